import Course
import Grading
import Postgres
import SQLText

/// Runs a worked example in a lesson's session and compares its output with what the lesson shows.
struct ExampleRun {
    let session: PostgresSession

    /// The output, as psql shows it.
    struct Printed: Sendable {
        /// With command tags and without notices, like psql's standard output.
        var text = ""
        var failure: ServerMessage?
        var errorText = ""
    }

    /// Runs the statements one by one, up to the first error.
    func printed(_ block: CodeBlock) async throws -> Printed {
        var printed = Printed()
        for statement in Script(block.text).statements {
            do {
                printed.text += try await text(of: statement)
            } catch PostgresError.server(let message) {
                printed.failure = message
                printed.errorText = message.formatted(sql: statement.text)
                return printed
            }
        }
        return printed
    }

    /// The maximum number of bytes an example may print.
    private static let maxBytes = 16 << 20

    private func text(of statement: SQLStatement) async throws -> String {
        let limit = ResultLimit(bytes: Self.maxBytes)
        let result = try await session.query(statement.text, copyData: statement.copyData, limit: limit)
        // SELECT INTO and CREATE TABLE AS have the tag of a query, but neither columns nor rows.
        if !result.columns.isEmpty || result.rows.count > 0 { return AlignedTable.format(result) }
        return result.copyData.isEmpty ? result.tag.text + "\n" : String(decoding: result.copyData, as: UTF8.self)
    }

    /// How the output differs from what the lesson says; `nil` if it doesn't.
    static func disagreement(_ outcome: Example.Outcome?, _ printed: Printed) -> String? {
        if case .error(let sqlstate?, _, _) = outcome, let failure = printed.failure, sqlstate != failure.sqlstate {
            return "it fails with \(failure.sqlstate), not \(sqlstate): \(failure.message)"
        }
        return disagreement(
            outcome, printed.text, failure: printed.failure.map { _ in ":\n\(printed.errorText)" }, said: [printed.errorText])
    }

    /// The same for anything that prints.
    ///
    /// - Parameters:
    ///   - failure: what is said after "it fails", if it does.
    ///   - said: the texts that can contain the error, of which the last contains all others.
    static func disagreement(_ outcome: Example.Outcome?, _ printed: String, failure: String?, said: [String]) -> String? {
        if case .error(_, let text, let match) = outcome {
            guard failure != nil else { return "it should fail, but does not" }
            if let match { return said.contains { matches(match, $0) } ? nil : "its error does not match:\n\(said[0])" }
            let all = said[said.count - 1]
            return missingLine(of: text, in: all).map { "its error doesn't contain this line: \($0)\n\(all)" }
        }
        if let failure { return "it fails\(failure)" }
        switch outcome {
        case .output(let text): return difference(text, printed)
        case .matching(let match, _): return matches(match, printed) ? nil : "its output does not match:\n\(printed)"
        case nil, .error: return nil
        }
    }

    /// Whether the expression matches the text, as it is or without blanks at the ends of lines and empty lines around it.
    private static func matches(_ expression: String, _ text: String) -> Bool {
        do throws(OutputPattern.Failure) {
            let pattern = try OutputPattern(expression)
            return pattern.matches(text) || pattern.matches(lines(text).joined(separator: "\n"))
        } catch {
            return false
        }
    }

    /// The first line that differs, ignoring trailing whitespace.
    private static func difference(_ expected: String, _ found: String) -> String? {
        let expected = lines(expected)
        let found = lines(found)
        guard let index = (0..<max(expected.count, found.count)).first(where: { line(expected, $0) != line(found, $0) }) else { return nil }
        return """
            its output differs from line \(index + 1) on
              expected: \(line(expected, index) ?? "(the end)")
              printed:  \(line(found, index) ?? "(the end)")
            """
    }

    /// The first of the expected lines that is missing from the text, which must contain them in this order.
    private static func missingLine(of expected: String, in text: String) -> String? {
        var rest = lines(text)[...]
        for line in lines(expected) {
            guard let place = rest.firstIndex(of: line) else { return line }
            rest = rest[(place + 1)...]
        }
        return nil
    }

    private static func line(_ lines: [String], _ index: Int) -> String? { lines.indices.contains(index) ? lines[index] : nil }

    /// The lines without trailing whitespace, and without empty lines at the start and end.
    static func lines(_ text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var line = line
            while let last = line.last, last == " " || last == "\t" || last == "\r" { line.removeLast() }
            return String(line)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        while lines.first?.isEmpty == true { lines.removeFirst() }
        return lines
    }
}
