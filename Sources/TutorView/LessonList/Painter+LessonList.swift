import Course
import Progress
import Terminal
import TutorCore

/// The map, where every session starts.
extension Painter {
    /// Lines above the lesson list: title, what is next, and the modules.
    var mapHeadLines: Int { min(map.entries.count, mapModuleRows) + 1 }

    private var mapModuleRows: Int { max(1, (size.height - 8) / 3) }

    func drawMap(into frame: inout Frame) {
        let width = size.width
        frame.canvas.put(Line(" calf ", theme[.title]), at: Point(x: 0, y: 0))
        drawNext(into: &frame)
        drawRule(1, into: &frame)
        drawRule(size.height - 3, into: &frame)
        if !map.isLoaded {
            frame.canvas.put("Reading the lessons …", at: Point(x: 2, y: 3), style: theme[.muted])
            return
        }
        if map.entries.isEmpty {
            let lines = TextWrap.lines(
                Line("There is no lesson here. Check --course, or that calf is installed whole."), width: max(1, width - 4))
            TextView(lines: lines).draw(into: &frame.canvas, in: Rect(x: 2, y: 3, width: width - 4, height: 4))
            return
        }
        let rows = min(map.entries.count, mapModuleRows)
        let first = max(0, min(map.open - rows / 2, map.entries.count - rows))
        for row in 0..<rows { draw(entry: first + row, y: 2 + row, into: &frame) }
        let top = 2 + rows + 1
        drawLessons(Rect(x: 0, y: top, width: width, height: size.height - 3 - top), into: &frame)
    }

    private func drawNext(into frame: inout Frame) {
        guard let next = map.next else {
            if map.isLoaded { frame.canvas.put("all done", endingAt: size.width - 1, y: 0, style: theme[.right]) }
            return
        }
        let safe = SafeText("next: \(next.number) \(next.title)   \(next.minutes) min")
        frame.canvas.put(
            safe.string, endingAt: size.width - 1, y: 0, style: theme[.muted], in: Rect(x: 8, y: 0, width: size.width - 8, height: 1))
    }

    private func draw(entry index: Int, y: Int, into frame: inout Frame) {
        guard let entry = map.entries.element(at: index) else { return }
        let isOpen = index == map.open
        let row = Rect(x: 0, y: y, width: size.width, height: 1)
        frame.addTarget(row, .mapEntry(index))
        var line = Line(isOpen ? " ▾ " : " ▸ ", theme[.accent])
        line.spans.append(Span("\(entry.number)  \(entry.title)", isOpen ? theme[.strong] : theme[.text]))
        if map.entries.contains(where: { $0.course != entry.course }) { line.spans.append(Span("  \(entry.courseTitle)", theme[.muted])) }
        let x = frame.canvas.put(line, at: Point(x: 0, y: y), in: row)
        let count = "\(entry.doneCount)/\(entry.lessonCount)"
        frame.canvas.put(count, endingAt: size.width - 1, y: y, style: theme[.muted])
        let room = size.width - x - count.count - 4
        if entry.lessonCount > 0, entry.lessonCount <= room {
            let dots = String(repeating: "●", count: entry.doneCount)
            let rest = String(repeating: "○", count: entry.lessonCount - entry.doneCount)
            let start = size.width - count.count - 3 - entry.lessonCount
            frame.canvas.put(Line([Span(dots, theme[.accent]), Span(rest, theme[.muted])]), at: Point(x: start, y: y))
        }
    }

    private func drawLessons(_ area: Rect, into frame: inout Frame) {
        guard let entry = map.openEntry else { return }
        let top = ListState(selected: map.marked, top: map.scroll).top(of: entry.lessonCount, height: area.height)
        for row in 0..<area.height {
            let index = top + row
            guard index < entry.lessonCount else { break }
            let box = Rect(x: 0, y: area.y + row, width: area.width, height: 1)
            frame.addTarget(box, .mapLesson(index))
            guard let lesson = map.lesson(at: index) else {
                frame.canvas.put("…", at: Point(x: 4, y: box.y), style: theme[.muted])
                continue
            }
            draw(lesson, isMarked: index == map.marked, in: box, into: &frame)
        }
        if top + area.height < entry.lessonCount {
            frame.canvas.put(
                " ↓ \(entry.lessonCount - top - area.height) more ", endingAt: area.maxX - 1, y: area.maxY, style: theme[.muted])
        }
    }

    private func draw(_ lesson: LessonSummary, isMarked: Bool, in box: Rect, into frame: inout Frame) {
        let known = model.progress[lesson.progressID]
        let status = known?.status(of: lesson) ?? .untouched
        let markStyle =
            switch status {
            case .done: theme[.right]
            case .read, .started: theme[.accent]
            case .untouched: theme[.muted]
            }
        var right = Line("\(lesson.minutes) min  ", theme[.muted])
        let done = known?.solvedCount(of: lesson.exercises) ?? 0
        if status == .started || status == .read, !lesson.exercises.isEmpty {
            right.spans.append(Span("\(done) of \(lesson.exercises.count) exercises  ", theme[.accent]))
        }
        right.spans.append(Span(status.mark, markStyle))
        let rightWidth = right.plain.cellWidth
        let left = box.inset(right: rightWidth + 2)
        let titleWidth = min(34, max(16, box.width / 3))
        var line = Line(isMarked ? " ▸ " : "   ", theme[.accent])
        line.spans.append(
            Span(String(repeating: " ", count: max(0, 3 - String(lesson.number).count)) + "\(lesson.number)  ", theme[.muted]))
        let title = SafeText(lesson.title).string
        line.spans.append(Span(title.padding(to: titleWidth), isMarked ? theme[.strong] : theme[.text]))
        let room = left.width - line.plain.cellWidth - 2
        line.spans.append(Span("  " + SafeText(lesson.idea).string.truncated(toCells: room), theme[.muted]))
        frame.canvas.put(line, at: Point(x: box.x, y: box.y), in: left)
        frame.canvas.put(right, at: Point(x: box.maxX - rightWidth - 1, y: box.y), in: box)
        if isMarked {
            frame.canvas.restyle(box) { theme.marked($0) }
            if overlay == nil { frame.canvas.cursor = Point(x: 1, y: box.y) }
        }
    }
}
