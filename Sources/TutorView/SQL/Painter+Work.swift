import Course
import Postgres
import Terminal
import TutorCore
import Verdicts

/// The work side, and the result of the last run.
extension Painter {
    func drawWork(_ lesson: LessonState, _ plan: ScreenPlan, into frame: inout Frame) {
        guard plan.work.isShown else { return }
        drawWorkTitle(lesson, plan, into: &frame)
        let area = plan.work.body
        switch plan.tool {
        case .sql: drawEditor(lesson, area, into: &frame)
        case .shell: drawShell(lesson, area, into: &frame)
        case .files: drawFiles(lesson, area, into: &frame)
        case .engine: drawEngine(lesson, area, into: &frame)
        }
    }

    private func drawEditor(_ lesson: LessonState, _ area: Rect, into frame: inout Frame) {
        guard !area.isEmpty else { return }
        let isFocused = lesson.typesIntoPad && overlay == nil
        let placeholder = lesson.isFreeText ? "Type SQL, then a semicolon." : "Type your answer here."
        let editor = drawSQL(lesson, in: area, placeholder: placeholder, isFocused: isFocused, into: &frame)
        frame.map.editor = editor.body(of: area).size
        frame.addTarget(area) { .editor(editor.position(at: $0, in: area)) }
    }

    /// The names of the tabs, and the state of the one shown.
    private func drawWorkTitle(_ lesson: LessonState, _ plan: ScreenPlan, into frame: inout Frame) {
        let area = plan.work.title
        let isFocused = lesson.focus.tab == plan.tool && lesson.focus != .result && lesson.focus != .verdict
        let tabs = plan.engine.isShown ? lesson.tabs.filter { $0 != .engine } : lesson.tabs
        if lesson.hasTwoSessions { return drawSessionTitle(lesson, plan, isFocused: isFocused, into: &frame) }
        // A single title makes room.
        let taken = tabs.count > 1 ? tabs.reduce(4) { $0 + $1.title.count + 3 } : 14
        let state = plan.tool == .sql ? padState(lesson, room: area.width - taken) : Line()
        guard tabs.count > 1 else {
            let dataset = plan.tool == .sql ? lesson.lesson.dataset.map { " · \($0)" } ?? "" : ""
            drawTitle(plan.tool.title + dataset, state.plain, in: area, isFocused: isFocused, into: &frame)
            return
        }
        let titles = tabs.map { TitleTab(line: Line($0.title), target: .tab($0.focus), isShown: $0 == plan.tool) }
        draw(titles, state.plain, in: area, isFocused: isFocused, into: &frame)
    }

    /// Draws the engine beside the work, if it has a column of its own.
    func drawEngineColumn(_ lesson: LessonState, _ plan: ScreenPlan, into frame: inout Frame) {
        guard plan.engine.isShown else { return }
        drawTitle("Engine", in: plan.engine.title, isFocused: lesson.focus == .engine, into: &frame)
        frame.addTarget(plan.engine.title, .tab(.engine))
        drawEngine(lesson, plan.engine.body, into: &frame)
    }

    /// What the scratchpad is doing now, in a few words.
    private func padState(_ lesson: LessonState, room: Int) -> Line {
        switch lesson.pad.activity {
        case .running, .cancelling: return sessionState(lesson.shownSession, lesson)
        case .judging(_, let since, _): return Line("◐ checking\(seconds(since: since))", theme[.accent])
        case .idle: break
        }
        switch (server, lesson.database) {
        case (_, .failed), (.failed, _): return Line("✗ no database", theme[.wrong])
        case (.ready, .ready) where lesson.pad.result?.trouble?.isDisconnected == true: return Line("✗ not connected", theme[.wrong])
        case (.ready, .ready) where lesson.transaction(of: lesson.shownSession) != .idle:
            let transaction = lesson.transaction(of: lesson.shownSession)
            let full = SessionText.stateAndNext(transaction)
            return Line(full.cellWidth <= room ? full : SessionText.state(transaction), theme[.accent])
        case (.ready(let version), .ready): return Line("idle · PostgreSQL \(version)", theme[.muted])
        default: return lesson.lesson.engine == .none || lesson.lesson.engine == .docker ? Line() : Line("… preparing", theme[.muted])
        }
    }

    func drawResult(_ lesson: LessonState, _ plan: ScreenPlan, into frame: inout Frame) {
        guard plan.result.isShown else { return }
        if lesson.isScript, lesson.shownText == nil { return drawStepResults(lesson, plan, into: &frame) }
        drawTitle(resultTitle(lesson.pad), resultCount(lesson), in: plan.result.title, isFocused: lesson.focus == .result, into: &frame)
        let area = plan.result.body
        guard !area.isEmpty else { return }
        frame.addTarget(area, .result)
        let inner = area.inset(left: 1, right: 1, bottom: 1)
        let isText = lesson.pad.result?.shown?.isPrinted == true
        // Keys count with the lines above a grid's rows, which text doesn't have.
        frame.map.result = Size(width: inner.width, height: inner.height + (isText ? GridView.headerHeight : 0))
        guard let result = lesson.pad.result else {
            if !plan.verdict.isShown { drawEmptyResult(lesson, area, into: &frame) }
            return
        }
        if let plans = result.comparedPlans {
            drawComparison(plans, result.planPane, in: inner, into: &frame)
        } else if let plan = result.plan, result.isShowingTree {
            drawPlan(plan, lesson, result.planPane, in: inner, into: &frame)
        } else if let part = result.shown, !part.columns.isEmpty {
            drawRows(part, result, lesson, in: inner, into: &frame)
        } else {
            let lines = result.notices.map { Line($0, theme[.muted]) } + result.parts.compactMap { $0.tag.map { Line($0) } }
            TextView(lines: lines.flatMap { TextWrap.lines($0, width: inner.width) }).draw(into: &frame.canvas, in: inner)
        }
        let foot = Rect(x: area.x + 1, y: area.maxY - 1, width: area.width - 2, height: 1)
        drawResultFoot(result, words: resultFoot(result, lesson, inner, detailLines: frame.map.resultLines), in: foot, into: &frame)
    }

