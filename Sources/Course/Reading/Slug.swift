/// Ids made of a–z, 0–9, and single hyphens between them.
package enum Slug {
    /// The title in lower case, with every run of other characters replaced by one hyphen, and none at the ends.
    package static func make(from title: String) -> String {
        var slug: [UInt8] = []
        for byte in title.lowercased().utf8 {
            if isPlain(byte) {
                slug.append(byte)
            } else if let last = slug.last, last != UInt8(ascii: "-") {
                slug.append(UInt8(ascii: "-"))
            }
        }
        if slug.last == UInt8(ascii: "-") { slug.removeLast() }
        return String(decoding: slug, as: UTF8.self)
    }

    /// Whether a handwritten id is a valid one.
    static func isValid(_ id: String) -> Bool { !id.isEmpty && make(from: id) == id }

    private static func isPlain(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }
}
