package import Postgres

/// What a script needs from whoever runs it: where results go, and what is outside the session.
package protocol ScriptHost: AnyObject {
    func show(_ event: ScriptEvent) async throws
    /// The bytes that a `COPY … FROM STDIN` reads where the data isn't in the script; `nil` at their end.
    func readInput() async throws -> [UInt8]?
    /// Another session, as `\c` asks for it.
    func reconnect(_ target: ConnectTarget) async throws -> PostgresSession
    /// Sends results to a file from now on; without one, where they went first.
    func redirect(to path: String?) throws
    /// Lets the user edit a text, and gives it back.
    func edit(_ text: String) async throws -> String
}

/// What happens while a script runs.
package enum ScriptEvent: Sendable {
    /// A statement is sent. Its results follow, each ending with `resultEnded`.
    case began(ScriptStatement)
    case query(QueryEvent)
    /// Everything a statement brought is here.
    case ended(milliseconds: Double)
    /// What a command such as `\d` found.
    case report(Report)
    /// Text of a command such as `\echo`. The last line end is not in it where `endsLine`.
    case text(String, endsLine: Bool)
    /// The same, as a message and not as a result.
    case warning(String)
    case failed(ScriptFailure)
    /// A setting of the output changed.
    case styled(OutputStyle)
}

/// Where `\c` goes: what isn't named stays.
package struct ConnectTarget: Sendable, Equatable {
    package var database: String?
    package var user: String?
    package var host: String?
    package var port: String?
}

/// A statement or command that failed, and where.
package struct ScriptFailure: Sendable {
    package enum Cause: Sendable {
        case statement(PostgresError, sql: String)
        /// In a sentence without a period.
        case command(String)
    }

    package var cause: Cause
    /// The line of the script, from 1: the one with the error, as far as it is known.
    package var line: Int
    /// The file, for scripts that others include with `\i`; `nil` for the text given first.
    package var file: String?
    /// The statement, where it is in the text as it was sent.
    package var statement: ScriptStatement?
}

/// Why a backslash command did nothing. In a sentence without a period.
package struct ScriptCommandError: Error, Equatable {
    package var message: String

    package init(_ message: String) { self.message = message }
}
