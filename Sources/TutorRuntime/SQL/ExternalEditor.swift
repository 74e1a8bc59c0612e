import Glibc
import Primitives
import Sandbox
import TutorCore

/// The learner's own editor: the one named by `VISUAL` or `EDITOR`, or else vi.
enum ExternalEditor {
    /// Waits until the editor exits. Meant for the loop's thread, while the editor has the terminal.
    ///
    /// - Parameter folder: The folder for the temporary file, which is private to the user and deleted afterward.
    static func edit(_ text: String, in folder: String) -> EditedText {
        let path = "\(folder)/scratchpad-\(getpid())-\(UInt32.random(in: 0...UInt32.max)).sql"
        do { try FileSystem.write(text, to: path) } catch { return .failed("\(ErrorText.about(error)). The text is unchanged.") }
        defer { unlink(path) }
        let names = ["VISUAL", "EDITOR"]
        let command = names.compactMap { getenv($0).map { String(cString: $0) } }.first { !$0.isEmpty } ?? "vi"
        switch ForegroundCommand.run(shell: command + " \"$1\"", argument: path) {
        case .exited(0): break
        case .exited(127): return .failed("'\(command)' was not found, so the text is unchanged. Set EDITOR to your editor.")
        case .exited(let status): return .failed("'\(command)' exited with code \(status), so the text is unchanged.")
        case .killed(let signal): return .failed("'\(command)' was stopped by signal \(signal), so the text is unchanged.")
        case .failed(let why): return .failed("'\(command)' could not be started: \(why). The text is unchanged.")
        }
        let bytes: [UInt8]
        do { bytes = try FileSystem.readBytes(path, limit: .max) } catch {
            return .failed("The edited file can't be read, so the text is unchanged (\(ErrorText.about(error))).")
        }
        guard var edited = String(validating: bytes.withoutMark, as: UTF8.self) else {
            return .failed("The edited file is not valid UTF-8, so the text is unchanged.")
        }
        // Editors terminate the last line.
        if edited.hasSuffix("\n"), !text.hasSuffix("\n") { edited.removeLast() }
        return .text(edited)
    }
}
