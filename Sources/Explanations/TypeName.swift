/// The SQL names of the built-in types.
package enum TypeName {
    /// `another type` for one that beginners are unlikely to see.
    package static func of(_ typeOID: UInt32) -> String { names[typeOID] ?? "another type" }

    /// Whether a type contains whole numbers only.
    package static func isInteger(_ type: String) -> Bool { ["smallint", "integer", "bigint"].contains(type) }

    /// Whether a type contains numbers, with or without a precision.
    package static func isNumber(_ type: String) -> Bool {
        isInteger(type) || type == "real" || type == "double precision" || type.hasPrefix("numeric")
    }

    /// Whether a type contains text, with or without a length.
    package static func isText(_ type: String) -> Bool { type == "text" || type.hasPrefix("character") }

    /// The digits of `numeric(6,2)`: six, two of them after the decimal point.
    package static func digits(of type: String) -> (precision: Int, scale: Int)? {
        let numbers = type.split { !$0.isNumber }.compactMap { Int($0) }
        guard type.hasPrefix("numeric("), let precision = numbers.first else { return nil }
        return (precision, numbers.count > 1 ? numbers[1] : 0)
    }

    private static let names: [UInt32: String] = [
        16: "boolean", 17: "bytea", 18: "\"char\"", 19: "name", 20: "bigint", 21: "smallint", 23: "integer", 25: "text", 26: "oid",
        114: "json", 700: "real", 701: "double precision", 790: "money", 869: "inet", 1042: "char", 1043: "varchar", 1082: "date",
        1083: "time", 1114: "timestamp", 1184: "timestamp with time zone", 1186: "interval", 1266: "time with time zone",
        1700: "numeric", 2950: "uuid", 3802: "jsonb", 1005: "smallint[]", 1007: "integer[]", 1016: "bigint[]", 1009: "text[]",
        1015: "varchar[]", 1231: "numeric[]", 1022: "double precision[]", 1182: "date[]",
    ]
}
