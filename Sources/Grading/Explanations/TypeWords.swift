/// Types of values in the words of somebody who meets them for the first time, with their names.
enum TypeWords {
    static func of(_ type: String) -> String {
        switch type {
        case "integer", "bigint", "smallint": "a whole number (\(type))"
        case "numeric", "real", "double precision": "a number (\(type))"
        case "text", "character varying", "character", "\"char\"": "text"
        case "unknown": "text"
        case "boolean": "true or false (boolean)"
        case "date": "a date"
        case "interval": "a span of time (interval)"
        case _ where type.hasPrefix("timestamp"): "a point in time (timestamp)"
        case _ where type.hasSuffix("[]"): "a list of values (\(type))"
        case "record": "a whole row"
        default: type
        }
    }

    static func isText(_ type: String) -> Bool { ["text", "character varying", "character", "unknown"].contains(type) }
}
