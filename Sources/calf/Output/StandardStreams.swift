import Glibc

/// The three standard streams as a caller may leave them: closed, a pipe nobody reads, a full disk.
enum StandardStreams {
    /// To be called first. A closed stream is opened on /dev/null the wrong way round, so that a file opened later does not take its number
    /// and using it fails as it did. A pipe that nobody reads any more becomes an error of `write`; a handler, unlike SIG_IGN, is not
    /// handed on to the programs that calf starts.
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

    /// Everything that standard input holds, up to a limit; one byte more shows that there was more.
    static func readInput(limit: Int) throws(Complaint) -> [UInt8] { try read(STDIN_FILENO, name: "standard input", limit: limit) }

    /// The bytes of a file, or of standard input for `-`.
    static func read(_ path: String, limit: Int) throws(Complaint) -> [UInt8] {
        if path == "-" { return try readInput(limit: limit) }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Complaint("cannot read \(path): \(String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        return try read(descriptor, name: path, limit: limit)
    }

    private static func read(_ descriptor: Int32, name: String, limit: Int) throws(Complaint) -> [UInt8] {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while all.count <= limit {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Complaint("cannot read \(name): \(String(cString: strerror(errno)))") }
            if count == 0 { break }
            all += buffer[..<count]
        }
        return all
    }
}

/// Something about the environment that does not let calf work, in words for the user. Ends with exit code 2.
struct Complaint: Error {
    var message: String

    init(_ message: String) { self.message = message }
}
