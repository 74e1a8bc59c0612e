import Explanations
import Postgres
import SQLText
import Verdicts

/// Runs a script in one session, statement by statement, and collects its results.
struct ScriptRun {
    let session: PostgresSession
    let script: Script
    let limits: Limits
    /// The existing names, for "did you mean".
    let names: KnownNames
    /// Whether the transaction can be rolled back after an error, to find out how it could be repaired.
    var rollsBack = false

    private(set) var result: RowSet?
    /// The statement that returned the result.
    private(set) var resultStatement: Int?
    private(set) var isCut = false
    private(set) var failure: Outcome.Failure?

    init(of script: Script, in session: PostgresSession, limits: Limits, names: KnownNames) {
        self.script = script
        self.session = session
        self.limits = limits
        self.names = names
    }

    /// Stops at the first error. In an open transaction, skips the script's own BEGIN and COMMIT.
    mutating func run() async {
        let isOpen = await session.transactionState == .inTransaction
        let frame = isOpen ? script.frame : []
        for (index, statement) in script.statements.enumerated() where !frame.contains(index) {
            if let command = statement.backslashCommand {
                failure = .backslashCommand(command, place: script.place(ofByte: statement.range.lowerBound))
                return
            }
            do {
                // An earlier statement may have changed the output formats.
                if index > 0 { try await Formats.apply(to: session) }
                if let rows = try await rows(of: statement) {
                    result = rows
                    resultStatement = index
                } else if script.asksForReturned, script.changesRows(inStatement: index),
                    let last = resultStatement, script.tree(ofStatement: last)?.onlyReads == true
                {
                    (result, resultStatement) = (nil, nil)
                }
            } catch let excess as Excess {
                switch excess {
                case .rows(let rows):
                    result = rows
                    resultStatement = index
                    isCut = true
                case .bytes: failure = .tooLarge(megabytes: limits.bytes >> 20)
                }
                return
            } catch let error as PostgresError {
                await fail(error, in: statement)
                return
            } catch {
                failure = .connectionLost("")
                return
            }
        }
    }

    /// Runs one of calf's own commands, which may reveal an error in the answer.
    mutating func check(_ sql: String) async {
        do { _ = try await session.query(sql) } catch { await fail(error, in: nil) }
    }

    /// The server's time; `nil` after an error, or if the script was stopped early.
    mutating func clock() async -> CanonicalMoment? {
        guard failure == nil, !isCut else { return nil }
        do throws(PostgresError) {
            return try await Inspector(session: session).clock()
        } catch {
            await fail(error, in: nil)
            return nil
        }
    }

    /// Records what a session's error means for the answer.
    mutating func fail(_ error: PostgresError, in statement: SQLStatement?) async {
        switch error {
        case .server(let message):
            let names = script.names(before: statement, names)
            let explanation = await Explanation(message, in: statement?.text ?? "", names: names, isRefused: isRefused)
            failure = .server(Finding.ServerFailure(message, in: statement, of: script, explanation))
        case .cancelled: failure = .tooLong(seconds: limits.seconds)
        case .tooLarge: failure = .tooLarge(megabytes: ResultLimit.rowBytes >> 20)
        case .connectionLost(let message, _), .connectionFailed(let message, _): failure = .connectionLost(message)
        case .stopped, .severalStatements, .nulByte, .unsupportedProtocol, .closed: failure = .connectionLost("")
        }
    }

    private func isRefused(_ repair: String) async -> Bool {
        if rollsBack, await session.transactionState == .failed {
            do { _ = try await session.query("ROLLBACK") } catch { return false }
        }
        return await session.refuses(repair)
    }

    /// Why a statement's rows are not read to the end.
    private enum Excess: Error {
        case rows(RowSet)
        case bytes
    }

    private func rows(of statement: SQLStatement) async throws -> RowSet? {
        var rows: RowSet?
        _ = try await session.run(statement.text, copyData: statement.copyData) { event in
            switch event {
            case .columns(let columns): rows = RowSet(columns: columns)
            case .rows(let batch):
                rows?.append(batch)
                guard let rows else { return }
                if rows.count > limits.rows { throw Excess.rows(rows) }
                if rows.size > limits.bytes { throw Excess.bytes }
            case .copyData, .resultEnded: break
            }
        }
        return rows
    }
}

extension Script {
    /// With the tables that its statements before this one create.
    func names(before statement: SQLStatement?, _ names: KnownNames) -> KnownNames {
        names.adding(statements.indices.filter { statements[$0].range.upperBound <= statement?.range.lowerBound ?? 0 }.compactMap(tree))
    }
}

extension Finding.ServerFailure {
    /// The server's error for a statement, with its position in the whole script.
    init(_ message: ServerMessage, in statement: SQLStatement?, of script: Script, _ explanation: Explanation?) {
        let linesBefore = statement.map { script.place(ofByte: $0.range.lowerBound).line - 1 } ?? 0
        let shown = explanation?.withoutOtherGuess(in: message) ?? message
        self.init(
            sqlstate: message.sqlstate, message: message.message, hint: shown.hint,
            formatted: shown.formatted(sql: statement?.text, linesBefore: linesBefore))
        self.explanation = explanation
        guard let statement else { return }
        if let position = explanation?.position ?? message.position {
            place = script.place(ofCharacter: position, in: statement)
        } else {
            let name = sqlstate == "42703" ? message.message.split(separator: "\"").dropFirst().first : nil
            let word = name.flatMap { name in SQLScanner.words(in: statement.text).last { $0.text.lowercased() == name } }
            // Of several statements, the learner must see which one failed.
            let isOneOfSeveral = script.statements.count { !$0.isEmpty } > 1
            let start = word?.token.range.lowerBound ?? (isOneOfSeveral ? 0 : nil)
            place = start.map { script.place(ofByte: statement.range.lowerBound + $0) }
        }
    }
}
