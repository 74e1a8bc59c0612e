import Glibc

/// A file that results are written to, or after a `|`, a program that reads them.
package final class OutputFile {
    private let stream: UnsafeMutablePointer<FILE>
    private let isProgram: Bool

    /// - Parameter startsPrograms: whether a path with a `|` names a program, and not a file.
    package init(_ path: String, startsPrograms: Bool = false) throws(ScriptCommandError) {
        isProgram = startsPrograms && path.hasPrefix("|")
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
