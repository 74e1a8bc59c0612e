import Glibc
import Postgres
import Primitives
import Psql
import Sandbox
import Synchronization
import TutorRuntime

/// Runs scripts for `calf sql`: results are written to standard output or the file of `\o`, messages to standard error.
final class SQLScript: ScriptHost {
    private let output: Output
    private var printer: ResultPrinter
    private var showsTime = false
    private var file: OutputFile?
    private let connect: (ConnectTarget) async throws -> OpenSession
    /// The session that Ctrl-C cancels.
    let current: CurrentSession
    /// The user runs the script, whether it was typed or not.
    let actsOnMachine = true
    let startsPrograms = true

    init(
        output: Output, style: OutputStyle, current: CurrentSession, connect: @escaping (ConnectTarget) async throws -> OpenSession
    ) {
        self.output = output
        self.current = current
        self.connect = connect
        printer = ResultPrinter(style: style)
    }

    private func write(_ bytes: UnsafeRawBufferPointer) {
        guard let file else { return output.write(bytes) }
        do {
            try file.write(Array(bytes))
        } catch {
            output.printError("calf: \(error.message)")
        }
    }

    /// Writes what psql never sends to the file of `\o`.
    private func print(_ text: String) { output.write(Output.isTerminal ? Output.visible(text) : text) }

    private func write(_ text: String) { Array((isOnScreen ? Output.visible(text) : text).utf8).withUnsafeBytes { write($0) } }

    /// Whether results go to a terminal, which would act on the control characters in them.
    private var isOnScreen: Bool { Output.isTerminal && file == nil }

    func show(_ event: ScriptEvent) async throws {
        switch event {
        case .began: current.isBusy = true
        case .query(.copyData(let bytes)) where isOnScreen:
            printer.receive(.copyData(Array(Output.visible(String(decoding: bytes, as: UTF8.self)).utf8))) { self.write($0) }
        case .query(let event):
            printer.receive(isOnScreen ? event.visible : event) { self.write($0) }
            if case .rows = event { output.flush() }
            // There is no reader left, so cancel the statement.
            if output.isClosed { throw CancellationError() }
        case .ended(let milliseconds):
            current.isBusy = false
            if showsTime { print("Time: \(Self.time(milliseconds))\n") }
        case .report(let report): write(ResultText.format(report, printer.style))
        case .text(let text, let endsLine): print(text + (endsLine ? "\n" : ""))
        case .resultText(let text, let endsLine): write(text + (endsLine ? "\n" : ""))
        case .warning(let text): output.printError(text)
        case .failed(let failure):
            current.isBusy = false
            report(failure)
        case .notified(let notification): write(notification.sentence + "\n")
        case .styled(let style):
            printer.style = style
            showsTime = style.showsTime
        }
        // Whoever reads the output, or the statement after this one does, finds what has been printed so far.
        if case .query = event { return }
        output.flush()
    }

    private func report(_ failure: ScriptFailure) {
        let file = failure.file ?? ""
        let place = file.isEmpty ? "" : "\(file):\(failure.line): "
        switch failure.cause {
        case .statement(.server(let message), let sql): output.printError(place + message.formatted(sql: sql.isEmpty ? nil : sql))
        case .statement(let error, _): output.printError("calf: \(place)\(ErrorText.about(error))")
        case .command(let message): output.printError(failure.file == nil ? "calf: \(message)" : place + message)
        case .interrupted: output.printError("calf: \(place)canceled before this statement")
        }
    }

    private static func time(_ milliseconds: Double) -> String {
        let micros = Int((milliseconds * 1000).rounded())
        return "\(micros / 1000).\((micros % 1000).padded(to: 3)) ms"
    }

    /// Data for `COPY … FROM STDIN` is read from standard input unless the script itself is.
    func readInput() async throws -> [UInt8]? {
        guard let bytes = DescriptorBytes.next(STDIN_FILENO) else {
            throw ScriptCommandError("cannot read standard input: \(String(cString: strerror(errno)))")
        }
        return bytes.isEmpty ? nil : bytes
    }

    func reconnect(_ target: ConnectTarget) async throws -> PostgresSession {
        let opened = try await connect(target)
        current.change(to: opened)
        return opened.session
    }

    func redirect(to path: String?) throws {
        file = nil
        file = try path.map { try OutputFile($0, startsPrograms: true) }
    }

    func runShell(_ command: String?) async throws {
        _ = ForegroundCommand.run(
            shell: command ?? "exec \"${SHELL:-/bin/sh}\"", argument: "", environment: ProcessEnvironment.changed)
    }

    /// Chooses the editor as psql does.
    func edit(_ text: String) async throws -> String {
        let environment = ProcessEnvironment.changed
        let path = "\(environment["TMPDIR"] ?? "/tmp")/calf.\(UInt32.random(in: 0...UInt32.max)).sql"
        defer { unlink(path) }
        do { try FileSystem.write(text.isEmpty || text.hasSuffix("\n") ? text : text + "\n", to: path) } catch {
            throw ScriptCommandError("cannot write \(path): \(ErrorText.about(error))")
        }
        let editor = ["PSQL_EDITOR", "EDITOR", "VISUAL"].compactMap { environment[$0] }.first ?? "vi"
        _ = ForegroundCommand.run(shell: "exec \(editor) \"$1\"", argument: path, environment: environment)
        return try ScriptFile.text(of: path)
    }

    func askPassword(_ prompt: String) async throws -> String { try TerminalPrompt.askPassword(prompt) }
}

/// A session, and how to open another one of the same user on the same server.
struct OpenSession: Sendable {
    var session: PostgresSession
    var another: @Sendable () async throws -> PostgresSession
}

/// The session that runs the script, for Ctrl-C, which is handled elsewhere.
final class CurrentSession: Sendable {
    private struct State {
        var open: OpenSession
        var isBusy = false
    }

    private let state: Mutex<State>

    init(_ open: OpenSession) { state = Mutex(State(open: open)) }

    func change(to open: OpenSession) { state.withLock { $0.open = open } }

    /// Whether a statement is running.
    var isBusy: Bool {
        get { state.withLock { $0.isBusy } }
        set { state.withLock { $0.isBusy = newValue } }
    }

    func cancel() async { _ = await state.withLock { $0.open.session.canceller }.cancel() }

    /// Ends the session's process on the server.
    func terminate() async throws {
        let open = state.withLock { $0.open }
        let session = try await open.another()
        _ = try await session.query("SELECT pg_catalog.pg_terminate_backend(\(open.session.backendPID))")
        await session.close()
    }
}

extension QueryEvent {
    /// The event with everything in it visible and harmless on a terminal.
    fileprivate var visible: QueryEvent {
        switch self {
        case .columns(let columns):
            .columns(
                columns.map { column in
                    var column = column
                    column.name = Output.visible(column.name)
                    return column
                })
        case .rows(let batch):
            .rows(
                batch.changingCells { bytes in
                    guard let bytes, !bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
                    return Array(Output.visible(String(decoding: bytes, as: UTF8.self)).utf8)
                })
        case .copyData, .resultEnded: self
        }
    }
}

extension Notification {
    /// What psql says about it.
    fileprivate var sentence: String {
        "Asynchronous notification \"\(channel)\"" + (payload.isEmpty ? "" : " with payload \"\(payload)\"")
            + " received from server process with PID \(backendPID)."
    }
}
