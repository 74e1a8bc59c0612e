/// Types in plain words, for learners who are new to them.
enum TypeWords {
    static func of(_ type: String) -> String {
        switch type {
        case "integer": "an integer"
        case "bigint", "smallint": "an integer (\(type))"
        case "numeric", "real", "double precision": "a number (\(type))"
        case "text", "character varying", "character", "\"char\"": "text"
        case "unknown": "text"
        case "boolean": "true or false (boolean)"
        case "date": "a date"
        case "interval": "an interval"
        case _ where type.hasPrefix("timestamp"): "a timestamp"
        case _ where type.hasSuffix("[]"): "an array (\(type))"
        case "record": "a whole row"
        default: type
        }
    }
}
