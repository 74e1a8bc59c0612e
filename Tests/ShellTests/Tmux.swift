import Glibc
import Terminal
import TestSupport

/// A program in tmux, for comparison with the pane.
final class Tmux: Sendable {
    private let folder = ScratchFolder()

    /// Runs a command, without anyone's settings.
    init(_ command: String, columns: Int = 80, rows: Int = 24) {
        run("-f /dev/null new-session -d -x \(columns) -y \(rows) \"\(command)\"")
        run("set -g status off")
        run("resize-window -x \(columns) -y \(rows)")
    }

    deinit { run("kill-server") }

    /// The screen's rows, without trailing blanks.
    var rows: [String] { run("capture-pane -p").split(separator: "\n", omittingEmptySubsequences: false).map { Tmux.trimmed(String($0)) } }

    /// The title set by the program.
    var title: String { Tmux.trimmed(run("display-message -p '#{pane_title}'").replacing("\n", with: "")) }

    /// The number of the program's process.
    var process: pid_t? { pid_t(run("display-message -p '#{pane_pid}'").filter(\.isNumber)) }

    /// The size that the program sees, which tmux changes a while after its own.
    var programSize: Size? {
        let terminal = run("display-message -p '#{pane_tty}'").replacing("\n", with: "")
        let numbers = Tmux.output(of: "stty size <\(terminal) 2>&1").split { !$0.isNumber }.compactMap { Int($0) }
        return numbers.count == 2 ? Size(width: numbers[1], height: numbers[0]) : nil
    }

    /// Types text as bytes in hexadecimal, so that tmux interprets nothing in it.
    func type(_ text: String) {
        let codes = text.utf8.map { String($0 == 0x0A ? 0x0D : $0, radix: 16) }
        for code in codes { run("send-keys -H \(code)") }
    }

    func resize(_ columns: Int, _ rows: Int) { run("resize-window -x \(columns) -y \(rows)") }

    @discardableResult
    private func run(_ words: String) -> String {
        let environment = "env -i PATH=/usr/bin:/bin HOME=\(folder.path) LANG=C.UTF-8 TERM=xterm-256color PS1='$ '"
        return Tmux.output(of: "\(environment) tmux -S \(folder.path)/socket \(words) 2>&1")
    }

    private static func output(of command: String) -> String {
        guard let stream = popen(command, "r") else { return "" }
        defer { pclose(stream) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&buffer, 1, buffer.count, stream)
            if count == 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
        }
    }

    static func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }
}

/// The same program in the pane and in tmux, with the same input.
struct Twins {
    let pane: Pane
    let tmux: Tmux
    /// The command line in the pane, where a program has its name without the folder.
    private let command: String

    init(_ words: [String], columns: Int = 80, rows: Int = 24) {
        pane = Pane(words: words, columns: columns, rows: rows)
        command = (words[0].split(separator: "/").suffix(1).map(String.init) + words.dropFirst()).joined(separator: " ")
        tmux = Tmux(words.joined(separator: " "), columns: columns, rows: rows)
    }

    func type(_ text: String) {
        pane.type(text)
        tmux.type(text)
    }

    /// Gives both this size, and returns when their programs see it.
    func resize(_ columns: Int, _ rows: Int) async throws {
        let size = Size(width: columns, height: rows)
        tmux.resize(columns, rows)
        pane.resize(columns, rows)
        try await pane.wait(for: "the new size") { $0.frame?.canvas.size == size && tmux.programSize == size }
    }

    /// Waits until both show these words.
    func wait(_ words: String) async throws {
        try await pane.wait(words)
        try await pane.wait(for: "“\(words)” in tmux") { _ in tmux.rows.contains { $0.contains(words) } }
    }

    /// Waits until both have this title.
    func wait(title: String) async throws {
        try await pane.wait(for: "the title “\(title)”") { $0.frame?.title == title && tmux.title == title }
    }

    /// How many bytes the program has read in the pane and in tmux.
    var bytesRead: [Int] {
        let ours = RunningProcess.numbers(of: command).filter { RunningProcess.parent(of: $0) == getpid() }
        return [ours.first, tmux.process].map { $0.flatMap(RunningProcess.bytesRead) ?? 0 }
    }

    /// Waits until both screens show the same.
    func waitUntilSame(file: String = #fileID, line: Int = #line) async throws {
        let what = "the same screen in the pane and in tmux"
        try await eventually(what, finding: "\(pane.screen)\nand in tmux\n\(tmux.rows.joined(separator: "\n"))", file: file, line: line) {
            paneRows == tmuxRows
        }
    }

    /// The screens' rows, down to the last one that isn't blank.
    var paneRows: [String] { Twins.trimmed(pane.rows) }
    var tmuxRows: [String] { Twins.trimmed(tmux.rows) }

    private static func trimmed(_ rows: [String]) -> [String] {
        var rows = rows
        while rows.last?.isEmpty == true { rows.removeLast() }
        return rows
    }
}
