import Primitives

/// JSON in a canonical form: equal documents have equal bytes, regardless of whitespace, escapes, number formats, and the order of members.
enum CanonicalJSON {
    /// `nil` for text that is not JSON, or is nested deeper than any lesson needs.
    static func bytes(_ text: some Collection<UInt8>) -> [UInt8]? {
        do throws(JSONError) {
            return bytes(try JSONTree(Array(text)).root, depth: 0)
        } catch {
            return nil
        }
    }

    private static func bytes(_ node: JSONNode, depth: Int) -> [UInt8]? {
        guard depth < 500 else { return nil }
        switch node.kind {
        case .string: return [UInt8(ascii: "\"")] + framed((node.string ?? "").utf8)
        case .literal:
            let word = (node.literal ?? "").utf8
            guard let number = CanonicalNumber(Array(word)[...]) else { return Array(word) }
            return [UInt8(ascii: "#")] + framed(number.digits) + Array("\(number.isNegative ? "-" : "+")\(number.exponent)".utf8)
        case .array:
            var result = [UInt8(ascii: "[")]
            for child in node.children {
                guard let value = bytes(child, depth: depth + 1) else { return nil }
                result += framed(value)
            }
            return result
        case .object:
            // If members have the same name, the last one counts.
            var members: [[UInt8]: [UInt8]] = [:]
            for child in node.children {
                guard let value = bytes(child, depth: depth + 1) else { return nil }
                members[Array(child.key.utf8)] = value
            }
            var result = [UInt8(ascii: "{")]
            for (key, value) in members.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) { result += framed(key) + framed(value) }
            return result
        }
    }

    /// Prefixes the bytes with their length, so that different pieces never join to the same bytes.
    private static func framed(_ bytes: some Collection<UInt8>) -> [UInt8] { Array("\(bytes.count):".utf8) + Array(bytes) }
}
