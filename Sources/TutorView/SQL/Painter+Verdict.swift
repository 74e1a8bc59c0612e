import Course
import Markup
import Terminal
import TutorCore
import Verdicts

/// The verdict below the work: the most important difference first, the rest on request.
extension Painter {
    func drawVerdict(_ plan: ScreenPlan, into frame: inout Frame) {
        guard plan.verdict.isShown, let lesson else { return }
        frame.addTarget(plan.verdict.body, .verdict)
        // Its first line says the same until it is scrolled.
        let later = lesson.pad.verdict.flatMap { $0.scroll.top > 0 ? lesson.later(than: $0) : nil }
        let age = later.map { " from before your last \($0.rawValue)" } ?? ""
        let title = lesson.pad.verdict == nil ? resultTitle(lesson.pad) : "Verdict\(age)"
        let isJudged = lesson.exercise?.isSQL == true && lesson.pad.verdict != nil && later == nil
        let given = lesson.review?.hasNewData == true ? "the data of this review" : "the original data"
        let data = lesson.pad.verdict?.judgement.isAboutOtherData == true ? "changed data" : given
        let isLast =
            lesson.pad.verdict?.isOfSeveral == true && lesson.pad.verdict?.judgement.feedback.first?.kind != .error
            && lesson.exercise?.changesData == false
        let subject = lesson.pad.verdict?.wasAsked == false ? "" : isLast ? "the last result of your text, " : "your whole text, "
        let scope = isJudged ? "\(subject)on \(data)" : ""
        drawTitle(title, scope, in: plan.verdict.title, isFocused: lesson.focus == .verdict, into: &frame)
        let inner = plan.verdict.body.inset(left: 1, right: 1)
        let lines = verdictLines(width: inner.width)
        frame.map.verdict.height = inner.height
        frame.map.verdict.lineCount = lines.count
        let scroll = lesson.pad.verdict?.scroll ?? ScrollState()
        TextView(lines: lines, state: scroll).draw(into: &frame.canvas, in: inner)
        let end = scroll.top(of: lines.count, height: inner.height) + inner.height
        if end < lines.count, inner.height > 0 { frame.canvas.putMore(after: lines[end - 1], in: inner, style: theme[.muted]) }
    }

    /// The lines about the last run or check.
    func verdictLines(width: Int) -> [Line] {
        guard let lesson, width > 0 else { return [] }
        if let verdict = lesson.pad.verdict, verdict.wasAsked || verdict.judgement.verdict == .pass {
            return VerdictText(verdict: verdict, lesson: lesson, model: model, width: width, theme: theme).lines
        }
        return lesson.pad.result?.trouble.map { TroubleText(trouble: $0, width: width, theme: theme).lines } ?? []
    }
}

/// An error: what happened, where, what it means, and the server's original message.
struct TroubleText {
    var trouble: Trouble
    var width: Int
    var theme: Theme

    var lines: [Line] {
        var lines = Self.head(trouble.headline, trouble.sqlstate, width: width, theme: theme)
        if let text = trouble.line { lines += Self.caret(text, under: trouble.column ?? 0, width: width, theme: theme) }
        lines += TextWrap.lines(Line(naming: trouble.message, theme: theme), width: width, first: Line("  "), rest: Line("  "))
        if let advice = trouble.advice {
            lines += TextWrap.lines(Line(naming: advice, theme: theme), width: width, first: Line("  "), rest: Line("  "))
        }
        for (index, words) in trouble.original.enumerated() {
            let first = index == 0 ? "  Server message:  " : "  "
            lines += TextWrap.lines(Line(words, theme[.muted]), width: width, first: Line(first, theme[.muted]), rest: Line("    "))
        }
        return lines
    }

    /// What happened, with the error code at the end of the line.
    static func head(_ headline: String, _ code: String?, width: Int, theme: Theme) -> [Line] {
        var head = Line("✗ \(headline)", theme[.wrong])
        if let code {
            let gap = width - head.plain.cellWidth - code.count
            if gap > 0 { head.spans += [Span(String(repeating: " ", count: gap)), Span(code, theme[.muted])] }
        }
        return TextWrap.lines(head, width: width)
    }

    /// The learner's line, cut around the position if it is long, with a caret below that position.
    static func caret(_ text: String, under column: Int, width: Int, theme: Theme) -> [Line] {
        let safe = SafeText(text)
        let before = SafeText(String(text.prefix(max(0, column)))).width
        let room = max(1, width - 2)
        let start = before < room - 4 ? 0 : before - room / 2
        let shown = start == 0 ? safe.string : "…" + safe.string.dropCells(start + 1)
        return [
            Line("  " + shown.truncated(toCells: room)), Line("  " + String(repeating: " ", count: before - start) + "▲", theme[.wrong]),
        ]
    }
}
