import Glibc
import TestSupport

/// A real terminal for one test: the only pane of its own tmux server, with a shell in it. It ends with this value.
final class TmuxPane: Sendable {
    /// tmux refused a command.
    struct Refused: Error { let command: String, output: String }

    /// The folder of the socket; it must exist until the server has ended.
    private let folder: ScratchFolder
    private let variables: [String: String]
    private let settings: String
    private let shell: [String]

    /// - Parameters:
    ///   - folder: the folder for the server's socket and settings.
    ///   - shell: the command to run in the pane.
    init(in folder: ScratchFolder, width: Int, height: Int, shell: [String], variables: [String: String]) throws {
        self.folder = folder
        self.variables = variables.merging(["LANG": "C.UTF-8", "HOME": folder.path]) { old, _ in old }
        settings = folder.write(
            """
            set -g status off
            set -g default-terminal xterm-256color
            set -s escape-time 0
            set -g remain-on-exit on
            set -g history-limit 0
            """.utf8, to: "tmux.conf")
        self.shell = shell
        try open(width: width, height: height)
    }

    /// Opens a window, if there is none.
    func open(width: Int, height: Int) throws {
        try tmux(["-f", settings, "new-session", "-d", "-x", "\(width)", "-y", "\(height)"] + shell)
    }

    /// Closes the window and everything in it, like a click on its close button.
    func close() throws { try tmux(["kill-server"]) }

    deinit { _ = try? tmux(["kill-server"]) }  // it may have ended already

    /// Runs one tmux command.
    @discardableResult
    private func tmux(_ words: [String]) throws -> String {
        let result = try Tool.run(["tmux", "-u", "-S", folder.path + "/tmux"] + words, variables: variables)
        guard result.status == 0 else {
            throw Refused(command: "tmux " + words.joined(separator: " "), output: result.output)
        }
        return result.output
    }
}

// MARK: - Input

extension TmuxPane {
    /// Types a text.
    func type(_ text: String) throws {
        try tmux(["send-keys", "-l", "--", TmuxPane.argument(text)])
    }

    /// Presses keys by tmux's names: Enter, Escape, F5, C-g, M-<.
    func press(_ keys: String...) throws { try tmux(["send-keys"] + keys) }

    /// A semicolon at the end of an argument would end tmux's command.
    private static func argument(_ text: String) -> String { text.hasSuffix(";") ? text.dropLast() + "\\;" : text }

    /// Sends bytes as a terminal would.
    func send(_ bytes: some Sequence<UInt8>) throws {
        try tmux(["send-keys", "-H"] + bytes.map { String($0, radix: 16) })
    }

    /// Pastes text as a terminal does, in brackets if the program has requested them.
    func paste(_ text: String) throws {
        try tmux(["set-buffer", "--", TmuxPane.argument(text)])
        try tmux(["paste-buffer", "-p", "-r", "-d"])
    }

    /// Pastes a text that is too long for an argument.
    func pasteLong(_ text: String) throws {
        try tmux(["load-buffer", folder.write(text.utf8, to: "paste")])
        try tmux(["paste-buffer", "-p", "-r", "-d"])
    }

    /// Presses and releases the left button; column and row from 0.
    func click(x: Int, y: Int) throws {
        try send("\u{1B}[<0;\(x + 1);\(y + 1)M\u{1B}[<0;\(x + 1);\(y + 1)m".utf8)
    }

    func resize(width: Int, height: Int) throws { try tmux(["resize-window", "-x", "\(width)", "-y", "\(height)"]) }
}

// MARK: - Output

extension TmuxPane {
    /// The screen's current contents.
    func capture() throws -> Capture {
        var lines = try tmux(["capture-pane", "-p"]).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return Capture(lines: lines)
    }

    /// The screen's current contents, with escape sequences for colors and attributes.
    func styledCapture() throws -> String { try tmux(["capture-pane", "-e", "-p"]) }

    /// One of tmux's variables for the pane.
    func value(_ name: String) throws -> String {
        String(try tmux(["display-message", "-p", "#{\(name)}"]).prefix { $0 != "\n" })
    }

    /// The terminal's modes that tmux knows: what a program may change and must restore.
    func modes() throws -> [String: String] {
        let names = [
            "alternate_on", "cursor_flag", "insert_flag", "keypad_cursor_flag", "keypad_flag", "mouse_all_flag", "mouse_any_flag",
            "mouse_button_flag", "mouse_sgr_flag", "mouse_standard_flag", "mouse_utf8_flag", "origin_flag", "scroll_region_lower",
            "scroll_region_upper", "wrap_flag", "pane_title",
        ]
        var modes: [String: String] = [:]
        for name in names { modes[name] = try value(name) }
        return modes
    }

    /// Waits until the condition holds for the screen.
    @discardableResult
    func wait(
        for what: String, file: String = #fileID, line: Int = #line, until isThere: (Capture) async throws -> Bool
    ) async throws -> Capture {
        var seen = Capture(lines: [])
        try await eventually(what, every: .milliseconds(20), finding: seen.text, file: file, line: line) {
            seen = try capture()
            return try await isThere(seen)
        }
        return seen
    }

    /// Waits until all of these words are visible at the same time.
    @discardableResult
    func wait(for words: String..., file: String = #fileID, line: Int = #line) async throws -> Capture {
        try await wait(for: "“\(words.joined(separator: "”, “"))”", file: file, line: line) { capture in words.allSatisfy(capture.contains)
        }
    }
}
