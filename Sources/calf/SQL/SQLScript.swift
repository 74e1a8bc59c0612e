import Postgres
import TutorCore
import TutorRuntime

/// Runs statements one after the other and prints each result.
struct SQLScript {
    let session: PostgresSession
    let output: Output
    let format: ResultFormat

    /// - Returns: whether every statement ran without an error.
    func run(_ text: String, keepsGoing: Bool, isInterrupted: () -> Bool) async -> Bool {
        var succeeded = true
        for statement in SQLSplitter.split(text) {
            if statement.isEmpty, statement.backslashCommand == nil { continue }
            if !(await run(statement)) {
                succeeded = false
                if !keepsGoing || isInterrupted() { break }
            }
            if output.isClosed { break }
        }
        return succeeded
    }

    private func run(_ statement: SQLStatement) async -> Bool {
        if let command = statement.backslashCommand {
            output.printError("calf: \(command) is a psql command, not SQL. Run it in psql, or write it in SQL")
            return false
        }
        do {
            var printer = ResultPrinter(format: format, output: output)
            let tag = try await session.run(statement.text, copyData: statement.copyData) { event in
                printer.receive(event)
                // No reader is left, so the statement is canceled.
                if output.isClosed { throw CancellationError() }
            }
            printer.end(tag)
            return true
        } catch is CancellationError {
            return true
        } catch PostgresError.server(let message) {
            output.printError(message.formatted(sql: statement.text))
        } catch {
            output.printError("calf: \(ErrorText.about(error))")
        }
        return false
    }
}
