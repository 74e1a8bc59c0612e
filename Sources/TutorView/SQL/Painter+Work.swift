import Course
import Grading
import Markup
import Postgres
import Terminal
import TutorCore

/// The scratchpad and what came of it.
extension Painter {
    func drawPad(_ lesson: LessonState, _ plan: ScreenPlan, into frame: inout Frame) {
        guard !plan.editor.isEmpty else { return }
        let isFocused = lesson.focus == .editor && overlay == nil
        let highlights = Highlight.editor(lesson.pad.editor.text, in: .sql, theme: theme)
        let editor = Editor(
            state: lesson.pad.editor, highlights: highlights, errorMark: lesson.pad.errorMark,
            placeholder: lesson.exercise == nil ? "Try things here: nothing can break." : "Your answer goes here.", theme: theme,
            isFocused: isFocused)
        editor.draw(into: &frame.canvas, in: plan.editor)
        frame.map.editor = editor.body(of: plan.editor).size
        frame.addTarget(plan.editor) { .editor(editor.position(at: $0, in: plan.editor)) }
    }

    /// The names of what the work side can show, and how things stand with what it shows.
    func drawWorkTitle(_ lesson: LessonState, _ plan: ScreenPlan, into frame: inout Frame) {
        let area = plan.padTitle
        guard !area.isEmpty else { return }
        let tabs = plan.engineTitle.isEmpty ? lesson.tabs : lesson.tabs.filter { $0 != .engine }
        let shown = plan.engineTitle.isEmpty ? lesson.tab : lesson.tabBesidesEngine
        let end: Int
        if tabs.count > 1, !isNarrow {
            end = drawWorkTabs(tabs, shown, area, into: &frame)
        } else {
            var left = Line(" \(shown.title)", lesson.focus == shown.focus ? theme[.title] : theme[.strong])
            if shown == .sql, let dataset = lesson.lesson.dataset { left.spans.append(Span("   \(dataset)", theme[.muted])) }
            end = frame.canvas.put(left, at: Point(x: area.x, y: area.y), in: area)
        }
        if shown == .sql { drawPadState(lesson, Rect(x: end, y: area.y, width: area.maxX - end, height: 1), into: &frame) }
        let engine = plan.engineTitle
        guard !engine.isEmpty else { return }
        frame.canvas.put(
            " Engine", at: Point(x: engine.x, y: engine.y), style: theme[lesson.focus == .engine ? .title : .strong], in: engine)
        frame.addTarget(engine, .tab(.engine))
    }

    /// Where the last of the tabs ends.
    private func drawWorkTabs(_ tabs: [WorkTab], _ shown: WorkTab, _ area: Rect, into frame: inout Frame) -> Int {
        var x = area.x
        for tab in tabs {
            let style = tab == shown ? (lesson?.focus.tab == tab ? theme[.title] : theme[.strong]) : theme[.muted]
            let title = " \(tab.title) "
            frame.canvas.put(title, at: Point(x: x, y: area.y), style: style, in: area)
            frame.addTarget(Rect(x: x, y: area.y, width: title.cellWidth, height: 1).intersection(area), .tab(tab.focus))
            x += title.cellWidth
            if tab != tabs.last {
                frame.canvas.put("│", at: Point(x: x, y: area.y), style: theme[.border], in: area)
                x += 1
            }
        }
        return x
    }

    private func drawPadState(_ lesson: LessonState, _ area: Rect, into frame: inout Frame) {
        let end = area.x
        let state = padState(lesson)
        frame.canvas.put(
            state.plain, endingAt: area.maxX - 1, y: area.y, style: state.spans.first?.style ?? .plain,
            in: Rect(x: end + 1, y: area.y, width: area.maxX - end - 2, height: 1))
    }

    /// What the scratchpad is doing, in a few words that are true now.
    private func padState(_ lesson: LessonState) -> Line {
        func seconds(_ since: Int64) -> String {
            let passed = (clock - since) / 1000
            return passed > 0 ? " \(passed) s" : ""
        }
        switch lesson.pad.activity {
        case .running(_, let since): return Line("◐ running\(seconds(since))", theme[.accent])
        case .cancelling: return Line("◐ cancelling", theme[.warning])
        case .judging(_, let since): return Line("◐ checking\(seconds(since))", theme[.accent])
        case .idle: break
        }
        switch (server, lesson.database) {
        case (_, .failed), (.failed, _): return Line("✗ no database", theme[.wrong])
        case (.ready, .ready) where lesson.transaction == .inTransaction: return Line("● in a transaction", theme[.accent])
        case (.ready, .ready) where lesson.transaction == .failed: return Line("✗ transaction failed: ROLLBACK ends it", theme[.warning])
        case (.ready(let version), .ready): return Line("○ idle   psql \(version)", theme[.muted])
        default: return lesson.lesson.engine == .none || lesson.lesson.engine == .docker ? Line() : Line("… getting ready", theme[.muted])
        }
    }

