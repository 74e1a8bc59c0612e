import Glibc
import Postgres
import Psql
import Synchronization
import TutorRuntime

/// Runs a script for `calf sql`: results are written to standard output or the file of `\o`, messages to standard error.
final class SQLScript: ScriptHost {
    /// The name of the script's source in errors; `nil` for the command line.
    private let name: String?
    private let output: Output
    private var printer: ResultPrinter
    private var showsTime = false
    private var file: FileOutput?
    private let connect: (ConnectTarget) async throws -> PostgresSession
    /// The session that Ctrl-C cancels.
    var current: CurrentSession?

    init(
        name: String?, output: Output, format: OutputStyle.Format, connect: @escaping (ConnectTarget) async throws -> PostgresSession
    ) {
        self.name = name
        self.output = output
        self.connect = connect
        printer = ResultPrinter(style: OutputStyle(format: format))
    }

    private func write(_ bytes: UnsafeRawBufferPointer) {
        if let file { file.write(bytes) } else { output.write(bytes) }
    }

    private func write(_ text: String) { Array(text.utf8).withUnsafeBytes { write($0) } }

    func show(_ event: ScriptEvent) async throws {
        switch event {
        case .began: break
        case .query(let event):
            printer.receive(event) { self.write($0) }
            if case .rows = event { output.flush() }
            // There is no reader left, so cancel the statement.
            if output.isClosed { throw CancellationError() }
        case .ended(let milliseconds): if showsTime { write("Time: \(Self.time(milliseconds))\n") }
        case .report(let report): write(ResultText.format(report, printer.style))
        case .text(let text, let endsLine): write(text + (endsLine ? "\n" : ""))
        case .warning(let text): output.printError(text)
        case .failed(let failure): report(failure)
        case .styled(let style):
            printer.style = style
            showsTime = style.showsTime
        }
    }

    private func report(_ failure: ScriptFailure) {
        let place = (failure.file ?? name).map { "\($0):\(failure.line): " } ?? ""
        switch failure.cause {
        case .statement(.server(let message), let sql): output.printError(place + message.formatted(sql: sql.isEmpty ? nil : sql))
        case .statement(let error, _): output.printError("calf: \(place)\(ErrorText.about(error))")
        case .command(let message): output.printError(place.isEmpty ? "calf: \(message)" : place + message)
        case .interrupted: output.printError("calf: \(place)canceled before this statement")
        }
    }

    private static func time(_ milliseconds: Double) -> String {
        let micros = Int((milliseconds * 1000).rounded())
        let fraction = String(micros % 1000)
        return "\(micros / 1000).\(String(repeating: "0", count: 3 - fraction.count))\(fraction) ms"
    }

    /// Data for `COPY … FROM STDIN` is read from standard input unless the script itself is.
    func readInput() async throws -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(STDIN_FILENO, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count < 0 { throw ScriptCommandError("cannot read standard input: \(String(cString: strerror(errno)))") }
            return count == 0 ? nil : Array(buffer[..<count])
        }
    }

    func reconnect(_ target: ConnectTarget) async throws -> PostgresSession {
        let session = try await connect(target)
        current?.change(to: session)
        return session
    }

    func redirect(to path: String?) throws {
        file = nil
        guard let path else { return }
        if path.hasPrefix("|") { throw ScriptCommandError("calf doesn't run programs from SQL. Pipe its output in your shell") }
        file = try FileOutput(path)
    }

    func edit(_ text: String) async throws -> String {
        throw ScriptCommandError("\\e works in the tutor. Here, edit the script")
    }
}

/// The session that runs the script, for Ctrl-C, which is handled elsewhere.
final class CurrentSession: Sendable {
    private let canceller: Mutex<Canceller>

    init(_ session: PostgresSession) { canceller = Mutex(session.canceller) }

    func change(to session: PostgresSession) { canceller.withLock { $0 = session.canceller } }

    func cancel() async { _ = await canceller.withLock { $0 }.cancel() }
}

/// A file that results are written to.
private final class FileOutput {
    private let descriptor: Int32

    init(_ path: String) throws(ScriptCommandError) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        if descriptor < 0 { throw ScriptCommandError("cannot write \(path): \(String(cString: strerror(errno)))") }
    }

    deinit { close(descriptor) }

    func write(_ bytes: UnsafeRawBufferPointer) {
        var written = 0
        while written < bytes.count {
            let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
            if count < 0, errno != EINTR { return }
            written += max(0, count)
        }
    }
}
