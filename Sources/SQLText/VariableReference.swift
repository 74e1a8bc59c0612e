/// A reference to a psql variable: `:name`, `:'name'` as a literal, `:"name"` as an identifier, `:{?name}` for whether it is set.
struct VariableReference {
    enum Form {
        case plain
        case literal
        case identifier
        case isSet
    }

    var name: String
    var form: Form
    /// The offset of the text after it.
    var end: Int

    /// - Parameter start: The offset of the colon.
    init?(at start: Int, before count: Int, _ byte: (Int) -> UInt8) {
        func name(from start: Int) -> (String, end: Int) {
            var end = start
            while end < count, byte(end).isVariableNamePart { end += 1 }
            return (String(decoding: (start..<end).map(byte), as: UTF8.self), end)
        }
        let opening = start + 1 < count ? byte(start + 1) : 0
        let quotes: [UInt8: (prefix: Int, close: String, form: Form)] = [
            UInt8(ascii: "'"): (2, "'", .literal), UInt8(ascii: "\""): (2, "\"", .identifier), UInt8(ascii: "{"): (3, "}", .isSet),
        ]
        guard let quote = quotes[opening] else {
            (self.name, end) = name(from: start + 1)
            form = .plain
            if self.name.isEmpty { return nil }
            return
        }
        if quote.form == .isSet, start + 2 >= count || byte(start + 2) != UInt8(ascii: "?") { return nil }
        let (found, close) = name(from: start + quote.prefix)
        guard !found.isEmpty, close < count, [byte(close)] == Array(quote.close.utf8) else { return nil }
        (self.name, form, end) = (found, quote.form, close + 1)
    }

    /// The text that replaces the reference. Like libpq's, a literal with escapes starts with a space, so that it can follow a word.
    func quoted(_ value: String?) -> String {
        switch form {
        case .plain: value ?? ""
        case .literal: (value?.contains("\\") == true ? " " : "") + SQL.literal(value ?? "")
        case .identifier: SQL.identifier(value ?? "")
        case .isSet: value == nil ? "FALSE" : "TRUE"
        }
    }
}

extension UInt8 {
    /// Whether the byte can be part of a psql variable name.
    var isVariableNamePart: Bool {
        (self | 0x20 >= 0x61 && self | 0x20 <= 0x7A) || (self >= 0x30 && self <= 0x39) || self == UInt8(ascii: "_") || self >= 0x80
    }
}