    func drawResult(_ lesson: LessonState, _ plan: ScreenPlan, into frame: inout Frame) {
        let area = plan.result
        guard !area.isEmpty else { return }
        frame.addTarget(area, .result)
        guard let result = lesson.pad.result else {
            if plan.verdict.isEmpty { drawEmptyResult(lesson, area, into: &frame) }
            return
        }
        let inner = area.inset(left: 1, right: 1, bottom: 1)
        frame.map.result = inner.size
        if let part = result.shown, !part.columns.isEmpty {
            let columns = part.columns.map { GridView.Column(name: $0.name, isNumeric: $0.isRightAligned) }
            GridView(columns: columns, rows: part, state: result.grid, theme: theme).draw(into: &frame.canvas, in: inner)
            if lesson.focus == .result, overlay == nil { frame.canvas.cursor = Point(x: inner.x, y: min(inner.y + 2, inner.maxY)) }
        } else {
            let lines = result.notices.map { Line($0, theme[.muted]) } + result.parts.compactMap { $0.tag.map { Line($0) } }
            TextView(lines: lines.flatMap { TextWrap.lines($0, width: inner.width) }).draw(into: &frame.canvas, in: inner)
        }
        let foot = Rect(x: area.x + 1, y: area.maxY - 1, width: area.width - 2, height: 1)
        frame.canvas.put(resultFoot(result, lesson, inner), at: Point(x: foot.x, y: foot.y), in: foot)
    }

    private func drawEmptyResult(_ lesson: LessonState, _ area: Rect, into frame: inout Frame) {
        var words: [String] = []
        if case .failed(let why) = lesson.database { words.append(why) }
        if case .failed(let why) = server, words.isEmpty { words.append(why) }
        let style = words.isEmpty ? theme[.muted] : theme[.warning]
        if words.isEmpty { words.append("What you run shows here. Nothing you do can break your computer.") }
        let inner = area.inset(left: 1, right: 1)
        let lines = words.flatMap { $0.split(separator: "\n") }.map { Line(String($0), style) }
        TextView(lines: lines.flatMap { TextWrap.lines($0, width: inner.width) }).draw(into: &frame.canvas, in: inner)
    }

    /// The line under the rows: how many, how long, and whether they are the answer.
    private func resultFoot(_ result: ResultState, _ lesson: LessonState, _ area: Rect) -> Line {
        guard let part = result.shown else { return Line() }
        var words: [String] = []
        if !part.columns.isEmpty {
            words.append(part.arrivedRows == 1 ? "1 row" : "\(part.arrivedRows.grouped) rows")
            if part.arrivedRows > part.table.count { words.append("the first \(part.table.count.grouped) are kept") }
        }
        if let milliseconds = part.milliseconds { words.append(milliseconds.shortTime) }
        if !result.isComplete { words.append("more is coming") }
        if result.isComplete, result.trouble == nil, lesson.exercise?.isSQL == true, !lesson.pad.isBusy {
            if let verdict = lesson.pad.verdict, !verdict.wasAsked, verdict.judgement.verdict == .fail {
                words.append("not the answer yet · F6 compare")
            }
        }
        let height = max(0, area.height - 2)
        if part.table.count > result.grid.top(of: part.table.count, height: area.height) + height, !part.columns.isEmpty {
            words.append("↓ more")
        }
        if !result.notices.isEmpty, !part.columns.isEmpty { words.append("\(result.notices.count) notices") }
        return Line(words.joined(separator: " · "), theme[.muted])
    }
}

extension Int {
    /// With a comma between thousands.
    var grouped: String {
        let digits = Array(String(magnitude))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return self < 0 ? "-" + text : text
    }
}

extension Double {
    /// Milliseconds as `0.6 ms`, `142 ms` or `2.4 s`.
    var shortTime: String {
        switch self {
        case ..<10: "\((self * 10).rounded() / 10) ms"
        case ..<1000: "\(Int(rounded())) ms"
        default: "\((self / 100).rounded() / 10) s"
        }
    }
}
