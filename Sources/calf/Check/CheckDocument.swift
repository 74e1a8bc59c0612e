import Course
import Grading
import Primitives
import Terminal
import TutorCore
import TutorRuntime
import TutorView
import Verdicts

/// A verdict with its feedback, as JSON and as text.
enum CheckDocument {
    /// How many bytes of an answer are read: more than the judge accepts, so that the judge can report answers that are too long.
    static let maxAnswerBytes = 1 << 20

    /// - Parameter answer: Set if there are several, to name its student and file.
    static func json(
        course: String?, lesson: String?, exercise: String?, of answer: SubmittedAnswer? = nil, _ judgement: Judgement
    ) -> JSONValue {
        let origin = answer.map { [("student", $0.student), ("file", $0.path)] } ?? []
        let names = [("course", course), ("lesson", lesson), ("exercise", exercise)].map {
            JSONValue.Member($0.0, .text(orNull: $0.1))
        }
        return .object(
            origin.map { JSONValue.Member($0.0, .text($0.1)) } + names + [
                JSONValue.Member("verdict", .text(judgement.verdict.rawValue)),
                JSONValue.Member("feedback", .list(judgement.feedback.map(json))),
                JSONValue.Member("milliseconds", .number(judgement.milliseconds.rounded(to: 3))),
            ])
    }

    private static func json(_ feedback: Feedback) -> JSONValue {
        var members: [JSONValue.Member] = [
            JSONValue.Member("kind", .text(feedback.kind.rawValue)), JSONValue.Member("message", .text(feedback.message)),
        ]
        func add(_ name: String, _ value: JSONValue?) {
            if let value { members.append(JSONValue.Member(name, value)) }
        }
        add("rows", feedback.rows.isEmpty ? nil : .list(feedback.rows.map(json)))
        add("data", feedback.data.isEmpty ? nil : .list(feedback.data.map(json)))
        if let place = feedback.place {
            add("place", .object(["line": .integer(place.line), "column": .integer(place.column), "text": .text(place.text)]))
        }
        add("sqlstate", feedback.sqlstate.map { .text($0) })
        add("server", feedback.server.map { .text($0) })
        add("suggestion", feedback.suggestion.map { .text($0) })
        add("concepts", feedback.concepts.isEmpty ? nil : .list(feedback.concepts.map { .text($0) }))
        add(
            "taughtIn",
            feedback.taughtIn.map { .object(["lesson": .text($0.lesson), "title": .text($0.title), "isThisLesson": .bool($0.isHere)]) })
        return .object(members)
    }

    private static func json(_ table: DataTableExcerpt) -> JSONValue {
        .object([
            "table": .text(table.name), "columns": .list(table.columns.map { .text($0) }),
            "rows": .list(table.rows.map { row in .list(row.map { JSONValue.text(orNull: $0) }) }),
        ])
    }

    private static func json(_ row: DifferingRow) -> JSONValue {
        .object([
            "kind": .text(row.kind.rawValue), "count": .integer(row.count), "position": row.position.map { .integer($0) } ?? .null,
            "cells": .list(
                row.cells.map { .object(["column": .text($0.column), "value": .text(orNull: $0.value), "differs": .bool($0.differs)]) }),
        ])
    }

    // MARK: - Text

    /// How many missing and how many unexpected rows are shown.
    private static let maxRows = 3

    /// - Parameter isMarked: whether the lines show the verdict.
    static func lines(_ judgement: Judgement, isMarked: Bool = true) -> [String] {
        var lines: [String] = []
        var references: Set<String> = []
        for (index, feedback) in judgement.feedback.enumerated() {
            let mark =
                switch judgement.verdict {
                case _ where !isMarked: ""
                case .pass: index == 0 ? "✓ " : "  "
                case .fail: index == 0 ? "✗ Not yet. " : "  "
                case .error: index == 0 ? "! " : "  "
                }
            if isMarked, index == 0, judgement.verdict == .fail, feedback.kind == .error, let sqlstate = feedback.sqlstate {
                lines += ["✗ The server could not run this statement.   \(sqlstate)", "  \(feedback.message)"]
            } else {
                lines.append(mark + feedback.message)
            }
            // The server's message often shows the line, too.
            if let place = feedback.place, feedback.server?.contains("\nLINE ") != true { lines += caret(place) }
            if let server = feedback.server { lines += server.split(separator: "\n").map { "  " + $0 } }
            lines += ExcerptText.lines(feedback.data).map { "    " + $0 }
            let examples = feedback.examples(maxRows)
            lines += examples.map(line)
            if feedback.rows.count > examples.count { lines.append("  …") }
            if let reference = feedback.reference, references.insert(reference).inserted { lines.append("  \(reference)") }
        }
        return lines
    }

    /// The line of the answer with a caret below the error.
    private static func caret(_ place: ErrorPlace) -> [String] {
        // Keep tabs in both lines, so that the caret lines up.
        let before = place.text.prefix(max(0, place.column - 1)).map { $0 == "\t" ? "\t" : " " }.joined()
        return ["  " + place.text, "  " + before + "▲"]
    }

    private static func line(_ row: DifferingRow) -> String {
        let cells = row.cells.map { "\($0.column) \($0.text)" }.joined(separator: ", ")
        let place = row.position.map { "row \($0) " } ?? ""
        let label = place + row.label.padded(toCells: place.isEmpty ? 10 : 9)
        let differing = row.kind == .unexpected ? row.differingColumns : []
        return "  \(label)  \(cells)" + (row.count > 1 ? "  (\(row.count) times)" : "")
            + (differing.isEmpty ? "" : "  ← \(differing.joined(separator: ", "))")
    }
}
