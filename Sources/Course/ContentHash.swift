/// The SHA-256 of some content: names templates and cached references, and pins what the user has trusted.
package struct ContentHash: Sendable, Hashable {
    /// The 32 bytes of the digest.
    package let bytes: [UInt8]

    /// Hashes bytes.
    package init(of content: some Sequence<UInt8>) {
        var digest = SHA256()
        digest.update(Array(content))
        bytes = digest.finish()
    }

    /// Hashes a text as UTF-8.
    package init(of text: String) { self.init(of: text.utf8) }

    /// The hash of several parts, including their boundaries: `["a", "bc"]` differs from `["ab", "c"]`.
    package init(ofParts parts: some Sequence<String>) {
        var digest = SHA256()
        for part in parts {
            digest.update(Array("\(part.utf8.count):".utf8))
            digest.update(Array(part.utf8))
        }
        bytes = digest.finish()
    }

    /// The first `digits` hexadecimal digits: enough for names where a collision would only cost time.
    package func hex(digits: Int) -> String { String(hex.prefix(digits)) }

    /// All 64 hexadecimal digits, in lower case.
    package var hex: String {
        let alphabet = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [alphabet[Int($0 >> 4)], alphabet[Int($0 & 15)]] }, as: UTF8.self)
    }
}

extension ContentHash: CustomStringConvertible {
    package var description: String { hex }
}