    /// A check has a run of its own, whose rows aren't shown, and another text may not have run.
    func resultTitle(_ pad: Pad) -> String {
        let isOfText = pad.result?.revision.map { $0 == pad.editor.revision } ?? true
        if pad.verdict?.wasAsked == true || !isOfText { return "Result of your last run" }
        return pad.result?.isOfSelection == true ? "Result of selection" : "Result"
    }

    /// How many rows there are up to the last visible one.
    private func lastRow(of part: ResultState.Part, _ result: ResultState, _ area: Rect) -> Int {
        let height = area.height + (part.isPrinted ? GridView.headerHeight : 0)
        return result.grid.top(of: part.rowCount, height: height) + max(0, height - GridView.headerHeight)
    }

    /// Which of several results is shown, with the keys for the others.
    private func resultCount(_ lesson: LessonState) -> String {
        guard let result = lesson.pad.result, result.parts.count > 1, let index = result.shownIndex else { return "" }
        return (lesson.focus == .result ? "[ ]  " : "") + "\(index + 1) of \(result.parts.count)"
    }

    private func drawEmptyResult(_ lesson: LessonState, _ area: Rect, into frame: inout Frame) {
        var words: [String] = []
        if case .failed(let why) = lesson.database { words.append(why) }
        if case .failed(let why) = server, words.isEmpty { words.append(why) }
        let style = words.isEmpty ? theme[.muted] : theme[.warning]
        // While the first check runs, nothing is known.
        if case .judging = lesson.pad.activity, words.isEmpty { return }
        switch lesson.pad.loss {
        case .madeRoom where words.isEmpty: words.append(lesson.copy == nil ? LessonText.lessonChangesLost : LessonText.changesLost)
        case .opened where words.isEmpty && lesson.copy != nil && lesson.shownText == nil:
            words.append(LessonText.resetSince)
        default: break
        }
        if words.isEmpty { words.append(lesson.console?.rules ?? "Try anything: this is a practice database.") }
        let inner = area.inset(left: 1, right: 1)
        let lines = words.flatMap { $0.split(separator: "\n") }.map { Line(String($0), style) }
        TextView(lines: lines.flatMap { TextWrap.lines($0, width: inner.width) }).draw(into: &frame.canvas, in: inner)
    }

    /// The line below the rows: how many there are, how long they took, and whether they are the answer.
    private func resultFoot(_ result: ResultState, _ lesson: LessonState, _ area: Rect, detailLines: Int) -> String {
        guard let part = result.shown else { return "" }
        if let plan = result.plan, !result.planPane.showsText { return planFoot(plan) }
        var words = [result.planError?.sentence].compactMap { $0 }
        if !part.columns.isEmpty {
            words += rowWords(part, result, isFocused: lesson.focus == .result)
            // What came after these rows has no rows to show.
            let later = result.parts.dropFirst((result.shownIndex ?? 0) + 1).filter(\.columns.isEmpty).compactMap(\.tag)
            if !later.isEmpty { words.append("then \(later.joined(separator: ", "))") }
        }
        let time = part.milliseconds?.shortTime
        if let time { words.append(time) }
        if !result.isComplete { words.append("still running") }
        let isOpen = lesson.exercise.map { $0.isSQL && !lesson.isDone($0) } ?? false
        if isOpen, result.isComplete, result.trouble == nil, !lesson.pad.isBusy, let verdict = lesson.pad.verdict, !verdict.wasAsked,
            verdict.judgement.verdict == .fail, !verdict.leavesOutChanges
        {
            words.append("not the answer yet · \(model.barKey(of: .check)) Check")
        }
        if let detail = result.detail {
            let hidden = detailLines - area.height - detail.scroll.top(of: detailLines, height: area.height)
            if hidden > 0 { words.insert("↓ \(hidden) more", at: 0) }
        } else if part.rowCount > lastRow(of: part, result, area), !part.columns.isEmpty {
            words.append("↓ more")
        }
        if !part.columns.isEmpty { words += result.notices.count > 1 ? ["\(result.notices.count) notices"] : result.notices }
        // In a narrow pane, what the learner can do next is more important than the time.
        for word in [time, "↓ more"] where words.joined(separator: " · ").cellWidth > area.width { words.removeAll { $0 == word } }
        return words.joined(separator: " · ")
    }
}
