import Course
import Postgres
import SQLText

/// Answers that look right without doing the task: typing in the expected rows, doing nothing, or returning all expected rows but one.
struct CheatingAnswers {
    let exercise: Exercise
    let expectation: Expectation

    /// No one would type a longer answer.
    private static let maxRows = 60

    /// What each answer is, and its SQL.
    var all: [(name: String, sql: String)] {
        var cheats = [(name: "an empty answer", sql: "")]
        guard let rows = expectation.outcome.result, expectation.scope.rows != nil, !rows.columns.isEmpty else { return cheats }
        if rows.count > 0, rows.count <= Self.maxRows, readsTables {
            cheats.append((name: "the expected rows typed in", sql: Self.values(of: rows)))
        }
        if rows.count > 1, let script = reference, let index = expectation.outcome.resultStatement,
            let shorter = script.replacing(
                statement: index, with: "SELECT * FROM (\(script.statements[index].text)\n) AS result LIMIT \(rows.count - 1)")
        {
            cheats.append((name: "the expected rows without the last one", sql: shorter.text))
        }
        return cheats
    }

    private var reference: Script? {
        let script = exercise.script(exercise.reference)
        return script.mayChange ? nil : script
    }

    /// Whether the solution reads tables; the results of other solutions can only be typed in.
    private var readsTables: Bool { reference.map { !$0.usedNames.isEmpty } ?? false }

    private static func values(of rows: RowSet) -> String {
        let lines = (0..<rows.count).map { row in
            "("
                + rows.columns.indices.map { column in rows.text(row, column).map { literal($0, rows.columns[column].typeOID) } ?? "NULL" }
                .joined(separator: ", ") + ")"
        }
        return "VALUES " + lines.joined(separator: ",\n")
    }

    private static func literal(_ text: String, _ type: UInt32) -> String {
        switch ValueFamily(typeOID: type) {
        case .number: text
        case .text, .paddedText: "'" + text.replacing("'", with: "''") + "'"
        default: "'" + text.replacing("'", with: "''") + "'::" + TypeName.of(type)
        }
    }
}
