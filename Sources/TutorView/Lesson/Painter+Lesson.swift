import Course
import Markup
import Progress
import Terminal
import TutorCore

extension Painter {
    func drawLesson(into frame: inout Frame) {
        guard let lesson else { return }
        let plan = plan
        drawPage(lesson, plan, into: &frame)
        if lesson.console != nil {
            drawConnection(lesson, plan.header, into: &frame)
        } else if isNarrow {
            drawTabs(plan, into: &frame)
        } else {
            drawBreadcrumb(lesson, plan, into: &frame)
        }
        drawTask(lesson, plan, into: &frame)
        drawWork(lesson, plan, into: &frame)
        drawResult(lesson, plan, into: &frame)
        drawVerdict(plan, into: &frame)
        drawOtherSession(lesson, plan, into: &frame)
        drawSessionLine(lesson, plan, into: &frame)
        drawEngineColumn(lesson, plan, into: &frame)
        drawTablesColumn(lesson, plan, into: &frame)
        drawDividers(plan, into: &frame)
        drawChecklist(plan, into: &frame)
        drawAsides(plan, into: &frame)
        drawCompletion(lesson, plan, into: &frame)
    }

    /// A pane's title in its top rule: heavy and bold if the pane has the focus.
    @discardableResult func drawTitle(
        _ left: String, _ right: String = "", in area: Rect, isFocused: Bool, into frame: inout Frame
    ) -> Int {
        guard !area.isEmpty else { return area.x }
        let rule = theme[isFocused ? .focusedBorder : .border]
        frame.canvas.fill(area, style: rule, with: isFocused ? "━" : "─")
        let rightWidth = right.isEmpty ? 0 : SafeText(right).width + 2
        var room = area.width - rightWidth - 4
        if rightWidth > 0, room > 8 {
            frame.canvas.put(" \(SafeText(right).string) ", endingAt: area.maxX - 1, y: area.y, style: theme[.muted], in: area)
        } else {
            room = area.width - 4
        }
        let shown = SafeText(left).string.shortened(toCells: max(0, room))
        if shown.isEmpty { return area.x + 1 }
        return frame.canvas.put(
            " \(shown) ", at: Point(x: area.x + 1, y: area.y), style: isFocused ? theme[.title] : theme[.muted], in: area)
    }

    /// The tabs for lesson and work, with the key that switches between them.
    private func drawTabs(_ plan: ScreenPlan, into frame: inout Frame) {
        guard let lesson else { return }
        let isReading = lesson.focus == .text
        let back = lesson.focus == .shell ? model.barKey(of: .text, inShell: true) : "Esc"
        let leaves = model.escapeLabel == "Lesson"
        // While the page is shown, the scratchpad and its open transaction are hidden.
        let open = lesson.bothSessions.map(lesson.transaction).first { SessionText.next(after: $0) != nil }.map(SessionText.state)
        let key = lesson.prompt != nil ? nil : lesson.waitingQuestion(on: frame.map.page) == nil ? "e" : model.barKey(of: .scratchpad)
        let work = ["Work", key, open].compactMap(\.self).joined(separator: "  ")
        let titles = isReading ? ["Lesson", work] : [leaves ? "Lesson  \(back)" : "Lesson", "Work"]
        let tabs = Tabs(titles, selected: isReading ? 0 : 1, theme: theme)
        tabs.draw(into: &frame.canvas, in: plan.header)
        frame.addTarget(plan.header) { point in
            tabs.index(at: point, in: plan.header).map { .tab($0 == 0 ? .text : lesson.tab.focus) }
        }
        let room = size.width - titles.reduce(2) { $0 + $1.cellWidth + 3 }
        let title = SafeText(lesson.numberedTitle).string.shortened(toCells: max(0, room))
        if room > 8 { frame.canvas.put(title, endingAt: size.width - 1, y: 0, style: theme[.muted]) }
    }

    /// Whose database this is: what the user types next acts there.
    private func drawConnection(_ lesson: LessonState, _ area: Rect, into frame: inout Frame) {
        var line = Line(" calf ", theme[.title])
        if let connection = lesson.connection {
            func safe(_ text: String) -> String { SafeText(text).string }
            line.spans += [
                Span("  \(safe(connection.database))", theme[.strong]), Span(" on \(safe(connection.server)) as ", theme[.muted]),
                Span(safe(connection.role), theme[.strong]),
                Span(connection.isSuperuser ? " (superuser)" : "", theme[.warning]),
            ]
        }
        frame.canvas.put(truncating: line, at: Point(x: area.x, y: area.y), in: area)
    }

