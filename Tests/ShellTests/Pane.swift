import EngineValues
import Glibc
import Sandbox
import Synchronization
import Terminal
import Testing
import TutorCore
import TutorRuntime
import VTerm

/// A real shell or another program, run like in the tutor, with a record of its output.
final class Pane: Sendable {
    struct NeverCame: Error, CustomStringConvertible {
        let what: String
        let screen: String
        var description: String { "\(what) never came; the screen shows:\n\(screen)" }
    }

    private struct Seen {
        var frame: TerminalFrame?
        var history: TerminalHistory?
        var exit: ShellExit?
        var failure: String?
        var frames = 0
        var bells = 0
        var refused: [String] = []
        var guarded: Bool?
        var failures: [String?] = []
        var busy: [String] = []
        var unfinished = 0
    }

    private let seen: SharedSeen
    let session: ShellSession

    private final class SharedSeen: Sendable {
        let state = Mutex(Seen())
    }

    convenience init(_ words: String..., columns: Int = 80, rows: Int = 24, directory: String = "/tmp") {
        self.init(words: words, columns: columns, rows: rows, directory: directory)
    }

    convenience init(words: [String], columns: Int = 80, rows: Int = 24, directory: String = "/tmp") {
        let environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/tmp", "LANG": "C.UTF-8", "PS1": "$ "]
        let command = TerminalProgram(
            program: words[0], arguments: Array(words.dropFirst()), environment: environment, directory: directory)
        self.init(command, columns: columns, rows: rows)
    }

    init(_ command: TerminalProgram, columns: Int = 80, rows: Int = 24) {
        let seen = SharedSeen()
        self.seen = seen
        let size = Size(width: columns, height: rows)
        session = ShellSession(command, size: size) { report in
            seen.state.withLock { seen in
                switch report {
                case .shows(let frame):
                    seen.frame = frame
                    seen.frames += 1
                case .lines(let history): seen.history = history
                case .bell: seen.bells += 1
                case .busy(let program): seen.busy.append(program)
                case .unfinishedLine: seen.unfinished += 1
                case .nameRefused(let kind, let name): seen.refused.append("\(kind) \(name)")
                case .guarded(let isGuarded): seen.guarded = isGuarded
                case .commandEnded(let failure): seen.failures.append(failure)
                case .ended(let exit): seen.exit = exit
                case .failed(let why): seen.failure = why
                case .said, .ran: break  // only a shell without a terminal reports these
                }
            }
        }
        session.send(.start(size))
    }

    /// bash without any startup files.
    static func bash(columns: Int = 80, rows: Int = 24) -> Pane { Pane("/bin/bash", "--norc", "--noprofile", columns: columns, rows: rows) }

    deinit { session.send(.close) }

    var frame: TerminalFrame? { seen.state.withLock(\.frame) }
    var frames: Int { seen.state.withLock(\.frames) }
    var bells: Int { seen.state.withLock(\.bells) }
    var guarded: Bool? { seen.state.withLock(\.guarded) }
    /// What the error of each command meant, the last one at the end.
    var failures: [String?] { seen.state.withLock(\.failures) }
    var busy: [String] { seen.state.withLock(\.busy) }
    /// How often commands were not typed because the line at the prompt wasn't empty.
    var unfinished: Int { seen.state.withLock(\.unfinished) }
    var refused: [String] { seen.state.withLock(\.refused) }
    var exit: ShellExit? { seen.state.withLock(\.exit) }
    var failure: String? { seen.state.withLock(\.failure) }
    var rows: [String] { frame.map { frame in (0..<frame.canvas.size.height).map(frame.canvas.row) } ?? [] }
    var screen: String { rows.joined(separator: "\n") }

    /// Types text, key by key; a line feed is Enter.
    func type(_ text: String) {
        for character in text { session.send(.key(character == "\n" ? KeyEvent(.enter) : .character(character))) }
    }

    func press(_ key: KeyEvent) { session.send(.key(key)) }
    func resize(_ columns: Int, _ rows: Int) { session.send(.resize(Size(width: columns, height: rows))) }

    func history() async throws -> TerminalHistory {
        seen.state.withLock { $0.history = nil }
        session.send(.lookBack)
        try await wait(for: "the history") { _ in self.seen.state.withLock(\.history) != nil }
        let history = seen.state.withLock(\.history)
        return try #require(history)
    }

    /// Polls until the condition holds.
    func wait(for what: String, seconds: Double = 30, until isSo: (Pane) -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while !isSo(self) {
            if ContinuousClock.now > deadline { throw NeverCame(what: what, screen: screen) }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// Waits until these words are visible.
    func wait(_ words: String) async throws { try await wait(for: "“\(words)”") { $0.screen.contains(words) } }
    /// Waits until a line is exactly this.
    func wait(line: String) async throws { try await wait(for: "the line “\(line)”") { $0.rows.contains(line) } }
}
