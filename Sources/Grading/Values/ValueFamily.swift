/// What kind of value a column contains, for comparing values; derived from the OID of its type.
enum ValueFamily: Sendable, Hashable, Codable {
    /// Whole numbers and `numeric`: compared digit by digit.
    case number
    /// `real` and `double precision`: compared with a tolerance.
    case float
    case text
    /// `char(n)`: padding is ignored.
    case paddedText
    case boolean
    case date
    case timestamp
    case timestampWithZone
    case interval
    case json
    case bytes
    case array
    /// Compared as the server prints it: enumerations, uuid, ranges, network addresses, records.
    case other

    /// The family of a type in pg_type; OIDs below 10000 never change.
    init(typeOID: UInt32) {
        switch typeOID {
        case 20, 21, 23, 26, 28, 29, 5069, 1700: self = .number
        case 700, 701: self = .float
        case 18, 19, 25, 705, 1043: self = .text
        case 1042: self = .paddedText
        case 16: self = .boolean
        case 1082: self = .date
        case 1114: self = .timestamp
        case 1184: self = .timestampWithZone
        case 1186: self = .interval
        case 114, 3802: self = .json
        case 17: self = .bytes
        case 143, 199, 651, 1000...1003, 1005, 1007, 1009, 1014...1016, 1021, 1022, 1028, 1041, 1115, 1182, 1183, 1185, 1187, 1231, 1270,
            2951, 3807:
            self = .array
        default: self = .other
        }
    }

    /// What a learner would call it.
    var name: String {
        switch self {
        case .number, .float: "a number"
        case .text, .paddedText: "text"
        case .boolean: "true or false"
        case .date: "a date"
        case .timestamp, .timestampWithZone: "a point in time"
        case .interval: "a span of time"
        case .json: "JSON"
        case .bytes: "bytes"
        case .array: "an array"
        case .other: "of another type"
        }
    }
}