    private func drawBreadcrumb(_ lesson: LessonState, _ plan: ScreenPlan, into frame: inout Frame) {
        // What was done when this lesson was opened, and perhaps this lesson.
        let isDone = lesson.progress.status(of: lesson.summary) == .done
        let done = lesson.siblingsDone.enumerated().count { $0.offset == lesson.index ? isDone : $0.element }
        let count = " \(done)/\(lesson.siblings) "
        var right = Line()
        if lesson.siblings <= 40 {
            right.spans.append(Span(String(repeating: "●", count: done), theme[.accent]))
            right.spans.append(Span(String(repeating: "○", count: max(0, lesson.siblings - done)), theme[.muted]))
        }
        right.spans.append(Span(count, theme[.muted]))
        let width = right.plain.cellWidth
        var line = Line(" calf ", theme[.title])
        let room = max(0, size.width - width - 3 - line.cellWidth)
        let title = SafeText(lesson.numberedTitle).string
        // The course and then the module make room for the lesson's title.
        let places = [lesson.courseTitle, "\(lesson.moduleNumber) \(lesson.moduleTitle)"].map { SafeText($0).string + " › " }
        let path = (0...places.count).lazy.map { places.dropFirst($0).joined() }.first { $0.cellWidth + title.cellWidth <= room }
        line.spans += [Span("  " + (path ?? ""), theme[.muted]), Span(title.shortened(toCells: room), theme[.strong])]
        frame.canvas.put(line, at: Point(x: 0, y: 0))
        frame.canvas.put(right, at: Point(x: size.width - width, y: 0))
    }

    private func drawPage(_ lesson: LessonState, _ plan: ScreenPlan, into frame: inout Frame) {
        if lesson.console != nil { return }
        let pane = pageArea(plan)
        let page = cache.page(of: lesson, resetKey: model.keyName(of: .reset), width: pane.width, theme: theme)
        let top = page.top(lesson.scroll, height: pane.height)
        frame.map.page.width = pane.width
        frame.map.page.height = pane.height
        frame.map.page.lineCount = page.lines.count
        frame.map.page.top = top
        frame.map.page.lastLeft = page.overflow(in: top..<top + pane.height, width: pane.width)
        frame.map.page.left = min(lesson.scroll.left, frame.map.page.lastLeft)
        frame.map.page.items = page.items
        guard plan.lesson.isShown else { return }
        drawPageTitle(lesson, plan.lesson, into: &frame)
        let area = pane
        frame.addTarget(plan.lesson.body, .text)
        TextView(lines: page.lines, state: ScrollState(top: top)).draw(into: &frame.canvas, in: area)
        for block in page.wideBlocks { draw(block, of: page, left: lesson.scroll.left, top: top, in: area, into: &frame) }
        func box(_ lines: Range<Int>) -> Rect {
            Rect(x: area.x, y: area.y + lines.lowerBound - top, width: area.width, height: lines.count).intersection(area)
        }
        for (index, (item, place)) in zip(lesson.items, page.items).enumerated() {
            let isShown = !box(place.item).isEmpty
            if let id = item.question, let choices = page.choices[id], !choices.isEmpty {
                for (choice, lines) in choices.enumerated() { frame.addTarget(box(lines), .choice(id, choice)) }
            } else {
                frame.addTarget(box(place.item), .item(index))
            }
            guard index == lesson.marked, isShown else { continue }
            drawMark(box(place.item), into: &frame)
        }
        drawPrompt(page, area, top, into: &frame)
        if top + area.height < page.lines.count, area.height > 0 {
            frame.canvas.putMore(after: page.lines.element(at: top + area.height - 1) ?? Line(), in: area, style: theme[.muted])
        }
    }

    /// Draws the visible lines of a wide block, scrolled sideways, with marks where they go on. The bar at its left stays.
    private func draw(_ block: Page.WideBlock, of page: Page, left: Int, top: Int, in area: Rect, into frame: inout Frame) {
        let left = min(left, block.width - area.width)
        for index in block.lines.clamped(to: top..<top + area.height) {
            let line = page.lines[index]
            let row = Rect(x: area.x, y: area.y + index - top, width: area.width, height: 1)
            frame.canvas.fill(row)
            frame.canvas.put(line, at: Point(x: row.x, y: row.y), in: Rect(x: row.x, y: row.y, width: 2, height: 1))
            frame.canvas.put(line, at: Point(x: row.x - left, y: row.y), in: row.inset(left: 2))
            if left > 0 { frame.canvas.put("‹", at: Point(x: row.x, y: row.y), style: theme[.accent]) }
            if line.cellWidth - left > row.width { frame.canvas.put("›", at: Point(x: row.maxX + 1, y: row.y), style: theme[.accent]) }
        }
    }

