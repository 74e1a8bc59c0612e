import Glibc

/// The three standard streams, in whatever state the caller left them: closed, a closed pipe, a full disk.
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
        guard descriptor >= 0 else { throw CommandLineError("cannot read \(path): \(String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        return try read(descriptor, name: path, limit: limit)
    }

    private static func read(_ descriptor: Int32, name: String, limit: Int) throws(CommandLineError) -> [UInt8] {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while all.count <= limit {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw CommandLineError("cannot read \(name): \(String(cString: strerror(errno)))") }
            if count == 0 { break }
            all += buffer[..<count]
        }
        return all
    }
}
