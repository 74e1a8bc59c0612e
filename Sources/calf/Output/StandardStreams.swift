import Glibc
import Primitives

/// The three standard streams, in whatever state the caller left them: closed, a closed pipe, a full disk; and files named on the command
/// line.
enum StandardStreams {
    /// Must be called first. A closed stream is opened on /dev/null for the opposite direction, so that no later file gets its number and
    /// using it still fails. A closed pipe becomes an error of `write`; unlike SIG_IGN, a handler is not inherited by the programs that
    /// calf starts.
    static func prepare() {
        for (descriptor, mode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDWR)]
        where fcntl(descriptor, F_GETFD) < 0 && errno == EBADF {
            let opened = open("/dev/null", mode)
            if opened >= 0, opened != descriptor {
                dup2(opened, descriptor)
                close(opened)
            }
        }
        signal(SIGPIPE) { _ in }
    }

    /// The contents of standard input. If the result is longer than the limit, there was more.
    static func readInput(limit: Int) throws(CommandLineError) -> [UInt8] { try read(STDIN_FILENO, name: "standard input", limit: limit) }

    /// The contents of a file, or of standard input for `-`. If the result is longer than the limit, there was more.
    static func read(_ path: String, limit: Int) throws(CommandLineError) -> [UInt8] {
        if path == "-" { return try readInput(limit: limit) }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("read", path) }
        defer { close(descriptor) }
        return try read(descriptor, name: path, limit: limit)
    }

    private static func read(_ descriptor: Int32, name: String, limit: Int) throws(CommandLineError) -> [UInt8] {
        guard let bytes = DescriptorBytes.read(descriptor, atMost: limit + 1) else { throw failure("read", name) }
        return bytes.withoutMark
    }

    /// Replaces a file atomically, so that a crash leaves either the old or the new one. Its mode is kept; a new file gets `mode`. A link still
    /// leads to the file. What can't be replaced, because it is a pipe or a device, or has other names, is written to.
    static func replace(_ path: String, with bytes: [UInt8], mode: mode_t = 0o644) throws(CommandLineError) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            var link = stat()
            // One that leads to a file that isn't there yet.
            if lstat(path, &link) == 0 { return try write(bytes, to: path, flags: O_CREAT, mode) }
            return try replace(path, with: bytes, keeping: mode)
        }
        guard status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1, let real = realpath(path, nil) else {
            return try write(bytes, to: path, flags: O_TRUNC, mode)
        }
        defer { free(real) }
        try replace(String(cString: real), with: bytes, keeping: status.st_mode & 0o777)
    }

    private static func replace(_ path: String, with bytes: [UInt8], keeping mode: mode_t) throws(CommandLineError) {
        let temporary = "\(path).\(getpid())"
        try write(bytes, to: temporary, flags: O_CREAT | O_EXCL, mode)
        guard rename(temporary, path) == 0 else { throw failure("write", path, removing: temporary) }
    }

    private static func write(_ bytes: [UInt8], to path: String, flags: Int32, _ mode: mode_t) throws(CommandLineError) {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC | flags, mode)
        guard descriptor >= 0 else { throw failure("write", path) }
        defer { close(descriptor) }
        guard DescriptorBytes.write(bytes, to: descriptor) else {
            throw failure("write", path, removing: flags & O_EXCL != 0 ? path : nil)
        }
    }

    private static func failure(_ verb: String, _ name: String, removing file: String? = nil) -> CommandLineError {
        let error = CommandLineError("cannot \(verb) \(name): \(String(cString: strerror(errno)))")
        if let file { unlink(file) }
        return error
    }
}
