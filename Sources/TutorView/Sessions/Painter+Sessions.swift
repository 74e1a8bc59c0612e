import Markup
import Postgres
import Terminal
import TutorCore
import Verdicts

/// Two sessions: their titles, the other session's pane, and the line about lock waits.
extension Painter {
    /// What a session is doing now, in a few words.
    func sessionState(_ id: SessionID, _ lesson: LessonState) -> Line {
        switch lesson.activity(of: id) {
        case .running(_, let since):
            let seconds = seconds(since: since)
            if lesson.database == .preparing { return Line("◐ preparing the database\(seconds)", theme[.accent]) }
            return lesson.sessions.waits[id] == nil
                ? Line("◐ running\(seconds)", theme[.accent]) : Line("⧗ waiting\(seconds)", theme[.warning])
        case .cancelling: return Line("◐ canceling · \(model.keyName(of: .cancel)) again ends the session", theme[.warning])
        case .idle, .judging, nil: break
        }
        let transaction = lesson.transaction(of: id)
        let style = theme[transaction == .failed ? .warning : transaction == .idle ? .muted : .accent]
        return Line(SessionText.state(transaction), style)
    }

    /// How long ago that was, from one second on.
    func seconds(since: Int64) -> String {
        let passed = (clock - since) / 1000
        return passed > 0 ? " \(passed) s" : ""
    }

    /// Draws the sessions with their states, and the other tabs of the work side.
    func drawSessionTitle(_ lesson: LessonState, _ plan: ScreenPlan, isFocused: Bool, into frame: inout Frame) {
        draw(tabs(lesson, plan), in: plan.work.title, isFocused: isFocused, into: &frame)
    }

    /// The sessions, and the other tabs of the work side. Side by side, each session's tab is in its own title.
    private func tabs(_ lesson: LessonState, _ plan: ScreenPlan) -> [TitleTab] {
        let isPair = plan.otherWork.isShown
        let isRight = isPair && lesson.shownText == .b
        let sessions = lesson.texts.filter { !isPair || ($0 == .b) == isRight }.map { tab($0, lesson, plan) }
        if isRight { return sessions }
        let others = lesson.tabs.filter { $0 != .sql && !(plan.engine.isShown && $0 == .engine) }
        return sessions + others.map { TitleTab(line: Line($0.title), target: .tab($0.focus), isShown: $0 == plan.tool) }
    }

    private func tab(_ text: SessionID.Side?, _ lesson: LessonState, _ plan: ScreenPlan) -> TitleTab {
        let isShown = plan.tool == .sql && lesson.shownText == text
        if lesson.isScript, text == nil { return TitleTab(line: Line("Script"), target: .session(text), isShown: isShown) }
        var line = Line("\((text ?? .a).rawValue) ")
        line.spans += sessionState(lesson.sessionID(of: text), lesson).spans
        return TitleTab(line: line, target: .session(text), isShown: isShown)
    }

    /// Draws a title that consists of tabs.
    func draw(_ tabs: [TitleTab], _ right: String = "", in area: Rect, isFocused: Bool, into frame: inout Frame) {
        drawTitle("", right, in: area, isFocused: isFocused, into: &frame)
        var x = area.x + 1
        for (index, tab) in tabs.enumerated() {
            var line = Line(" ")
            line.spans += tab.line.spans.enumerated().map { index, span in
                let style = tab.isShown ? (isFocused ? theme[.title] : theme[.strong]) : theme[.muted]
                return index == 0 || span.style == .plain ? Span(span.text, style) : span
            }
            line.spans.append(Span(" "))
            frame.canvas.put(line, at: Point(x: x, y: area.y), in: area)
            let width = line.plain.cellWidth
            frame.addTarget(Rect(x: x, y: area.y, width: width, height: 1).intersection(area), tab.target)
            x += width
            if index + 1 < tabs.count {
                frame.canvas.put("│", at: Point(x: x, y: area.y), style: theme[.border], in: area)
                x += 1
            }
        }
    }

    /// Draws the session beside the one shown.
    func drawOtherSession(_ lesson: LessonState, _ plan: ScreenPlan, into frame: inout Frame) {
        guard plan.otherWork.isShown, !plan.otherWork.body.isEmpty else { return }
        var other = lesson
        let side: SessionID.Side = lesson.shownSession.side.other
        let text: SessionID.Side? = side == .a && !lesson.isScript ? nil : side
        other.sessions.shown = text
        var tabs = tabs(other, plan)
        for index in tabs.indices { tabs[index].isShown = false }
        draw(tabs, in: plan.otherWork.title, isFocused: false, into: &frame)
        let area = plan.otherWork.body
        let placeholder = "Type SQL, then a semicolon."
        _ = drawSQL(other, in: area, placeholder: placeholder, isFocused: false, into: &frame)
        frame.addTarget(area, .session(text))
        drawTitle("Result", in: plan.otherResult.title, isFocused: false, into: &frame)
        drawCompact(other.pad.result, in: plan.otherResult.body.inset(left: 1, right: 1), into: &frame)
        frame.addTarget(plan.otherResult.body, .session(text))
    }

