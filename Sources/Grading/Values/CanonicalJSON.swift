import Primitives

/// JSON in a canonical form: equal documents have equal bytes, regardless of whitespace, escapes, number formats, and the order of members.
enum CanonicalJSON {
    /// `nil` for text that is not JSON, or is nested deeper than any lesson needs.
    static func bytes(_ text: some Collection<UInt8>) -> [UInt8]? {
        do throws(JSONError) {
            return Array(try JSONValue(parsing: String(decoding: text, as: UTF8.self)).canonical.json.utf8)
        } catch {
            return nil
        }
    }
}

extension JSONValue {
    fileprivate var canonical: JSONValue {
        switch self {
        case .number(let text):
            CanonicalNumber(text.utf8).map { number in
                JSONValue.number("\(number.isNegative ? "-" : "")0.\(String(decoding: number.digits, as: UTF8.self))e\(number.exponent)")
            } ?? self
        case .list(let items): .list(items.map(\.canonical))
        case .object(let members):
            // If members have the same name, the last one counts.
            .object(
                Dictionary(members.map { ($0.name, $0.value.canonical) }) { $1 }.sorted { $0.key < $1.key }
                    .map { Member($0.key, $0.value) })
        case .null, .bool, .text: self
        }
    }
}
