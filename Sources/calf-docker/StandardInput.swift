import Glibc

/// Standard input that the guard reads before docker does. It is saved, so that both can read it from the start.
enum StandardInput {
    /// Copies standard input to a file that only this process and its children can access. Returns `false` if that fails.
    static func keep() -> Bool {
        var found = stat()
        if fstat(STDIN_FILENO, &found) == 0, found.st_mode & S_IFMT == S_IFREG { return true }
        var path = Array("/tmp/calf-input-XXXXXX".utf8CString)
        let file = mkstemp(&path)
        guard file >= 0 else { return false }
        unlink(path)
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(STDIN_FILENO, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            if count == 0 { break }
            guard count > 0, write(file, chunk, count) == count else { return false }
        }
        guard dup2(file, STDIN_FILENO) >= 0 else { return false }
        close(file)
        return rewind()
    }

    @discardableResult static func rewind() -> Bool { lseek(STDIN_FILENO, 0, SEEK_SET) == 0 }

    /// All of it as text. The next reader starts from the beginning again.
    static func text() -> String {
        rewind()
        defer { rewind() }
        return TextFile.read(STDIN_FILENO, limit: 1 << 20)
    }
}
