import Postgres
import Psql
import SQLText
import TestSupport

/// Records a script's output as psql would print it.
final class TestHost: ScriptHost {
    var output = ""
    var failures: [ScriptFailure] = []
    var warnings: [String] = []
    var statements: [String] = []
    /// The tags of the statements that were reported as ended.
    var ended: [String] = []
    private var tag = ""
    private var style = OutputStyle()
    private var result = QueryResult()
    private var hasRows = false

    func show(_ event: ScriptEvent) async throws {
        switch event {
        case .began(let statement): statements.append(statement.text)
        case .query(.columns(let columns)):
            result = QueryResult(columns: columns)
            hasRows = true
        case .query(.rows(let batch)): result.rows.append(batch)
        case .query(.copyData(let bytes)): output += String(decoding: bytes, as: UTF8.self)
        case .query(.resultEnded(let tag)):
            self.tag = tag.text
            if hasRows { output += ResultText.format(result, style) }
            hasRows = false
        case .report(let report): output += ResultText.format(report, style)
        case .text(let text, let endsLine), .resultText(let text, let endsLine): output += text + (endsLine ? "\n" : "")
        case .warning(let text): warnings.append(text)
        case .failed(let failure): failures.append(failure)
        case .styled(let style): self.style = style
        case .notified(let notification): output += "\(notification.channel) \(notification.payload)\n"
        case .ended: ended.append(tag)
        }
    }

    func readInput() async throws -> [UInt8]? { nil }
    let actsOnMachine = true
    var startsPrograms = true
    var unavailable: Set<String> = []
    func askPassword(_ prompt: String) async throws -> String { "typed" }
    func reconnect(_ target: ConnectTarget) async throws -> PostgresSession { try await connect(database: target.database ?? "postgres") }
    func redirect(to path: String?) throws { if let path { throw ScriptCommandError("cannot write \(path)") } }
    func edit(_ text: String) async throws -> String { text }
    func runShell(_ command: String?) async throws {}
}

/// Connects to the scratch server.
func connect(database: String = "postgres") async throws -> PostgresSession {
    let server = ScratchServer.shared
    return try await PostgresSession.connect(
        ConnectionSettings(host: server.directory, database: database, user: server.user, connectTimeout: 60))
}

/// Runs a script, continuing after errors.
func run(
    _ script: String, on session: PostgresSession? = nil, stopsAtErrors: Bool = false
) async throws -> (host: TestHost, succeeded: Bool) {
    let host = TestHost()
    let opened: PostgresSession
    if let session { opened = session } else { opened = try await connect() }
    let runner = ScriptRunner(session: opened, host: host, stopsAtErrors: stopsAtErrors)
    let succeeded = try await runner.run(script)
    if session == nil { await runner.session.close() }
    return (host, succeeded)
}
