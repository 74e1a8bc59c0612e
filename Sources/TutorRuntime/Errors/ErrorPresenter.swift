import Explanations
import Postgres
import Primitives
import SQLText
import TutorCore

/// Turns an error into what the learner reads: where, what, and the usual cause.
enum ErrorPresenter {
    /// - Parameters:
    ///   - isOwn: Whether the server is the user's own, whose data calf never resets.
    ///   - isRefused: Whether the server refuses a statement that may repair the error.
    static func trouble(
        _ error: any Error, in sql: String, at statement: SQLStatement, tables: [TableOutline], isOwn: Bool = false,
        isRefused: (String) async -> Bool = { _ in false }
    ) async -> Trouble {
        switch error {
        case PostgresError.server(let message): await server(message, in: sql, at: statement, tables: tables, isRefused)
        case PostgresError.cancelled: Trouble(headline: "Canceled.", message: "The server stopped this statement before it finished.")
        case PostgresError.stopped(let limit, let endsSession): stopped(limit, endsSession: endsSession)
        case PostgresError.tooLarge:
            Trouble(
                headline: "Too large to show.", message: "One row is larger than 16 MB.",
                advice: "Ask for fewer columns, or for a part of the value.")
        case PostgresError.connectionLost(let message, let sqlstate):
            disconnected(
                message.trimmed,
                // Only this session was ended, for example by a reset.
                advice: sqlstate == "57P01" && !isOwn
                    ? "Run it again: calf reconnects. If the data was reset elsewhere, it is back in its original state."
                    : "Run it again: calf reconnects. What you had not committed is gone, and session settings are reset.")
        case let error as PostgresError: Trouble(headline: "This could not be run.", message: ErrorText.about(error))
        default: Trouble(headline: "This could not be run.", message: ErrorText.about(error))
        }
    }

    private static func stopped(_ limit: StatementLimit, endsSession: Bool) -> Trouble {
        let sentences = ErrorText.stopped(limit, endsSession: endsSession).map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }
        return Trouble(
            headline: "calf stopped this statement.", message: sentences[0],
            advice: sentences.count > 1 ? sentences.dropFirst().joined(separator: " ") : nil)
    }

    /// The server or the network ended a session between two runs.
    static func lostWhileIdle(inTransaction: Bool) -> Trouble {
        disconnected(
            "It ended between two runs, so nothing was run." + (inTransaction ? " The open transaction was rolled back." : ""),
            advice: "Run your statement again: calf reconnects. Session settings are reset. What you had committed is kept.")
    }

    private static func disconnected(_ message: String, advice: String) -> Trouble {
        var trouble = Trouble(headline: "The connection to the server was lost.", message: message, advice: advice)
        trouble.isDisconnected = true
        return trouble
    }

    /// The learner ended a session whose run could not be canceled.
    static func ended(_ session: SessionID) -> Trouble {
        Trouble(
            headline: "Session \(session.name) was ended.", message: "The server rolled back everything that was not committed.",
            advice: "Run again: calf opens a new session.")
    }

    private static func server(
        _ message: ServerMessage, in sql: String, at statement: SQLStatement, tables: [TableOutline], _ isRefused: (String) async -> Bool
    ) async -> Trouble {
        // The tables that are found without their schema come first.
        let names = KnownNames(
            columns: Dictionary(tables.map { ($0.qualifiedName, $0.columns.map(\.name)) }) { first, _ in first },
            types: Dictionary(
                tables.map { ($0.qualifiedName, Dictionary($0.columns.map { ($0.name, $0.type) }) { first, _ in first }) }
            ) { first, _ in first })
        let schema = schemaNeeded(message, tables: tables)
        let linesBefore = sql.utf8.prefix(statement.range.lowerBound).count { $0 == UInt8(ascii: "\n") }
        let explanation =
            schema == nil ? await Explanation(message, in: statement.text, names: names, isRefused: isRefused) : nil
        let shown = explanation?.withoutOtherGuess(in: message) ?? message
        let place = (explanation?.position ?? message.position).flatMap { Place(in: sql, at: statement, position: $0) }
        return Trouble(
            headline: "The server could not run this statement.", sqlstate: message.sqlstate, line: place?.line, column: place?.column,
            offset: place?.offset, message: schema ?? explanation?.words ?? sentence(message.message),
            advice: schema == nil && explanation == nil ? message.hint : nil,
            original: shown.formatted(sql: statement.text, linesBefore: linesBefore).split(separator: "\n").map(String.init))
    }

    /// Where a table is that can't be found without its schema; `nil` if that isn't the error.
    private static func schemaNeeded(_ message: ServerMessage, tables: [TableOutline]) -> String? {
        guard message.sqlstate == "42P01" else { return nil }
        let found = tables.filter { !$0.isVisible && message.message.hasPrefix("relation \"\($0.name)\" ") }.map(\.qualifiedName)
        guard let first = found.first else { return nil }
        let others = found.count > 1 ? " Tables with this name are also in other schemas." : ""
        return "The server doesn't search the schema of this table. Write \(first).\(others)"
    }

    private static func sentence(_ text: String) -> String { text.first?.isLetter == true ? text + "." : text }

    /// A position in a statement as a line and column of the whole text.
    private struct Place {
        var line: String
        var column: Int
        var offset: Int

        /// - Parameter position: In characters of the statement, from 1.
        init?(in sql: String, at statement: SQLStatement, position: Int) {
            let before = sql.utf8.prefix(statement.range.lowerBound)
            offset = String(decoding: before, as: UTF8.self).unicodeScalars.count + position - 1
            var rest = offset
            for line in sql.split(separator: "\n", omittingEmptySubsequences: false) {
                let count = line.unicodeScalars.count
                if rest <= count {
                    self.line = String(line)
                    column = rest
                    return
                }
                rest -= count + 1
            }
            return nil
        }
    }
}

extension Trouble {
    /// Adds what to type next if the error has aborted a transaction.
    ///
    /// - Parameter savepoint: The newest open one.
    func advising(_ state: TransactionState, savepoint: String? = nil) -> Trouble {
        guard state == .failed else { return self }
        var trouble = self
        if ["40001", "40P01"].contains(sqlstate) {
            trouble.advice = "Type ROLLBACK; and then run the whole transaction again, from BEGIN."
        } else if let savepoint {
            trouble.advice =
                "Type ROLLBACK TO \(SQL.written(savepoint)); to go on from that savepoint, or ROLLBACK; to end the transaction."
        } else {
            trouble.advice = "Roll back to end the transaction."
        }
        return trouble
    }
}
