/// Why bytes aren't text that a server with UTF-8 can read.
package enum TextFlaw: Equatable, Sendable {
    /// Another encoding or another kind of file.
    case format(FileFormat)
    /// The line contains a byte of another encoding.
    case notUTF8(line: Int)
    case nulByte(line: Int)

    /// `nil` if the bytes are text. A byte order mark is allowed.
    ///
    /// - Parameter isStart: Whether they are the start of the file.
    package init?(in bytes: [UInt8], isStart: Bool = true) {
        func line(of index: Int) -> Int { bytes[..<index].count { $0 == UInt8(ascii: "\n") } + 1 }
        if isStart, let format = FileFormat(of: bytes) {
            self = .format(format)
        } else if let index = bytes.firstIndex(of: 0) {
            self = .nulByte(line: line(of: index))
        } else if String(validating: bytes, as: UTF8.self) == nil {
            let repaired = String(decoding: bytes, as: UTF8.self).utf8
            self = .notUTF8(line: line(of: zip(bytes, repaired).prefix { $0 == $1 }.count))
        } else {
            return nil
        }
    }

    /// What is wrong, and how to repair it.
    ///
    /// - Parameters:
    ///   - name: What the text is called, such as the name of its file.
    ///   - lines: How many lines come before the bytes.
    package func sentence(about name: String, after lines: Int = 0) -> String {
        switch self {
        case .format(let format): "\(name) is \(format.name). \(format.remedy)"
        case .notUTF8(let line):
            "line \(lines + line) of \(name) is not valid UTF-8. If it is Latin-1 or Windows-1252, convert it: "
                + "iconv -f WINDOWS-1252 -t UTF-8 FILE"
        case .nulByte(let line): "line \(lines + line) of \(name) has a NUL byte, which text can't contain. Save the file as plain text."
        }
    }
}

/// A kind of file that isn't UTF-8 text, recognized by how it starts.
package struct FileFormat: Equatable, Sendable {
    /// As in "Your answer is a PDF file".
    let name: String
    let remedy: String

    /// `nil` for UTF-8 text and for what has no known start.
    init?(of bytes: [UInt8]) {
        if let known = Self.known.first(where: { bytes.starts(with: $0.start) }) {
            self = known.format
        } else {
            // In UTF-16, one of the two bytes of an ASCII character is zero, and always the same one.
            let pairs = stride(from: 0, to: min(bytes.count, 8) - 1, by: 2).map { (first: bytes[$0] == 0, second: bytes[$0 + 1] == 0) }
            guard let start = pairs.first, start.first != start.second, pairs.allSatisfy({ $0 == start }) else { return nil }
            self = Self.encoded(start.second ? "UTF-16LE" : "UTF-16BE", "UTF-16")
        }
    }

    private init(_ name: String, _ remedy: String) {
        self.name = name
        self.remedy = remedy
    }

    private static func encoded(_ encoding: String, _ name: String) -> FileFormat {
        FileFormat("\(name) text", "Save it as UTF-8, or convert it: iconv -f \(encoding) -t UTF-8 FILE")
    }

    private static func document(_ name: String) -> FileFormat { FileFormat(name, "Save its text as a plain text file.") }

    private static let known: [(start: [UInt8], format: FileFormat)] = [
        ([0xFF, 0xFE, 0, 0], encoded("UTF-32", "UTF-32")), ([0, 0, 0xFE, 0xFF], encoded("UTF-32", "UTF-32")),
        ([0xFF, 0xFE], encoded("UTF-16", "UTF-16")), ([0xFE, 0xFF], encoded("UTF-16", "UTF-16")),
        (Array("PK\u{3}\u{4}".utf8), document("a Word or OpenDocument file, or another ZIP archive")),
        ([0xD0, 0xCF, 0x11, 0xE0], document("a Word file")), (Array("{\\rtf".utf8), document("an RTF file")),
        (Array("%PDF".utf8), document("a PDF file")), ([0x89] + Array("PNG".utf8), document("a picture")),
        ([0xFF, 0xD8, 0xFF], document("a picture")), (Array("GIF8".utf8), document("a picture")),
        ([0x1F, 0x8B], document("a gzip archive")), (Array("Rar!".utf8), document("a RAR archive")),
        ([0x37, 0x7A, 0xBC, 0xAF], document("a 7z archive")), (Array("SQLite format 3".utf8), document("a SQLite database")),
        (Array("PGDMP".utf8), FileFormat("a dump in pg_dump's custom format", "Convert it to SQL: pg_restore -f - FILE")),
    ]
}
