/// Reads the headers of a connection's HTTP/2 messages. A message can refer to what earlier ones have put into the table. RFC 7541.
struct HeaderReader {
    typealias Field = (name: String, value: String)

    /// The newest first.
    private var table: [Field] = []
    private var limit = maxTable
    /// A larger table needs the engine's consent, which it doesn't give.
    private static let maxTable = 4096
    /// The names of the table that never changes. Its values don't matter here.
    private static let fixed = """
        :authority :method :method :path :path :scheme :scheme :status :status :status :status :status :status :status accept-charset \
        accept-encoding accept-language accept-ranges accept access-control-allow-origin age allow authorization cache-control \
        content-disposition content-encoding content-language content-length content-location content-range content-type cookie date etag \
        expect expires from host if-match if-modified-since if-none-match if-range if-unmodified-since last-modified link location \
        max-forwards proxy-authenticate proxy-authorization range referer refresh retry-after server set-cookie strict-transport-security \
        transfer-encoding user-agent vary via www-authenticate
        """.split(separator: " ").map { String($0) }

    /// The fields of the next message, in their order.
    mutating func fields(in block: [UInt8]) throws(HTTPError) -> [Field] {
        var (fields, rest) = ([Field](), block[...])
        while let first = rest.first {
            if first & 0x80 != 0 {
                fields.append(try entry(try Self.integer(&rest, bits: 7)))
            } else if first & 0xE0 == 0x20 {
                limit = try Self.integer(&rest, bits: 5)
                guard limit <= Self.maxTable else { throw Self.malformed }
                shrink()
            } else {
                let isKept = first & 0x40 != 0
                let index = try Self.integer(&rest, bits: isKept ? 6 : 4)
                let field = Field(index == 0 ? try Self.string(&rest) : try entry(index).name, try Self.string(&rest))
                fields.append(field)
                if isKept { table.insert(field, at: 0) }
                shrink()
            }
        }
        return fields
    }

    private func entry(_ index: Int) throws(HTTPError) -> Field {
        if (1...Self.fixed.count).contains(index) { return (Self.fixed[index - 1], "") }
        guard table.indices.contains(index - Self.fixed.count - 1) else { throw Self.malformed }
        return table[index - Self.fixed.count - 1]
    }

    private mutating func shrink() {
        while table.reduce(0, { $0 + $1.name.utf8.count + $1.value.utf8.count + 32 }) > limit { table.removeLast() }
    }

    // MARK: - Values

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
        if isCompressed { return try decompressed(rest.prefix(count)) }
        guard let text = String(validating: rest.prefix(count), as: UTF8.self) else { throw malformed }
        return text
    }

    /// Huffman's code: the codes of one length follow each other. No builder's client sends characters with longer codes.
    private static let codes: [Int: [Character]] = [
        5: Array("012aceiost"), 6: Array(" %-./3456789=A_bdfghlmnpru"), 7: Array(":BCDEFGHIJKLMNOPQRSTUVWYjkqvwxyz"), 8: Array("&*,;XZ"),
        10: Array("!\"()?"), 11: Array("'+|"), 12: Array("#>"), 13: Array("\0$@[]~"), 14: Array("^}"), 15: Array("<`{"),
    ]

    private static func decompressed(_ bytes: ArraySlice<UInt8>) throws(HTTPError) -> String {
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
            if length > 15 { throw malformed }
        }
        return text
    }

    // MARK: - Writing

    /// A field that changes no table.
    static func encoded(_ field: Field) -> [UInt8] { [0] + encoded(field.name) + encoded(field.value) }

    private static func encoded(_ text: String) -> [UInt8] {
        var (bytes, rest) = ([UInt8(min(text.utf8.count, 0x7F))], text.utf8.count - 0x7F)
        while rest >= 0 {
            bytes.append(UInt8(rest & 0x7F) | (rest > 0x7F ? 0x80 : 0))
            rest = rest > 0x7F ? rest >> 7 : -1
        }
        return bytes + text.utf8
    }
}
