import Course
import Markup
import Progress
import Terminal
import TutorCore
import Verdicts

/// A verdict as lines: what was right first, then one difference with its rows, then the keys that show more.
struct VerdictText {
    var verdict: VerdictState
    var lesson: LessonState
    var model: Model
    var width: Int
    var theme: Theme

    var lines: [Line] {
        (lesson.later(than: verdict).map { [Line("From before your last \($0.rawValue):", theme[.muted])] } ?? []) + words
    }

    private var words: [Line] {
        switch verdict.judgement.verdict {
        case .pass: passed
        case .fail: failed
        case .error: [Line("✗ This answer could not be checked.", theme[.warning])] + said(verdict.judgement.feedback)
        }
    }

    private var passed: [Line] {
        let feedback = verdict.judgement.feedback
        var lines: [Line] = []
        for (index, item) in feedback.enumerated() where index < 2 || verdict.showsAllDifferences {
            let mark = index == 0 ? Line("✓ ", theme[.right]) : Line("  ")
            lines += TextWrap.lines(Line(naming: item.message, theme: theme), width: width, first: mark, rest: Line("  ")) + data(of: item)
        }
        if feedback.isEmpty { lines.append(Line("✓ Correct.", theme[.right])) }
        // A shell and someone who types need every key except Ctrl-G.
        let isLast = lesson.nextTitle == nil
        let next = Line([
            Span("\(lesson.focus == .verdict ? "Enter" : model.barKey(of: isLast ? .nextLesson : .nextSection)) ", theme[.key]),
            Span("Next: \(nextTitle)", theme[.accent]),
        ])
        let solutions = lesson.showsAlternative ? "Hide author's solution" : "Author's solution"
        lines += wrapped([next, Line([Span("\(model.barKey(of: .alternative)) ", theme[.key]), Span(solutions)])])
        if let back = lesson.nextReview { lines += TextWrap.lines(Line(back, theme[.muted]), width: width) }
        if let stop = placeToStop { lines += TextWrap.lines(Line(stop, theme[.muted]), width: width) }
        return lines
    }

    private var isSQL: Bool { lesson.exercise?.isSQL ?? true }

    private var nextTitle: String {
        lesson.nextTitle ?? lesson.next?.title ?? "Lessons"
    }

    private var placeToStop: String? {
        if lesson.review != nil { return nil }
        let next = lesson.section + 1
        // Don't suggest a break between consecutive exercises.
        guard let section = lesson.lesson.sections.element(at: next), section.exercise == nil else { return nil }
        let left = lesson.progress.minutesLeft(in: lesson.summary)
        return "Good place to stop.\(left > 0 ? " About \(left) min left in this lesson." : "")"
    }

    private var failed: [Line] {
        let feedback = verdict.judgement.feedback
        guard let first = feedback.first else { return [Line("✗ Not yet.", theme[.wrong])] }
        var lines: [Line]
        let caret = first.place.map { TroubleText.caret($0.text, under: $0.column - 1, width: width, theme: theme) } ?? []
        let isRefusal = first.kind == .error && first.sqlstate != nil
        if isRefusal {
            // An error looks the same whether the statement was run or checked.
            lines = TroubleText(trouble: Trouble(first), width: width, theme: theme).lines
            if verdict.isOfSeveral, verdict.wasAsked {
                lines += indented("A check runs your whole text, up to the first error.", theme[.muted])
            }
        } else {
            let mark = Line("✗ ", theme[.wrong])
            lines =
                TextWrap.lines(Line(naming: "Not yet. \(first.message)", theme: theme), width: width, first: mark, rest: Line("  ")) + caret
            if verdict.isOfSeveral, verdict.wasAsked, let exercise = lesson.exercise, exercise.changesData,
                !exercise.asksForSeveralStatements
            {
                lines += indented("A check runs your whole text, not only its last statement.", theme[.muted])
            }
        }
        // The expected rows must be visible without scrolling, and "the rows below" must follow their sentence.
        if verdict.showsExpected { lines = first.data.isEmpty && !isRefusal ? lines + expected : expected + lines }
        let closeness = verdict.showsAllDifferences ? nil : verdict.judgement.closeness
        if let closeness { lines += indented(Line(naming: closeness.message, theme: theme)) }
        lines += data(of: closeness ?? first) + rows(of: closeness ?? first)
        if !verdict.showsAllDifferences, let cause = verdict.judgement.cause {
            lines += indented(Line(naming: cause.message, theme: theme))
        }
        if let server = first.server, !isRefusal, verdict.showsAllDifferences || first.kind == .error || first.kind == .plan {
            for words in server.split(separator: "\n") { lines += indented(String(words), theme[.muted]) }
        }
        if let reference = first.reference { lines += indented(reference, theme[.muted]) }
        if verdict.showsAllDifferences { lines += said(Array(feedback.dropFirst())) }
        return lines + wrapped(keys, indent: "  ")
    }

    func said(_ feedback: [Feedback]) -> [Line] {
        feedback.flatMap { indented(Line(naming: $0.message, theme: theme)) + data(of: $0) + rows(of: $0) }
    }

    /// The data variant that shows the difference.
    private func data(of feedback: Feedback) -> [Line] {
        ExcerptText.lines(feedback.data).map { Line("    " + $0, theme[.muted]) }
    }

    private func indented(_ text: String, _ style: Style = .plain) -> [Line] {
        indented(Line(text, style))
    }

