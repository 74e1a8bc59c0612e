import Glibc

/// Input that the guard reads before docker does: standard input, or what the shell passes as `/dev/fd/63` for `<(…)`. It is saved, so that
/// both can read it from the start.
enum StandardInput {
    /// Saves the input that these file names refer to, if any; `-` is standard input.
    ///
    /// - Returns: Whether standard input is among them, or `nil` if a file can be read only once.
    static func keep(for files: [String]) -> Bool? {
        var readsInput = false
        for file in files {
            if let descriptor = descriptor(file) {
                if !keep(descriptor) { return nil }
                readsInput = readsInput || descriptor == STDIN_FILENO
            } else {
                var found = stat()
                guard stat(file, &found) == 0 else { continue }
                let kind = found.st_mode & S_IFMT
                if kind == S_IFIFO || kind == S_IFCHR && file != "/dev/null" { return nil }
            }
        }
        return readsInput
    }

    /// The open file that a name refers to, or `nil` for any other file.
    private static func descriptor(_ file: String) -> Int32? {
        if file == "-" || file == "/dev/stdin" { return STDIN_FILENO }
        for folder in ["/dev/fd/", "/proc/self/fd/"] where file.hasPrefix(folder) { return Int32(file.dropFirst(folder.count)) }
        return nil
    }

    /// Copies the input to a file that only this process and its children can access. Returns `false` if that fails.
    private static func keep(_ descriptor: Int32) -> Bool {
        var found = stat()
        if fstat(descriptor, &found) == 0, found.st_mode & S_IFMT == S_IFREG { return true }
        var path = Array("/tmp/calf-input-XXXXXX".utf8CString)
        let file = mkstemp(&path)
        guard file >= 0 else { return false }
        unlink(path)
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            if count == 0 { break }
            guard count > 0, write(file, chunk, count) == count else { return false }
        }
        guard dup2(file, descriptor) >= 0 else { return false }
        close(file)
        return lseek(descriptor, 0, SEEK_SET) == 0
    }

    /// Whether something other than the terminal is connected that a program could read.
    static var isRedirected: Bool {
        var found = stat()
        return fstat(STDIN_FILENO, &found) == 0 && found.st_mode & S_IFMT != S_IFCHR
    }

    @discardableResult static func rewind() -> Bool { lseek(STDIN_FILENO, 0, SEEK_SET) == 0 }

    /// All of it as text. The next reader starts from the beginning again.
    static func text() -> String {
        rewind()
        defer { rewind() }
        return TextFile.read(STDIN_FILENO, limit: 1 << 20)
    }
}
