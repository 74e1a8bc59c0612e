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

    /// Replaces a file (`FileReplacement`). A new file gets `mode`.
    static func replace(_ path: String, with bytes: [UInt8], mode: mode_t = 0o644) throws(CommandLineError) {
        guard FileReplacement.replace(path, with: bytes, mode: mode) else { throw failure("write", path) }
    }

    private static func failure(_ verb: String, _ name: String) -> CommandLineError {
        CommandLineError("cannot \(verb) \(name): \(String(cString: strerror(errno)))")
    }
}
