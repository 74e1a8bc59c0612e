import Glibc
import Sandbox
import TutorCore

/// The learner's own editor: the one named by `VISUAL` or `EDITOR`, or else vi.
enum ExternalEditor {
    /// Waits until the editor exits. Meant for the loop's thread, while the editor has the terminal.
    ///
    /// - Parameter folder: The folder for the temporary file, which is private to the user and deleted afterward.
    static func edit(_ text: String, in folder: String) -> EditedText {
        let path = "\(folder)/scratchpad-\(getpid())-\(UInt32.random(in: 0...UInt32.max)).sql"
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return .failed("\(folder) can't be written: \(String(cString: strerror(errno))).") }
        defer { unlink(path) }
        let isWritten = write(text, to: descriptor)
        close(descriptor)
        guard isWritten else { return .failed("\(path) can't be written: \(String(cString: strerror(errno))).") }
        let names = ["VISUAL", "EDITOR"]
        let command = names.compactMap { getenv($0).map { String(cString: $0) } }.first { !$0.isEmpty } ?? "vi"
        switch ForegroundCommand.run(shell: command + " \"$1\"", argument: path) {
        case .exited(0): break
        case .exited(127): return .failed("'\(command)' was not found, so the text is unchanged. Set EDITOR to your editor.")
        case .exited(let status): return .failed("'\(command)' exited with code \(status), so the text is unchanged.")
        case .killed(let signal): return .failed("'\(command)' was stopped by signal \(signal), so the text is unchanged.")
        case .failed(let why): return .failed("'\(command)' could not be started: \(why). The text is unchanged.")
        }
        guard let bytes = read(path) else { return .failed("The edited file can't be read, so the text is unchanged.") }
        guard var edited = String(validating: bytes, as: UTF8.self) else {
            return .failed("The edited file is not valid UTF-8, so the text is unchanged.")
        }
        // Editors terminate the last line.
        if edited.hasSuffix("\n"), !text.hasSuffix("\n") { edited.removeLast() }
        return .text(edited)
    }

    private static func write(_ text: String, to descriptor: Int32) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    private static func read(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }
}
