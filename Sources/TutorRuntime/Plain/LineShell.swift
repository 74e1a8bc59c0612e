import Sandbox
import Synchronization
import Terminal
import TutorCore

/// A shell without a terminal, for plain mode: what is typed up to Enter runs as a script of its own, and its output is reported line by
/// line. The next script starts in the folder and with the variables that the last one has left.
final class LineShell: Shell {
    private struct State {
        var typed = ""
        var running: Task<Void, Never>?
        var lineCount = 0
        /// Whether a command wanted a terminal.
        var wantsTerminal = false
        var failures = FailureReader()
    }

    private let place: ShellPlace
    private let mailbox: Mailbox
    private let tell: @Sendable (ShellReport) -> Void
    private let memory: ShellMemory
    private let lines = LineCollector()
    private let state = Mutex(State())

    /// The time limit for one script. Some build images.
    private static let limit = Duration.seconds(120)
    /// More lines than this are only counted: they would be too much to listen to.
    private static let maxLines = 200

    init(_ place: ShellPlace, memory: ShellMemory, mailbox: Mailbox, tell: @escaping @Sendable (ShellReport) -> Void) {
        self.place = place
        self.mailbox = mailbox
        self.tell = tell
        self.memory = memory
        memory.forget()
        if place.environment[LessonGuard.variable] == "" { tell(.said(ShellText.unguarded)) }
    }

    func send(_ request: ShellRequest) {
        switch request {
        case .paste(let text): state.withLock { $0.typed += text }
        case .run(let text):
            state.withLock { $0.typed += text }
            run()
        case .key(let key) where key == KeyEvent(.enter): run()
        case .key(let key) where key == .control("c"): state.withLock { $0.running }?.cancel()
        case .close:
            state.withLock { $0.running }?.cancel()
            memory.forget()
        case .start, .key, .mouse, .wheel, .resize, .lookBack, .restart: break  // only a terminal can do something with these
        }
    }

    private func run() {
        mailbox.beginWork()
        state.withLock { state in
            let (script, before) = (state.typed, state.running)
            state.typed = ""
            state.running = Task {
                await before?.value
                await run(script)
                tell(.ran)
                mailbox.endWork()
            }
        }
    }

    private func run(_ script: String) async {
        state.withLock { $0.lineCount = 0 }
        let run = CommandRun(memory.words(for: script), environment: place.environment, directory: place.directory, mergesErrors: true)
        var trouble: String?
        var hasFailed = true
        do throws(CommandError) {
            hasFailed = try await !run.watch(within: Self.limit) { self.handle($0) }.isSuccess
        } catch {
            trouble = Self.words(error)
        }
        tell(.commandEnded(failure: state.withLock { $0.failures.end(hasFailed: hasFailed, echoesCommand: false) }))
        let rest = lines.takeRest()
        if !rest.isEmpty { say(rest) }
        let hidden = state.withLock { $0.lineCount } - Self.maxLines
        if hidden > 0 { tell(.said("… \(hidden) more lines")) }
        if let trouble { tell(.said(trouble)) }
        let wanted = state.withLock { state in
            defer { state.wantsTerminal = false }
            return state.wantsTerminal
        }
        if wanted {
            tell(
                .said(
                    "Plain mode has no terminal for -t and -it. Leave -t out, or run the command in another terminal, in \(place.directory)."
                ))
        }
    }

    private func handle(_ bytes: [UInt8]) {
        state.withLock { $0.failures.read(bytes[...]) }
        for line in lines.take(bytes) { say(line) }
    }

    private func say(_ line: String) {
        if line.lowercased().contains("input device is not a tty") { state.withLock { $0.wantsTerminal = true } }
        let isTold = state.withLock { state in
            state.lineCount += 1
            return state.lineCount <= Self.maxLines
        }
        if isTold { tell(.said(line)) }
    }

    private static func words(_ error: CommandError) -> String {
        switch error {
        case .notFound: "Can't run commands: sh was not found."
        case .timedOut(let after): "Stopped after \(after.components.seconds) s. Run what takes longer in the background."
        case .cannotStart(let code): "The command could not be started (error \(code))."
        case .cancelled: "Canceled."
        }
    }
}
