import Glibc
import Postgres

/// Reads a script as text: UTF-8, without a byte order mark.
package enum ScriptFile {
    private static let maxMegabytes = 64

    /// The text of a file.
    static func read(_ path: String) throws -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ScriptCommandError("cannot read \(path): \(String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while all.count <= maxMegabytes << 20 {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw ScriptCommandError("cannot read \(path): \(String(cString: strerror(errno)))") }
            if count == 0 { return try text(all, name: path) }
            all += buffer[..<count]
        }
        throw ScriptCommandError("\(path) is larger than \(maxMegabytes) MB")
    }

    /// Decodes the bytes. Throws if the server can't read the text, or would take too long to.
    package static func text(_ bytes: [UInt8], name: String) throws(ScriptCommandError) -> String {
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        func line(of index: Int) -> Int { bytes[..<index].count { $0 == UInt8(ascii: "\n") } + 1 }
        if let index = content.firstIndex(of: 0) {
            throw ScriptCommandError("line \(line(of: index)) of \(name) has a NUL byte, which SQL can't contain")
        }
        guard let text = String(validating: content, as: UTF8.self) else {
            let repaired = String(decoding: content, as: UTF8.self).utf8
            let index = zip(content.indices, repaired).first { content[$0] != $1 }?.0 ?? content.endIndex
            throw ScriptCommandError(
                "line \(line(of: index)) of \(name) is not valid UTF-8. If it is Latin-1, convert it: iconv -f LATIN1 -t UTF-8 FILE")
        }
        if let start = OperatorRun.tooLong(in: bytes) {
            throw ScriptCommandError(
                "line \(line(of: start)) of \(name) has more than \(OperatorRun.maxLength) operator characters in a row. "
                    + "The server would take too long to read them")
        }
        return text
    }
}
