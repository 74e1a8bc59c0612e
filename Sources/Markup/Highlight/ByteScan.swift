/// A cursor over the bytes of a code text that collects colored spans. Looking ahead never reads past the end.
struct ByteScan {
    let bytes: UnsafeBufferPointer<UInt8>
    var offset = 0
    private(set) var spans: [SyntaxSpan] = []

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var isAtEnd: Bool { offset >= bytes.count }
    var byte: UInt8 { peek(0) }

    /// The byte at a distance from the cursor; 0 outside the text.
    func peek(_ distance: Int) -> UInt8 {
        let place = offset + distance
        return place >= 0 && place < bytes.count ? bytes[place] : 0
    }

    /// Whether this ASCII text is next.
    func starts(with text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard offset + count <= bytes.count else { return false }
        for index in 0..<count where bytes[offset + index] != text.utf8Start[index] { return false }
        return true
    }

    mutating func skip(while wanted: (UInt8) -> Bool) {
        while offset < bytes.count, wanted(bytes[offset]) { offset += 1 }
    }

    mutating func skipLine() { skip { $0 != 0x0A } }

    /// Colors everything from `start` up to the cursor.
    mutating func mark(from start: Int, _ syntax: Syntax) {
        if start < offset { spans.append(SyntaxSpan(range: start..<offset, syntax: syntax)) }
    }

    func text(from start: Int) -> String { String(decoding: bytes[start..<offset], as: UTF8.self) }

    static func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == 0x5F || byte >= 0x80 }
    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

/// The bytes that the scanners look for.
enum Byte {
    static let lineFeed = UInt8(ascii: "\n")
    static let hash = UInt8(ascii: "#")
    static let quote = UInt8(ascii: "'")
    static let doubleQuote = UInt8(ascii: "\"")
    static let backslash = UInt8(ascii: "\\")
    static let dollar = UInt8(ascii: "$")
    static let dash = UInt8(ascii: "-")
    static let colon = UInt8(ascii: ":")
    static let open = UInt8(ascii: "(")
    static let close = UInt8(ascii: ")")
}
