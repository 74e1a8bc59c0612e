import Glibc

/// Commands whose output a script reads.
enum Shell {
    /// What a command prints, without its last line end; `nil` if it fails.
    static func output(of command: String) -> [UInt8]? {
        guard let stream = popen(command, "re") else { return nil }
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = fread(&buffer, 1, buffer.count, stream)
            if count == 0 { break }
            all += buffer[..<count]
        }
        guard pclose(stream) == 0 else { return nil }
        if all.last == UInt8(ascii: "\n") { all.removeLast() }
        return all
    }
}

/// A file that results are written to, or after a `|`, a program that reads them.
package final class OutputFile {
    private let stream: UnsafeMutablePointer<FILE>
    private let isProgram: Bool

    package init(_ path: String) throws(ScriptCommandError) {
        isProgram = path.hasPrefix("|")
        guard let stream = isProgram ? popen(String(path.dropFirst()), "we") : fopen(path, "we") else {
            throw ScriptCommandError("\(path): \(String(cString: strerror(errno)))")
        }
        self.stream = stream
    }

    deinit { if isProgram { pclose(stream) } else { fclose(stream) } }

    /// Writes and flushes.
    package func write(_ bytes: [UInt8]) throws(ScriptCommandError) {
        if fwrite(bytes, 1, bytes.count, stream) < bytes.count || fflush(stream) != 0 {
            throw ScriptCommandError("cannot write: \(String(cString: strerror(errno)))")
        }
    }
}