    private func drawPageTitle(_ lesson: LessonState, _ pane: ScreenPlan.Pane, into frame: inout Frame) {
        guard let section = lesson.currentSection else { return }
        var place = "\(lesson.section + 1) of \(lesson.lesson.sections.count)"
        if section.kind == .exercise, let exercise = lesson.exercise { place = "\(self.place(of: exercise, in: lesson)) · \(place)" }
        let title = section.title.isEmpty ? lesson.lesson.title : section.title
        drawTitle(title, reviewPlace ?? place, in: pane.title, isFocused: lesson.focus == .text, into: &frame)
    }

    /// `Exercise 4 of 8, optional`.
    private func place(of exercise: Exercise, in lesson: LessonState) -> String {
        let isRequired = lesson.summary.requiredExercises.contains(exercise.id)
        return "Exercise \((lesson.number(of: exercise) ?? 0) + 1) of \(lesson.lesson.exercises.count)\(isRequired ? "" : ", optional")"
    }

    /// The open field, in the space that the page reserves for it.
    private func drawPrompt(_ page: Page, _ area: Rect, _ top: Int, into frame: inout Frame) {
        guard let prompt = lesson?.prompt, let place = page.prompt else { return }
        let field = Rect(x: area.x + place.x, y: area.y + place.y - top, width: place.width, height: 1).intersection(area)
        let isFocused = lesson?.focus == .text && overlay == nil
        InputField(state: prompt.input, theme: theme, isFocused: isFocused).draw(into: &frame.canvas, in: field)
    }

    // MARK: - The task

    /// The present exercise's task above the work, if the lesson isn't visible.
    private func drawTask(_ lesson: LessonState, _ plan: ScreenPlan, into frame: inout Frame) {
        guard plan.task.isShown, let exercise = lesson.exercise else { return }
        frame.map.showsTask = true
        let area = plan.task.body.inset(left: 1, right: 1)
        let lines = taskLines(width: area.width)
        let last = max(0, lines.count - area.height)
        let top = min(lesson.taskTop == .max ? taskLines(width: area.width, withHints: false).count : lesson.taskTop, last)
        frame.map.task.height = area.height
        frame.map.task.top = top
        frame.map.task.lineCount = lesson.isTaskFolded ? 0 : lines.count
        let isCut = last > 0 && !lesson.isTaskFolded
        let more =
            isCut
            ? " · \(model.barKey(of: .moreTask)) \(top < last ? "↓ \(lines.count - top - area.height) more" : "back to its start")" : ""
        drawTitle(
            "\(lesson.isTaskFolded ? "▸" : "▾") Task\(more)", reviewPlace ?? place(of: exercise, in: lesson),
            in: plan.task.title,
            isFocused: false, into: &frame)
        frame.addTarget(plan.task.title, .command(isCut ? .moreTask : .foldTask))
        TextView(lines: lines, state: ScrollState(top: top)).draw(into: &frame.canvas, in: area)
    }

    /// Longer lines are hard to read.
    private static let readableWidth = 110

    /// The exercise's task, and the hints shown so far.
    func taskLines(width: Int, withHints: Bool = true) -> [Line] {
        guard let lesson, let exercise = lesson.exercise, let section = lesson.currentSection, width > 0 else { return [] }
        let shown = exercise.hints.prefix(withHints ? lesson.hintsShown[exercise.id] ?? 0 : 0)
        let width = min(width, Self.readableWidth)
        let lines = TaskText.lines(section, hints: Array(shown), hintCount: exercise.hints.count, width: width, theme: theme)
        if !withHints { return lines }
        return lines + (lesson.dataNote.map { TextWrap.lines(Line($0, theme[.muted]), width: width) } ?? [])
    }

    /// The selection mark at the left edge of the page.
    private func drawMark(_ box: Rect, into frame: inout Frame) {
        let style = lesson?.focus == .text ? theme[.accent].with(.bold) : theme[.muted]
        frame.canvas.put("▸", at: Point(x: box.x - 2, y: box.y), style: style)
    }

    private func drawDividers(_ plan: ScreenPlan, into frame: inout Frame) {
        for divider in plan.dividers {
            frame.canvas.fill(divider, style: theme[.border], with: "│")
            frame.canvas.put("┬", at: Point(x: divider.x, y: divider.y), style: theme[.border])
        }
    }
}
