import Course
import Markup
import Terminal
import TutorCore

extension Painter {
    func drawLesson(into frame: inout Frame) {
        guard let lesson else { return }
        let plan = plan
        if isNarrow { drawTabs(plan, into: &frame) } else { drawBreadcrumb(lesson, plan, into: &frame) }
        drawRule(1, into: &frame)
        drawRule(plan.body.maxY, into: &frame)
        drawPage(lesson, plan, into: &frame)
        drawWorkTitle(lesson, plan, into: &frame)
        drawPad(lesson, plan, into: &frame)
        drawResult(lesson, plan, into: &frame)
        drawFiles(lesson, plan.files, into: &frame)
        drawEngine(lesson, plan.engine, into: &frame)
        drawShell(lesson, plan, into: &frame)
        drawDividers(plan, into: &frame)
        drawVerdict(plan, into: &frame)
        drawFacts(plan, into: &frame)
        drawAsides(plan, into: &frame)
    }

    private func drawTabs(_ plan: ScreenPlan, into frame: inout Frame) {
        let panes = narrowPanes
        let titles = panes.map(\.title) + ["Progress"]
        let focuses = panes.map(\.focus)
        let focus = lesson?.focus == .verdict ? .result : lesson?.focus ?? .text
        let selected = location == .progress ? panes.count : focuses.firstIndex(of: focus) ?? 0
        let tabs = Tabs(titles: titles, selected: selected, theme: theme)
        tabs.draw(into: &frame.canvas, in: plan.header)
        frame.addTarget(plan.header) { point in tabs.index(at: point, in: plan.header).map { .tab(focuses.element(at: $0)) } }
        guard let lesson else { return }
        let place = "\(lesson.summary.number) \(lesson.lesson.title)"
        let room = size.width - titles.reduce(3) { $0 + $1.cellWidth + 3 }
        if room > 8 {
            let safe = SafeText(place)
            frame.canvas.put(
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

    private func drawBreadcrumb(_ lesson: LessonState, _ plan: ScreenPlan, into frame: inout Frame) {
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
        frame.canvas.put(line, at: Point(x: 0, y: 0), in: Rect(x: 0, y: 0, width: max(0, size.width - width - 1), height: 1))
        frame.canvas.put(right, at: Point(x: size.width - width, y: 0))
    }

    private func drawPage(_ lesson: LessonState, _ plan: ScreenPlan, into frame: inout Frame) {
        let pane = pageArea
        let page = cache.page(of: lesson, width: pane.width, theme: theme)
        let top = page.top(lesson.scroll, height: pane.height)
        frame.map.page.width = pane.width
        frame.map.page.height = pane.height
        frame.map.page.lineCount = page.lines.count
        frame.map.page.top = top
        frame.map.page.items = page.items
        frame.map.page.inputLine = page.input?.y
        let area = plan.text
        guard !area.isEmpty else { return }
        frame.addTarget(area, .text)
        TextView(lines: page.lines, state: ScrollState(top: top)).draw(into: &frame.canvas, in: area)
        func box(_ lines: Range<Int>) -> Rect {
            Rect(x: area.x, y: area.y + lines.lowerBound - top, width: area.width, height: lines.count).intersection(area)
        }
        for (index, (item, place)) in zip(lesson.items, page.items).enumerated() {
            let isShown = !box(place.item).isEmpty
            if case .quiz(let id) = item, let choices = page.choices[id], !choices.isEmpty {
                for (choice, lines) in choices.enumerated() { frame.addTarget(box(lines), .choice(id, choice)) }
            } else {
                frame.addTarget(box(place.item), .item(index))
            }
            guard index == lesson.marked, isShown else { continue }
            drawMark(box(place.item), firstY: area.y + place.item.lowerBound - top, into: &frame)
            guard lesson.focus == .text, overlay == nil else { continue }
            let cursor = page.input.map { Point(x: min(area.maxX - 1, area.x + $0.x), y: area.y + $0.y - top) }
            let shown = cursor ?? Point(x: max(0, area.x - 2), y: area.y + place.item.lowerBound - top)
            if shown.y >= area.y, shown.y < area.maxY { frame.canvas.cursor = shown }
        }
        if top + area.height < page.lines.count {
            frame.canvas.put(" ↓ Space ", endingAt: area.maxX, y: area.maxY, style: theme[.muted])
        }
    }

    /// The marked item's bar at the page's left.
    private func drawMark(_ box: Rect, firstY: Int, into frame: inout Frame) {
        let style = lesson?.focus == .text ? theme[.accent].with(.bold) : theme[.muted]
        for y in box.y..<box.maxY {
            frame.canvas.put(y == max(firstY, box.y) ? "▸" : "│", at: Point(x: box.x - 2, y: y), style: style)
        }
    }

    private func drawDividers(_ plan: ScreenPlan, into frame: inout Frame) {
        for x in plan.dividers {
            frame.canvas.fill(Rect(x: x, y: plan.body.y, width: 1, height: plan.body.height), style: theme[.border], with: "│")
            frame.canvas.put("┬", at: Point(x: x, y: 1), style: theme[.border])
            frame.canvas.put("┴", at: Point(x: x, y: plan.body.maxY), style: theme[.border])
        }
        if let y = plan.workRule, let x = plan.dividers.first {
            frame.canvas.fill(Rect(x: x + 1, y: y, width: size.width - x - 1, height: 1), style: theme[.border], with: "─")
            frame.canvas.put("├", at: Point(x: x, y: y), style: theme[.border])
        }
    }
}
