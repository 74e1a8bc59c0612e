/// The strings in the headers of an HTTP/2 message, as far as they are written out: what refers to an earlier one was read there. RFC 7541.
enum HeaderBlock {
    /// The names and values, in their order.
    static func strings(in block: [UInt8]) throws(HTTPError) -> [String] {
        var (strings, rest) = ([String](), block[...])
        while let first = rest.first {
            if first & 0x80 != 0 {
                _ = try integer(&rest, bits: 7)
            } else if first & 0xE0 == 0x20 {
                _ = try integer(&rest, bits: 5)
            } else {
                let name = try integer(&rest, bits: first & 0x40 != 0 ? 6 : 4)
                for _ in 0..<(name == 0 ? 2 : 1) { strings.append(try string(&rest)) }
            }
        }
        return strings
    }

    private static let malformed = HTTPError.ambiguous("malformed headers")

    private static func integer(_ rest: inout ArraySlice<UInt8>, bits: Int) throws(HTTPError) -> Int {
        let limit = 1 << bits - 1
        guard let first = rest.popFirst() else { throw malformed }
        var (value, shift) = (Int(first) & limit, 0)
        if value < limit { return value }
        while shift <= 28, let byte = rest.popFirst() {
            value += Int(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return value }
            shift += 7
        }
        throw malformed
    }

    private static func string(_ rest: inout ArraySlice<UInt8>) throws(HTTPError) -> String {
        let isCompressed = (rest.first ?? 0) & 0x80 != 0
        let count = try integer(&rest, bits: 7)
        guard count <= rest.count else { throw malformed }
        defer { rest = rest.dropFirst(count) }
        return isCompressed ? decompressed(rest.prefix(count)) : String(decoding: rest.prefix(count), as: UTF8.self)
    }

    /// Huffman's code: the codes of one length follow each other. Characters with longer codes don't appear in a path.
    private static let codes: [Int: [Character]] = [
        5: Array("012aceiost"), 6: Array(" %-./3456789=A_bdfghlmnpru"), 7: Array(":BCDEFGHIJKLMNOPQRSTUVWYjkqvwxyz"), 8: Array("&*,;XZ"),
        10: Array("!\"()?"), 11: Array("'+|"), 12: Array("#>"), 13: Array("\0$@[]~"), 14: Array("^}"), 15: Array("<`{"),
    ]

    /// The text up to its end, or to the first character that isn't in the table.
    private static func decompressed(_ bytes: ArraySlice<UInt8>) -> String {
        var text = ""
        // The bits of a character so far, and the first code that is as long.
        var (code, length, first) = (0, 0, 0)
        for byte in bytes {
            for bit in (0..<8).reversed() {
                (code, length, first) = (code << 1 | Int(byte) >> bit & 1, length + 1, first << 1)
                guard let characters = codes[length] else { continue }
                if code - first < characters.count {
                    text.append(characters[code - first])
                    (code, length, first) = (0, 0, 0)
                } else {
                    first += characters.count
                }
            }
            if length > 15 { return text }
        }
        return text
    }
}
