import Postgres
import Tutor

/// Statements run one after the other, each result printed as it comes.
struct SQLScript {
    let session: PostgresSession
    let output: Output
    let format: ResultFormat

    /// - Returns: whether all of it was run without an error.
    func run(_ text: String, keepsGoing: Bool, isInterrupted: () -> Bool) async -> Bool {
        var isWell = true
        for statement in SQLSplitter.split(text) {
            if statement.isEmpty, statement.backslashCommand == nil { continue }
            if !(await run(statement)) {
                isWell = false
                if !keepsGoing || isInterrupted() { break }
            }
            if output.isClosed { break }
        }
        return isWell
    }

    private func run(_ statement: SQLStatement) async -> Bool {
        if let command = statement.backslashCommand {
            output.complain("\(command) is a command of psql, not SQL; the server does not know it.")
            return false
        }
        do {
            var printer = ResultPrinter(format: format, output: output)
            let tag = try await session.run(statement.text, copyData: statement.copyData) { event in
                printer.take(event)
                // Nobody reads any more: the statement is cancelled.
                if output.isClosed { throw CancellationError() }
            }
            printer.end(tag)
            return true
        } catch is CancellationError {
            return true
        } catch PostgresError.server(let message) {
            output.complain(message.formatted(sql: statement.text))
        } catch {
            output.complain("calf: \(Sentence.about(error))")
        }
        return false
    }
}
