import Postgres

/// SQL as it comes from a file, standard input or the command line.
enum SQLText {
    private static let maxMegabytes = 64

    /// The text of a file, or of standard input for `-`, without its byte order mark.
    static func read(_ path: String) throws(CommandLineError) -> String {
        let bytes = try StandardStreams.read(path, limit: maxMegabytes << 20)
        let name = path == "-" ? "standard input" : path
        if bytes.count > maxMegabytes << 20 { throw CommandLineError("\(name) is larger than \(maxMegabytes) MB") }
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        if let index = content.firstIndex(of: 0) {
            throw CommandLineError("line \(line(of: index, bytes)) of \(name) has a NUL byte, which SQL can't contain")
        }
        guard let text = String(validating: content, as: UTF8.self) else {
            let repaired = String(decoding: content, as: UTF8.self).utf8
            let index = zip(content.indices, repaired).first { content[$0] != $1 }?.0 ?? content.endIndex
            throw CommandLineError(
                "line \(line(of: index, bytes)) of \(name) is not valid UTF-8. If it is Latin-1, convert it: iconv -f LATIN1 -t UTF-8 FILE"
            )
        }
        return try checked(text, name)
    }

    /// The same text, unless it would keep the server busy beyond cancellation.
    static func checked(_ text: String, _ name: String) throws(CommandLineError) -> String {
        let bytes = Array(text.utf8)
        if let start = OperatorRun.tooLong(in: bytes) {
            throw CommandLineError(
                "line \(line(of: start, bytes)) of \(name) has more than \(OperatorRun.maxLength) operator characters in a row. "
                    + "The server would take too long to read them")
        }
        return text
    }

    private static func line(of index: Int, _ bytes: [UInt8]) -> Int { bytes[..<index].count { $0 == UInt8(ascii: "\n") } + 1 }
}
