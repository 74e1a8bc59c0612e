import EngineValues
import Glibc
import Sandbox
import Synchronization
import Terminal
import TestSupport
import Testing
import TutorCore
import TutorRuntime
import VTerm

/// A real shell or another program, run like in the tutor, with a record of its output.
final class Pane: Sendable {
    private struct Seen {
        var frame: TerminalFrame?
        var history: TerminalHistory?
        var exit: ShellExit?
        var failure: String?
        var frames = 0
        var guarded: Bool?
        var failures: [String?] = []
        var busy: [String] = []
        var unfinished = 0
    }

    private let seen: SharedSeen
    private let home: ScratchFolder?
    let session: ShellSession

    private final class SharedSeen: Sendable {
        let state = Mutex(Seen())
    }

    convenience init(_ words: String..., columns: Int = 80, rows: Int = 24, directory: String? = nil) {
        self.init(words: words, columns: columns, rows: rows, directory: directory)
    }

    /// Starts the program in a home of its own.
    convenience init(
        words: [String], columns: Int = 80, rows: Int = 24, directory: String? = nil, clock: PaceClock = .system
    ) {
        let home = ScratchFolder()
        let environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": home.path, "LANG": "C.UTF-8", "PS1": "$ "]
        let command = TerminalProgram(
            program: words[0], arguments: Array(words.dropFirst()), environment: environment, directory: directory ?? home.path)
        self.init(command, columns: columns, rows: rows, home: home, clock: clock)
    }

    init(_ command: TerminalProgram, columns: Int = 80, rows: Int = 24, home: ScratchFolder? = nil, clock: PaceClock = .system) {
        let seen = SharedSeen()
        self.seen = seen
        self.home = home
        let size = Size(width: columns, height: rows)
        session = ShellSession(command, size: size, clock: clock) { report in
            seen.state.withLock { seen in
                switch report {
                case .shows(let frame):
                    seen.frame = frame
                    seen.frames += 1
                case .lines(let history): seen.history = history
                case .busy(let program): seen.busy.append(program)
                case .unfinishedLine: seen.unfinished += 1
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
    static func bash(clock: PaceClock = .system) -> Pane { Pane(words: ["/bin/bash", "--norc", "--noprofile"], clock: clock) }

    deinit { session.send(.close) }

    var frame: TerminalFrame? { seen.state.withLock(\.frame) }
    var frames: Int { seen.state.withLock(\.frames) }
    var guarded: Bool? { seen.state.withLock(\.guarded) }
    /// What the error of each command meant, the last one at the end.
    var failures: [String?] { seen.state.withLock(\.failures) }
    var busy: [String] { seen.state.withLock(\.busy) }
    /// How often commands were not typed because the line at the prompt wasn't empty.
    var unfinished: Int { seen.state.withLock(\.unfinished) }
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

    /// Waits until the condition holds.
    func wait(for what: String, file: String = #fileID, line: Int = #line, until isSo: (Pane) async throws -> Bool) async throws {
        try await eventually(what, finding: screen, file: file, line: line) { try await isSo(self) }
    }

    /// Waits until the screen has been shown this many more times.
    func waitForFrames(_ count: Int, file: String = #fileID, line: Int = #line) async throws {
        let before = frames
        try await wait(for: "\(count) more frames", file: file, line: line) { $0.frames >= before + count }
    }

    /// Waits until these words are visible.
    func wait(_ words: String, file: String = #fileID, line: Int = #line) async throws {
        try await wait(for: "“\(words)”", file: file, line: line) { $0.screen.contains(words) }
    }
    /// Waits until a line is exactly this.
    func wait(line text: String, file: String = #fileID, line: Int = #line) async throws {
        try await wait(for: "the line “\(text)”", file: file, line: line) { $0.rows.contains(text) }
    }
}
