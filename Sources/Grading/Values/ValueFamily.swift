/// What kind of value a column contains, for comparing values; derived from the OID of its type.
enum ValueFamily: Sendable, Equatable, Codable {
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
    indirect case array(of: ValueFamily)
    /// Compared as the server prints it: enumerations, uuid, ranges, network addresses, records.
    case other

    /// The family of a type in pg_type; OIDs below 10000 never change.
    init(typeOID: UInt32) {
        if let element = Self.elements[typeOID] {
            self = .array(of: ValueFamily(typeOID: element))
            return
        }
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
        default: self = .other
        }
    }

    /// The built-in array types whose elements are compared by value, and their element types.
    private static let elements: [UInt32: UInt32] = [
        1005: 21, 1007: 23, 1016: 20, 1028: 26, 1231: 1700, 1021: 700, 1022: 701, 1000: 16, 1001: 17, 1002: 18, 1003: 19, 1009: 25,
        1014: 1042, 1015: 1043, 1182: 1082, 1115: 1114, 1185: 1184, 1187: 1186, 199: 114, 3807: 3802, 1183: 1083, 1270: 1266,
        2951: 2950, 1041: 869, 651: 650, 143: 142,
    ]

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
