import Course
import Markup
import Terminal

extension Model {
    func drawLesson(into picture: inout Picture) {
        guard let lesson else { return }
        let plan = plan
        if isNarrow { drawTabs(plan, into: &picture) } else { drawBreadcrumb(lesson, plan, into: &picture) }
        drawRule(1, into: &picture)
        drawRule(plan.body.maxY, into: &picture)
        drawText(lesson, plan, into: &picture)
        drawWorkTitle(lesson, plan, into: &picture)
        drawPad(lesson, plan, into: &picture)
        drawResult(lesson, plan, into: &picture)
        if !plan.shell.isEmpty { picture.targets.append(Target(plan.shell, .shell)) }
        drawFiles(lesson, plan.files, into: &picture)
        drawEngine(lesson, plan.engine, into: &picture)
        drawShell(lesson, plan, into: &picture)
        drawDividers(plan, into: &picture)
        drawVerdict(plan, into: &picture)
        drawFacts(plan, into: &picture)
        drawAsides(plan, into: &picture)
    }

    private func drawTabs(_ plan: ScreenPlan, into picture: inout Picture) {
        let panes = narrowPanes
        let titles = panes.map(\.title) + ["Progress"]
        let focuses = panes.map(\.focus)
        let focus = lesson?.focus == .verdict ? .result : lesson?.focus ?? .text
        let selected = place == .progress ? panes.count : focuses.firstIndex(of: focus) ?? 0
        let tabs = Tabs(titles: titles, selected: selected, theme: theme)
        tabs.draw(into: &picture.canvas, in: plan.header)
        for x in 0..<size.width {
            guard let index = tabs.index(at: Point(x: x, y: 0), in: plan.header) else { continue }
            picture.targets.append(Target(Rect(x: x, y: 0, width: 1, height: 1), .tab(focuses.element(at: index))))
        }
        guard let lesson else { return }
        let place = "\(lesson.summary.number) \(lesson.lesson.title)"
        let room = size.width - titles.reduce(3) { $0 + $1.cellWidth + 3 }
        if room > 8 {
            let safe = SafeText(place)
            picture.canvas.put(
                safe.width <= room ? place : String(safe.string.prefix(room - 1)) + "…", endingAt: size.width - 1, y: 0,
                style: theme[.muted])
        }
    }

    /// The panes of which one is shown at a time, in the order of their tabs.
    private var narrowPanes: [(title: String, focus: LessonState.Focus)] {
        [("Lesson", .text)]
            + (lesson?.tabs ?? [.sql]).flatMap { tab in
                tab == .sql ? [(tab.title, tab.focus), ("Result", .result)] : [(tab.title, tab.focus)]
            }
    }

    private func drawBreadcrumb(_ lesson: LessonState, _ plan: ScreenPlan, into picture: inout Picture) {
        var line = Line(" calf ", theme[.title])
        line.spans += [
            Span("  \(lesson.courseTitle) › \(lesson.moduleNumber) \(lesson.moduleTitle) › ", theme[.muted]),
            Span("\(lesson.summary.number) \(lesson.lesson.title)", theme[.strong]),
        ]
        let done = lesson.siblingsDone.count { $0 }
        let count = " \(done)/\(lesson.siblings) "
        var right = Line()
        if lesson.siblings <= 40 {
            right.spans.append(Span(String(repeating: "●", count: done), theme[.accent]))
            right.spans.append(Span(String(repeating: "○", count: max(0, lesson.siblings - done)), theme[.muted]))
        }
        right.spans.append(Span(count, theme[.muted]))
        let width = right.plain.cellWidth
        picture.canvas.put(line, at: Point(x: 0, y: 0), in: Rect(x: 0, y: 0, width: max(0, size.width - width - 1), height: 1))
        picture.canvas.put(right, at: Point(x: size.width - width, y: 0))
    }

    private func drawText(_ lesson: LessonState, _ plan: ScreenPlan, into picture: inout Picture) {
        let area = plan.text
        guard !area.isEmpty else { return }
        picture.targets.append(Target(area, .text))
        let lines = lesson.page.lines
        TextView(lines: lines, state: ScrollState(top: lesson.scroll)).draw(into: &picture.canvas, in: area)
        for (index, item) in lesson.page.items.enumerated() {
            let top = area.y + item.lines.lowerBound - lesson.scroll
            let box = Rect(x: area.x, y: top, width: area.width, height: item.lines.count).intersection(area)
            guard !box.isEmpty else { continue }
            if item.choices.isEmpty { picture.targets.append(Target(box, .item(index))) }
            if case .quiz(let id) = item.action {
                for (choice, lines) in item.choices.enumerated() {
                    let box = Rect(x: area.x, y: area.y + lines.lowerBound - lesson.scroll, width: area.width, height: lines.count)
                    picture.targets.append(Target(box.intersection(area), .choice(id, choice)))
                }
            }
            if index == lesson.marked {
                let style = lesson.focus == .text ? theme[.accent].with(.bold) : theme[.muted]
                for y in box.y..<box.maxY {
                    picture.canvas.put(y == max(top, area.y) ? "▸" : "│", at: Point(x: area.x - 2, y: y), style: style)
                }
                if lesson.focus == .text { picture.canvas.cursor = cursor(of: item, lesson, area) }
            }
        }
        if lesson.scroll + area.height < lines.count {
            picture.canvas.put(" ↓ Space ", endingAt: area.maxX, y: area.maxY, style: theme[.muted])
        }
    }

    /// The terminal's cursor stands at what is marked, at the end of what is typed there.
    private func cursor(of item: Page.Item, _ lesson: LessonState, _ area: Rect) -> Point? {
        let number = lesson.typingLine ?? item.lines.lowerBound
        let y = area.y + number - lesson.scroll
        guard y >= area.y, y < area.maxY else { return nil }
        guard let line = lesson.page.lines.element(at: number)?.plain, let end = line.lastIndex(of: "▏") else {
            return Point(x: max(0, area.x - 2), y: y)
        }
        return Point(x: min(area.maxX - 1, area.x + String(line[..<end]).cellWidth), y: y)
    }

    private func drawDividers(_ plan: ScreenPlan, into picture: inout Picture) {
        for x in plan.dividers {
            picture.canvas.fill(Rect(x: x, y: plan.body.y, width: 1, height: plan.body.height), style: theme[.border], with: "│")
            picture.canvas.put("┬", at: Point(x: x, y: 1), style: theme[.border])
            picture.canvas.put("┴", at: Point(x: x, y: plan.body.maxY), style: theme[.border])
        }
        if let y = plan.workRule, let x = plan.dividers.first {
            picture.canvas.fill(Rect(x: x + 1, y: y, width: size.width - x - 1, height: 1), style: theme[.border], with: "─")
            picture.canvas.put("├", at: Point(x: x, y: y), style: theme[.border])
        }
    }
}
