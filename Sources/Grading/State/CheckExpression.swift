import Primitives

/// Normalizes conditions, which the server prints fully parenthesized: splits conjunctions, turns comparisons the same way around, and
/// sorts lists of values.
enum CheckExpression {
    /// The conditions that must all hold.
    static func conditions(of expression: String) -> [String] {
        let bare = withoutParentheses(Array(expression.utf8)[...])
        let parts = split(bare, at: " AND ")
        guard parts.count > 1 else { return [oneWay(bare)] }
        return parts.flatMap { conditions(of: String(decoding: $0, as: UTF8.self)) }
    }

    /// Maps the various expressions for the transaction's start time to one.
    static func sameMoment(_ expression: String) -> String {
        switch expression {
        case "CURRENT_TIMESTAMP", "transaction_timestamp()": "now()"
        case "('now'::text)::date", "(now())::date": "CURRENT_DATE"
        default: expression
        }
    }

    /// A constant without its type, which is the column's: `'EUR'::text`.
    static func withoutCast(_ expression: String) -> String {
        expression.wholeMatch(of: #/('(?:[^']|'')*')::[a-z ]+(\(\d+\))?/#).map { String($0.output.1) } ?? expression
    }

    /// Turns `(0 < price)` into `price > 0`, and sorts the values of a list.
    private static func oneWay(_ condition: ArraySlice<UInt8>) -> String {
        let mirrored = [" < ": " > ", " <= ": " >= ", " > ": " < ", " >= ": " <= ", " = ": " = ", " <> ": " <> "]
        for (sign, mirror) in mirrored {
            let sides = split(condition, at: sign)
            guard sides.count == 2 else { continue }
            let texts = sides.map { String(decoding: withoutParentheses($0), as: UTF8.self) }
            // ANY and ALL stand only on the right.
            if texts[1].hasPrefix("ANY (") || texts[1].hasPrefix("ALL (") { return texts[0] + sign + sortedList(texts[1]) }
            return texts[0] <= texts[1] ? texts[0] + sign + texts[1] : texts[1] + mirror + texts[0]
        }
        return String(decoding: condition, as: UTF8.self)
    }

    private static func sortedList(_ list: String) -> String {
        let bytes = Array(list.utf8)
        guard let start = bytes.firstIndex(of: UInt8(ascii: "[")), let end = bytes.lastIndex(of: UInt8(ascii: "]")) else { return list }
        let values = split(bytes[(start + 1)..<end], at: ", ").map { String(decoding: $0, as: UTF8.self) }.sorted()
        return String(decoding: bytes[...start], as: UTF8.self) + values.joined(separator: ", ")
            + String(decoding: bytes[end...], as: UTF8.self)
    }

    private static func withoutParentheses(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard text.first == UInt8(ascii: "("), depths(text).firstIndex(of: 0) == text.count - 1 else { return text }
        return withoutParentheses(text.dropFirst().dropLast())
    }

    /// The same for strings, without whitespace around the pieces.
    static func parts(of text: String, at separator: String) -> [String] {
        split(Array(text.utf8)[...], at: separator).map { String(decoding: $0, as: UTF8.self).trimmed }
    }

    /// The pieces between occurrences of `separator` outside parentheses, brackets, and quotes.
    private static func split(_ text: ArraySlice<UInt8>, at separator: String) -> [ArraySlice<UInt8>] {
        let depths = depths(text)
        var pieces: [ArraySlice<UInt8>] = []
        var start = text.startIndex
        var index = text.startIndex
        while index < text.endIndex {
            if depths[index - text.startIndex] == 0, text[index...].starts(with: separator.utf8) {
                pieces.append(text[start..<index])
                index += separator.utf8.count
                start = index
            } else {
                index += 1
            }
        }
        return pieces + [text[start...]]
    }

    /// The nesting depth of each byte in parentheses, brackets, and quotes; a closing one already counts as outside.
    static func depths(_ text: ArraySlice<UInt8>) -> [Int] {
        var depths: [Int] = []
        var depth = 0
        var quote: UInt8?
        for byte in text {
            if let open = quote {
                if byte == open {
                    quote = nil
                    depth -= 1
                }
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                quote = byte
                depth += 1
            } else if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") {
                depth += 1
            } else if byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") {
                depth -= 1
            }
            depths.append(depth)
        }
        return depths
    }
}
