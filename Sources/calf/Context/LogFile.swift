import Glibc
import Primitives
import Sandbox
import Synchronization
import Terminal

/// calf's one log file, in the state directory. Records which command ran when, and never SQL, addresses or passwords.
final class LogFile: Sendable {
    private static let limit: off_t = 1 << 20

    let path: String
    /// Also prints each line, for `--verbose`.
    private let echo: Output?
    private let isStopped = Mutex(false)

    init(folder: String, echo: Output?) {
        path = folder + "/calf.log"
        self.echo = echo
    }

    /// Adds a line. Never fails: an unwritable log must not keep anyone from learning.
    func note(_ text: String) {
        if isStopped.withLock({ $0 }) { return }
        let line = "\(Timestamp.now) \(getpid()) \(text)"
        echo?.printError(line)
        // If there is no folder for the log, there is no log.
        if access(path, F_OK) != 0 { try? FileSystem.makeDirectories(FileSystem.parent(of: path)) }
        rotate()
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let bytes = Array((SafeText(line).string + "\n").utf8)
        _ = write(descriptor, bytes, bytes.count)
    }

    /// Stops logging.
    func stop() { isStopped.withLock { $0 = true } }

    private func rotate() {
        var status = stat()
        if stat(path, &status) == 0, status.st_size > LogFile.limit { rename(path, path + ".1") }
    }
}