    /// Draws the results of both sessions below a script.
    func drawStepResults(_ lesson: LessonState, _ plan: ScreenPlan, into frame: inout Frame) {
        let area = Rect(
            x: plan.result.title.x, y: plan.result.title.y, width: plan.result.title.width, height: plan.result.body.height + 1)
        let middle = area.width / 2
        for session in lesson.bothSessions {
            let isLeft = session.side == .a
            let half = Rect(
                x: isLeft ? area.x : area.x + middle + 1, y: area.y, width: isLeft ? middle : area.width - middle - 1, height: area.height)
            let pane = ScreenPlan.Pane(half)
            let title = TitleTab(line: tab(session.side, lesson, plan).line, target: .session(session.side), isShown: false)
            draw([title], in: pane.title, isFocused: false, into: &frame)
            let inner = pane.body.inset(left: 1, right: 1)
            frame.addTarget(pane.body, .result)
            drawCompact(lesson.pads[lesson.padID(of: session)]?.result, in: inner, into: &frame)
        }
        frame.canvas.fill(Rect(x: area.x + middle, y: area.y, width: 1, height: area.height), style: theme[.border], with: "│")
    }

    /// A result in as little space as possible: the statement, and what it returned.
    private func drawCompact(_ result: ResultState?, in area: Rect, into frame: inout Frame) {
        guard let result, !area.isEmpty else { return }
        var area = area
        if let statement = result.statement {
            let words = SafeText(statement.split(whereSeparator: \.isWhitespace).joined(separator: " ")).string
            frame.canvas.put(words.truncated(toCells: area.width), at: Point(x: area.x, y: area.y), style: theme[.muted], in: area)
            area = area.inset(top: 1)
        }
        if let trouble = result.trouble {
            TextView(lines: compact(trouble, width: area.width)).draw(into: &frame.canvas, in: area)
        } else if let part = result.shown, !part.columns.isEmpty {
            let columns = part.columns.map { GridView.Column(name: $0.name, isNumeric: $0.isRightAligned) }
            GridView(columns: columns, rows: part, state: result.grid, theme: theme).draw(into: &frame.canvas, in: area)
        } else {
            let lines = result.notices.map { Line($0, theme[.muted]) } + result.parts.compactMap { $0.tag.map { Line($0) } }
            TextView(lines: lines.flatMap { TextWrap.lines($0, width: area.width) }).draw(into: &frame.canvas, in: area)
        }
    }

    private func compact(_ trouble: Trouble, width: Int) -> [Line] {
        var head = Line("✗ ", theme[.wrong])
        head.spans.append(Span(trouble.sqlstate.map { "\($0)  " } ?? "\(trouble.headline) ", theme[.wrong]))
        head.spans += Line(naming: trouble.message, theme: theme).spans
        let advice = trouble.advice.map { TextWrap.lines(Line(naming: $0, theme[.accent], theme: theme), width: width) } ?? []
        return TextWrap.lines(head, width: width, rest: Line("  ")) + advice
    }

    /// The line number of the script's next step, from 0.
    func nextStepLine(_ lesson: LessonState) -> Int? {
        guard lesson.shownText == nil, let (all, sent) = lesson.steps else { return nil }
        return all.element(at: sent).map { $0.line - 1 }
    }

    // MARK: - The line about lock waits

    func drawSessionLine(_ lesson: LessonState, _ plan: ScreenPlan, into frame: inout Frame) {
        let area = plan.sessionLines
        guard !area.isEmpty, let words = sessionWords(lesson) else { return }
        frame.canvas.fill(Rect(x: area.x, y: area.y, width: area.width, height: 1), style: theme[.border], with: "─")
        for (row, line) in ScreenPlan.sessionLines(words, width: area.width).prefix(area.height).enumerated() {
            frame.canvas.put(Line([Span(" ")] + line.spans + [Span(" ")]), at: Point(x: area.x + 2, y: area.y + row), in: area)
        }
    }

    /// Which session waits for which, or else what to do next; `nil` for a single session that isn't waiting.
    func sessionWords(_ lesson: LessonState) -> Line? {
        sessionSentence(lesson).map { Line(SafeText($0.plain).string, $0.spans.first?.style ?? .plain) }
    }

    private func sessionSentence(_ lesson: LessonState) -> Line? {
        let both = lesson.hasTwoSessions ? lesson.bothSessions : [lesson.shownSession]
        let waits = both.compactMap { lesson.sessions.waits[$0] }
        if waits.count == 2, both.allSatisfy({ id in waits.contains { $0.holder == .session(id) } }) {
            return Line("A and B wait for each other: a deadlock. The server will stop one.", theme[.warning])
        }
        if let wait = waits.first { return Line(SessionText.words(wait, in: lesson), theme[.warning]) }
        if let why = lesson.sessions.blindness, both.contains(where: { lesson.activity(of: $0) != nil }) {
            return Line("calf can't see who waits for whom: \(why)", theme[.warning])
        }
        guard lesson.hasTwoSessions else { return nil }
        for id in [lesson.shownSession] + both {
            guard lesson.activity(of: id) == nil, let next = SessionText.next(after: lesson.transaction(of: id)) else { continue }
            if lesson.isScript, lesson.shownText == nil { break }
            return Line("\(id.name): \(next)", theme[.accent])
        }
        if lesson.isScript, lesson.shownText == nil, let (all, sent) = lesson.steps { return Line(stepWords(all, sent), theme[.accent]) }
        return Line("\(model.keyName(of: .otherSession)) switches between the sessions.", theme[.muted])
    }

    private func stepWords(_ steps: [StepProgress.Step], _ sent: Int) -> String {
        guard let next = steps.element(at: sent) else {
            if steps.isEmpty { return SessionText.unmarked }
            let done = steps.count == 1 ? "The only step was sent" : "All \(steps.count) steps were sent"
            return "\(done). \(model.keyName(of: .check)) checks. \(model.keyName(of: .run)) starts again on fresh data."
        }
        let words = next.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return "\(model.keyName(of: .run)) sends step \(sent + 1) of \(steps.count) to \(next.side.rawValue): \(words)"
    }
}

/// A clickable part of a title.
struct TitleTab {
    var line: Line
    var target: Target
    var isShown: Bool
}
