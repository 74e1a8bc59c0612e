package import Postgres
package import SQLText

/// What a script needs from its caller: an output for results, and access to things outside the session.
package protocol ScriptHost: AnyObject {
    func show(_ event: ScriptEvent) async throws
    /// The bytes for a `COPY … FROM STDIN` whose data isn't in the script; `nil` at their end.
    func readInput() async throws -> [UInt8]?
    /// Opens the session that `\c` requests.
    func reconnect(_ target: ConnectTarget) async throws -> PostgresSession
    /// Sends further results to a file; with `nil`, to the original output.
    func redirect(to path: String?) throws
    /// Lets the user edit a text, and returns it.
    func edit(_ text: String) async throws -> String
    /// Runs a command with a shell, or with `nil`, opens the user's shell.
    func runShell(_ command: String?) async throws
    /// Whether commands may start programs: only if the user typed the script or chose to run it, as with psql.
    var actsOnMachine: Bool { get }
    /// Whether results can go to a program: only if it may use the terminal.
    var startsPrograms: Bool { get }
    /// The names of the commands that can't run here, which the help leaves out.
    var unavailable: Set<String> { get }
    /// Asks the user for a password, which isn't shown while it is typed.
    func askPassword(_ prompt: String) async throws -> String
}

extension ScriptCommandError: CustomStringConvertible {
    package var description: String { message }
}

extension ScriptHost {
    package var unavailable: Set<String> { [] }
}

/// The events of a running script.
package enum ScriptEvent: Sendable {
    /// A statement was sent. Its results follow, each ending with `resultEnded`.
    case began(ScriptStatement)
    case query(QueryEvent)
    /// All results of the statement have been reported.
    case ended(milliseconds: Double)
    /// The output of a command such as `\d`.
    case report(Report)
    /// The text of a command such as `\echo`. If `endsLine` is set, a line end must be added.
    case text(String, endsLine: Bool)
    /// The same for `\qecho`, whose text goes where results go.
    case resultText(String, endsLine: Bool)
    /// The same, but a message rather than a result.
    case warning(String)
    case failed(ScriptFailure)
    /// A message arrived on a channel that the session listens to.
    case notified(Notification)
    /// An output setting changed.
    case styled(OutputStyle)
}

/// A statement or command that failed, with its location.
package struct ScriptFailure: Sendable {
    package enum Cause: Sendable {
        case statement(PostgresError, sql: String)
        /// A sentence without a period.
        case command(String)
        /// The user asked to stop before this statement was sent.
        case interrupted
    }

    package var cause: Cause
    /// The line in the script, counted from 1: that of the error itself, if known.
    package var line: Int
    /// The file, for scripts included with `\i`; `nil` for the main script.
    package var file: String?
    /// Where the statement or command starts in the main script, in bytes; for a file, the command that included it.
    package var offset: Int
    /// The failed statement, if the text contains it exactly as it was sent.
    package var statement: ScriptStatement?
}

/// Why a backslash command failed, as a sentence without a period.
package struct ScriptCommandError: Error, Equatable {
    package var message: String

    package init(_ message: String) { self.message = message }

    static func noBoolean(_ value: String, for name: String) -> ScriptCommandError {
        ScriptCommandError("unrecognized value \"\(value)\" for \"\(name)\": Boolean expected")
    }

    /// For a command that starts programs, which the text of a lesson must not do.
    package static func actingOnMachine(_ command: String) -> ScriptCommandError {
        ScriptCommandError(
            "\\\(command) doesn't run in the scratchpad of a lesson's database. calf sql --plain and calf sql -f FILE run it")
    }
}