    private func indented(_ line: Line) -> [Line] { TextWrap.lines(line, width: width, first: Line("  "), rest: Line("    ")) }

    private func rows(of feedback: Feedback) -> [Line] {
        let examples = feedback.examples(verdict.showsAllDifferences ? Feedback.maxRows : VerdictState.fewRows)
        let isNamed = feedback.kind == .state
        let columns = examples.map { $0.cells.count }.max() ?? 0
        var widths = (0..<columns).map { column in
            examples.map { $0.cells.element(at: column).map { label($0, isNamed).cellWidth + $0.text.cellWidth } ?? 0 }.max() ?? 0
        }
        // What has to be wrapped isn't aligned.
        if 13 + widths.reduce(2 * columns, +) > width { widths = [] }
        return examples.flatMap { example in
            // Wrapped, so that no differing value is truncated.
            let line = row(example, named: isNamed, widths)
            return TextWrap.lines(line, width: width, rest: Line(String(repeating: " ", count: 13)))
        }
    }

    /// A value that differs from the other row is labeled with its column's name.
    private func label(_ cell: DifferingRow.Cell, _ isNamed: Bool) -> String { cell.differs || isNamed ? "\(cell.column): " : "" }

    /// - Parameter isNamed: Whether each value is labeled: the rows of a table that isn't on the screen.
    private func row(_ row: DifferingRow, named isNamed: Bool, _ widths: [Int]) -> Line {
        var line = Line("  " + row.label.padded(toCells: 11), theme[.warning])
        for (index, cell) in row.cells.enumerated() {
            if index > 0 { line.spans.append(Span("  ")) }
            let label = label(cell, isNamed)
            let isLast = index + 1 == row.cells.count
            let text = isLast ? cell.text : cell.text.padded(toCells: (widths.element(at: index) ?? 0) - label.cellWidth)
            line.spans += [Span(label, theme[.muted]), Span(text, theme[cell.differs ? .warning : cell.value == nil ? .null : .text])]
        }
        if row.count > 1 { line.spans.append(Span("  × \(row.count)", theme[.muted])) }
        return line
    }

    /// The expected result, but never how to get it.
    var expected: [Line] {
        guard let known = verdict.expected else { return indented("Loading the expected result …", theme[.muted]) }
        guard let expected = known else {
            return indented("calf compares your tables with the solution's, not the rows that a statement returns.")
        }
        let names = expected.columns.joined(separator: ", ")
        let isOfOtherData = verdict.judgement.feedback.first?.data.isEmpty == false
        let start = isOfOtherData ? "Expected on the original data" : "Expected"
        var lines = indented("\(start): \(LessonText.counted(expected.count)) of \(names).")
        let widths = expected.columns.indices.map { column in expected.rows.map { ($0[column] ?? "NULL").cellWidth }.max() ?? 0 }
        for row in expected.rows {
            var line = Line("    ")
            for (column, value) in row.enumerated() {
                line.spans.append(Span((value ?? "NULL").padded(toCells: widths[column]) + "  ", theme[value == nil ? .null : .text]))
            }
            lines.append(line)
        }
        if expected.count > expected.rows.count { lines.append(Line("    …", theme[.muted])) }
        return lines
    }

    private var keys: [Line] {
        let shown = lesson.exercise.flatMap { lesson.hintsShown[$0.id] } ?? 0
        let all = lesson.exercise?.hints.count ?? 0
        var keys: [(String, String)] = []
        if shown < all { keys.append((model.barKey(of: .hint, inShell: !isSQL), "Hint (\(shown) of \(all))")) }
        if verdict.hasMoreDifferences {
            keys.append((model.barKey(of: .differences), verdict.showsAllDifferences ? "Fewer differences" : "All differences"))
        }
        if isSQL, lesson.exercise?.returnsRows == true {
            keys.append((model.barKey(of: .expected), verdict.showsExpected ? "Hide expected result" : "Expected result"))
        }
        let isRun = ![.empty, .error].contains(verdict.judgement.feedback.first?.kind)
        if isSQL, isRun, verdict.wasAsked, lesson.pad.result == nil, !lesson.isScript {
            keys.append((model.barKey(of: .run), verdict.answer.canChangeData ? "Run the answer" : "Your result"))
        }
        if isSQL, lesson.review?.canLookUp == true { keys.append((model.barKey(of: .lookUp), "Look it up")) }
        return keys.map { Line([Span("\($0) ", theme[.key]), Span($1, theme[.muted])]) }
    }

    /// Keys with their labels, side by side. One that doesn't fit moves to the next line as a whole.
    private func wrapped(_ keys: [Line], indent: String = "") -> [Line] {
        var lines: [Line] = []
        for key in keys {
            if let last = lines.last, last.cellWidth + 3 + key.cellWidth <= width {
                lines[lines.count - 1].spans += [Span("   ")] + key.spans
            } else {
                lines += TextWrap.lines(key, width: width, first: Line(indent), rest: Line("  "))
            }
        }
        return lines
    }
}

extension Trouble {
    /// A server error, as reported by a check.
    fileprivate init(_ feedback: Feedback) {
        self.init(
            headline: "The server could not run this statement.", sqlstate: feedback.sqlstate, line: feedback.place?.text,
            column: feedback.place.map { $0.column - 1 }, message: feedback.message,
            original: feedback.server?.split(separator: "\n").map(String.init) ?? [])
    }
}
