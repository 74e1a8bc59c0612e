// `environ` is a global C variable, which no script changes.
@preconcurrency import Glibc

/// Programs that a script starts, with the terminal and the output of this process.
package enum Shell {
    /// Runs a command with `/bin/sh`, or opens the user's shell, and waits for its end.
    static func run(_ command: String?) {
        let shell = getenv("SHELL").map { String(cString: $0) } ?? "/bin/sh"
        let words = command.map { ["/bin/sh", "-c", $0] } ?? [shell]
        // The child gets Ctrl-C as usual, although this process handles it.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGPIPE] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var arguments = words.map { strdup($0) } + [nil]
        defer { for word in arguments { free(word) } }
        var process: pid_t = 0
        guard posix_spawn(&process, words[0], nil, &attributes, &arguments, environ) == 0 else { return }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }

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

    /// Lets the user change a text in an editor, chosen as psql does.
    package static func edit(_ text: String) throws(ScriptCommandError) -> String {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(folder)/calf.XXXXXX.sql".utf8CString)
        let file = mkstemps(&template, 4)
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard file >= 0 else { throw ScriptCommandError("cannot write \(path): \(String(cString: strerror(errno)))") }
        close(file)
        defer { unlink(path) }
        try OutputFile(path).write(Array((text.isEmpty || text.hasSuffix("\n") ? text : text + "\n").utf8))
        let known = ["PSQL_EDITOR", "EDITOR", "VISUAL"].compactMap { (name: String) -> String? in
            getenv(name).map { String(cString: $0) }
        }
        let editor = known.first ?? "vi"
        run("exec \(editor) '\(path)'")
        return try ScriptFile.text(of: path)
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
