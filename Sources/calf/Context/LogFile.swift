import Glibc
import Progress
import Synchronization

/// calf's one log file, in the state directory. Holds what was done when, and never what was typed, an address or a password.
final class LogFile: Sendable {
    private static let limit: off_t = 1 << 20

    let path: String
    /// Where each line is shown too, with `--verbose`.
    private let echo: Output?
    private let isStopped = Mutex(false)

    init(folder: String, echo: Output?) {
        path = folder + "/calf.log"
        self.echo = echo
    }

    /// Adds a line. A log that cannot be written keeps nobody from learning, so this never fails.
    func note(_ text: String) {
        if isStopped.withLock({ $0 }) { return }
        let line = "\(Timestamp.now) \(getpid()) \(text)"
        echo?.complain(line)
        makeFolder()
        rotate()
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let bytes = Array((line.replacingControls() + "\n").utf8)
        _ = write(descriptor, bytes, bytes.count)
    }

    /// Adds nothing from now on, since its folder is about to go.
    func stop() { isStopped.withLock { $0 = true } }

    private func rotate() {
        var status = stat()
        if stat(path, &status) == 0, status.st_size > LogFile.limit { rename(path, path + ".1") }
    }

    private func makeFolder() {
        guard access(path, F_OK) != 0 else { return }
        var folder = ""
        for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
            folder += part + "/"
            mkdir(folder, 0o700)
        }
    }
}

extension String {
    /// One line, whatever it was.
    fileprivate func replacingControls() -> String { String(unicodeScalars.map { $0.value < 0x20 ? " " : Character($0) }) }
}
