import Course
import Progress
import Terminal
import TutorCore

/// The lesson list, where every session starts: courses, the modules of the open one, the lessons of the open module, and the selected
/// lesson's preview if it fits.
extension Painter {
    /// From this width on, a preview of the selected lesson is shown beside the list.
    private static let previewWidth = 120
    /// Beside a preview, what a lesson is about needs a wide list.
    private static let widthWithIdea = 80
    /// The least width for an idea. Of one that is cut after its first words, nothing is left to read.
    private static let minIdea = 22

    var hasPreview: Bool { size.width >= Self.previewWidth && map.isLoaded && !map.entries.isEmpty }
    /// The width of the list beside the preview, or without it.
    var mapListWidth: Int { hasPreview ? size.width * 6 / 10 : size.width }
    private var topHeight: Int { map.isLoaded ? reviewLines.count : 0 }
    private var bodyHeight: Int { size.height - 5 - topHeight }
    /// A row of the list, besides the lessons.
    enum MapRow: Equatable {
        case course(MapState.Course)
        case entry(Int)
    }

    /// All rows besides the lessons. A single course needs none of its own.
    var mapRows: [MapRow] {
        let courses = map.courses
        if courses.count == 1 { return map.entries.indices.map { .entry($0) } }
        return courses.flatMap { [.course($0)] + ($0.range.contains(map.open) ? $0.range.map { .entry($0) } : []) }
    }

    /// How many of them are shown, including the open module's.
    var moduleRows: Int {
        let (rows, courses) = (mapRows, map.courses.count)
        return min(rows.count, max(1, min(bodyHeight / 2, bodyHeight / 3 + (courses > 1 ? courses : 0))))
    }

    /// How far modules and lessons are moved to the right, below their course.
    private var mapIndent: Int { map.courses.count > 1 ? 2 : 0 }
    /// How many lessons fit in the list. If there are more, the row below them says how many.
    var mapListHeight: Int {
        let room = max(1, bodyHeight - moduleRows)
        return map.openEntry.map { $0.lessonCount > room } == true ? max(1, room - 1) : room
    }

    func drawMap(into frame: inout Frame) {
        drawHeader(into: &frame)
        let (width, bottom) = (mapListWidth, size.height - 3)
        let isFocused = overlay == nil
        let style = theme[isFocused ? .focusedBorder : .border]
        drawTitle("Lessons", in: Rect(x: 0, y: 1, width: width, height: 1), isFocused: isFocused, into: &frame)
        frame.canvas.fill(Rect(x: 0, y: bottom, width: width, height: 1), style: style, with: isFocused ? "━" : "─")
        if hasPreview {
            drawPreview(into: &frame, in: Rect(x: width + 1, y: 1, width: size.width - width - 1, height: bottom))
            frame.canvas.fill(Rect(x: width, y: 1, width: 1, height: bottom), style: style, with: isFocused ? "┃" : "│")
            frame.canvas.put(isFocused ? "┱" : "┬", at: Point(x: width, y: 1), style: style)
            frame.canvas.put(isFocused ? "┹" : "┴", at: Point(x: width, y: bottom), style: style)
        }
        for (index, review) in reviewLines.prefix(topHeight).enumerated() {
            let row = Rect(x: 0, y: 2 + index, width: width, height: 1)
            frame.canvas.put(truncating: line(review), at: Point(x: row.x, y: row.y), in: row)
            if let command = review.command { frame.addTarget(row, .command(command)) }
        }
        drawList(into: &frame, in: Rect(x: 0, y: 2 + topHeight, width: width, height: bodyHeight))
    }

    private func drawHeader(into frame: inout Frame) {
        let row = Rect(x: 0, y: 0, width: size.width - 1, height: 1)
        var left = Line(" calf ", theme[.title])
        let course = map.openEntry.map { "  " + SafeText($0.courseTitle).string } ?? ""
        let room = row.width - 2 - left.cellWidth
        let shown = nextLine(width: room, leaving: course.cellWidth)
        frame.canvas.put(shown, at: Point(x: row.maxX - shown.cellWidth, y: 0), in: row)
        if course.cellWidth <= room - shown.cellWidth { left.spans.append(Span(course, theme[.muted])) }
        frame.canvas.put(left, at: Point(x: 0, y: 0), in: row)
    }

    /// The next lesson and why it is next, how long it takes if there is room for that beside the course, and which key opens it.
    private func nextLine(width: Int, leaving course: Int) -> Line {
        guard let next = map.next else {
            return map.isLoaded && !map.entries.isEmpty ? Line("All lessons done", theme[.right]) : Line()
        }
        // Enter opens the selected lesson, so the key is shown only if that is the next lesson.
        let opensNext = map.markedLesson.map { $0.progressID == next.progressID } ?? false
        let key = Line(opensNext ? [Span("   Enter ", theme[.key]), Span("Open", theme[.muted])] : [])
        var line = Line(nextWords(next).shortened(toCells: width - key.cellWidth))
        let minutes = Span("   \(minutes(of: next)) min")
        if line.cellWidth + Line([minutes]).cellWidth + key.cellWidth + course <= width { line.spans.append(minutes) }
        return Line(line.spans + key.spans)
    }

    private func drawList(into frame: inout Frame, in area: Rect) {
        if !map.isLoaded {
            frame.canvas.put("Reading the lessons …", at: Point(x: area.x + 2, y: area.y), style: theme[.muted], in: area)
            return
        }
        if map.entries.isEmpty {
            let text = Line("No lessons found. Check --course, or reinstall calf.")
            TextView(lines: TextWrap.lines(text, width: max(1, area.width - 4))).draw(
                into: &frame.canvas, in: area.inset(left: 2, right: 2))
            return
        }
        let rows = mapRows
        let shown = moduleRows
        let first = max(0, min((rows.firstIndex(of: .entry(map.open)) ?? 0) - shown / 2, rows.count - shown))
        var y = area.y
        for row in rows[first..<first + shown] {
            let place = Rect(x: area.x, y: y, width: area.width, height: 1)
            y += 1
            guard case .entry(let index) = row else {
                if case .course(let course) = row { draw(course, into: &frame, in: place) }
                continue
            }
            draw(entry: index, into: &frame, in: place.inset(left: mapIndent))
            if index == map.open, map.entries[index].coursePage != nil {
                let area = Rect(x: area.x, y: y, width: area.width, height: mapListHeight)
                drawCoursePage(into: &frame, in: area)
                y += min(area.height, coursePageLines.count)
            } else if index == map.open {
                let height = min(mapListHeight, map.entries[index].lessonCount)
                drawLessons(into: &frame, in: Rect(x: area.x, y: y, width: area.width, height: height))
                y += height + (map.entries[index].lessonCount > height ? 1 : 0)
            }
        }
    }

    /// A course's line; a folded one names its modules.
    private func draw(_ course: MapState.Course, into frame: inout Frame, in row: Rect) {
        let isOpen = course.range.contains(map.open)
        frame.addTarget(row, .mapEntry(course.firstOpen))
        let modules = isOpen ? "" : "  " + course.modules.map(\.title).joined(separator: " · ")
        let line = Line([
            Span(isOpen ? " ▾ " : " ▸ ", theme[.accent]), Span(SafeText(course.title).string, isOpen ? theme[.strong] : theme[.text]),
            Span(SafeText(modules).string, theme[.muted]),
        ])
        let count = counts(done: course.doneCount, of: course.lessonCount, proven: course.provenCount)
        frame.canvas.put(truncating: line, at: Point(x: row.x, y: row.y), in: row.inset(right: count.cellWidth + 2))
        frame.canvas.put(count, endingAt: row.maxX - 1, y: row.y, style: theme[.muted])
    }

    private func counts(done: Int, of count: Int, proven: Int) -> String {
        "\(done)/\(count)" + (proven == 0 ? "" : ", \(proven) proven")
    }

    private func draw(entry index: Int, into frame: inout Frame, in row: Rect) {
        guard let entry = map.entries.element(at: index) else { return }
        let isOpen = index == map.open
        frame.addTarget(row, .mapEntry(index))
        var line = Line(isOpen ? " ▾ " : " ▸ ", theme[.accent])
        let number = entry.coursePage == nil ? "\(entry.number)  " : ""
        line.spans.append(Span(number + SafeText(entry.title).string, isOpen ? theme[.strong] : theme[.text]))
        let width = line.cellWidth
        let part = isOpen ? map.markedLesson.flatMap { entry.part(with: $0) } : nil
        line.spans.append(Span(part.map { "  " + SafeText($0).string } ?? "", theme[.muted]))
        if entry.coursePage != nil {
            frame.canvas.put(truncating: line, at: Point(x: row.x, y: row.y), in: row)
            return
        }
        let marks = marks(of: entry, isOpen: isOpen)
        let shared = mapIndent == 0 || entry.sharedCount == 0 ? "" : ", \(entry.sharedCount) shared"
        let count = counts(done: entry.doneCount, of: entry.lessonCount, proven: entry.provenCount) + shared
        let right = Line([Span(count, theme[.muted])] + marks.spans)
        let hasMarks = width + right.cellWidth + 4 <= row.width
        let shown = hasMarks ? right : Line(count, theme[.muted])
        frame.canvas.put(truncating: line, at: Point(x: row.x, y: row.y), in: row.inset(right: shown.cellWidth + 2))
        frame.canvas.put(shown, at: Point(x: row.maxX - shown.cellWidth - 1, y: row.y), in: row)
    }

    /// A mark for each lesson of a module, in groups of five. Those of loaded lessons are up to date.
    private func marks(of entry: MapState.Entry, isOpen: Bool) -> Line {
        if entry.lessonCount > 60 { return Line() }
        let lessons = isOpen ? (0..<entry.lessonCount).compactMap(map.lesson(at:)) : []
        let statuses = lessons.count == entry.lessonCount ? lessons.map(status(of:)) : nil
        var line = Line("  ")
        for index in 0..<entry.lessonCount {
            if index > 0, index % 5 == 0 { line.spans.append(Span(" ")) }
            let status = statuses?[index] ?? entry.statuses[index] ?? .untouched
            line.spans.append(Span(status.mark, style(of: status)))
        }
        return line
    }

    private func drawLessons(into frame: inout Frame, in area: Rect) {
        guard let entry = map.openEntry else { return }
        let top = ListState(selected: map.marked, top: map.scroll).top(of: entry.lessonCount, height: area.height)
        for row in 0..<area.height where top + row < entry.lessonCount {
            let index = top + row
            let box = Rect(x: area.x, y: area.y + row, width: area.width, height: 1)
            frame.addTarget(box, .mapLesson(index))
            if let lesson = map.lesson(at: index) {
                draw(lesson, isMarked: index == map.marked, into: &frame, in: box)
            } else {
                frame.canvas.put("…", at: Point(x: box.x + 4, y: box.y), style: theme[.muted])
            }
        }
        if entry.lessonCount <= area.height { return }
        let below = entry.lessonCount - top - area.height
        let words = (top > 0 ? "↑ \(top) more" : "") + (top > 0 && below > 0 ? "  " : "") + (below > 0 ? "↓ \(below) more" : "")
        let start = Point(x: area.maxX - 1 - words.cellWidth, y: area.maxY)
        frame.canvas.put(Line(words, theme[.muted]), at: start, in: Rect(x: area.x, y: area.maxY, width: area.width, height: 1))
    }

    private func draw(_ lesson: LessonSummary, isMarked: Bool, into frame: inout Frame, in box: Rect) {
        let right = lesson.problem == nil ? state(of: lesson) : Line("! can't be read", theme[.warning])
        let room = box.inset(right: right.cellWidth + 2)
        let number = lesson.isShared ? "" : String(lesson.number)
        var line = Line(isMarked ? " ▸ " : "   ", theme[.accent])
        let gap = String(repeating: " ", count: mapIndent + max(0, 3 - number.count))
        line.spans.append(Span(gap + number + "  ", theme[.muted]))
        let titleWidth = min(34, max(16, box.width / 3))
        let title = SafeText(lesson.title).string
        let ideaWidth = room.width - line.cellWidth - titleWidth - 2
        let showsIdea = hasPreview ? room.width >= Self.widthWithIdea : ideaWidth >= Self.minIdea
        line.spans.append(
            Span(
                showsIdea ? title.truncated(toCells: titleWidth).padded(toCells: titleWidth) : title,
                isMarked ? theme[.strong] : theme[.text]))
        // Where it comes from, and what the title hides, say more than the start of its idea.
        let about = [lesson.homeTitle, lesson.hiddenTopic, showsIdea ? lesson.problem ?? lesson.idea : nil].compactMap { $0 }
        let words = SafeText(about.joined(separator: " · ")).string
        let aboutWidth = room.width - line.cellWidth - 2
        line.spans.append(Span("  " + words.shortened(toCells: max(0, aboutWidth)), theme[.muted]))
        frame.canvas.put(truncating: line, at: Point(x: box.x, y: box.y), in: room)
        frame.canvas.put(right, at: Point(x: box.maxX - right.cellWidth - 1, y: box.y), in: box)
        if isMarked {
            frame.canvas.restyle(box) { theme.marked($0) }
            if overlay == nil { frame.canvas.cursor = Point(x: box.x + 1, y: box.y) }
        }
    }

    /// The minutes that a lesson takes, or those that are left of one that was begun.
    func minutes(of lesson: LessonSummary) -> Int {
        guard let progress = model.progress[lesson.progressID], !progress.status(of: lesson).isKnown else { return lesson.minutes }
        return progress.minutesLeft(in: lesson)
    }

    /// The next lesson, and why it is next.
    func nextWords(_ next: LessonSummary) -> String {
        let left = model.progress[next.progressID].flatMap { $0.opened == nil ? nil : $0.left(in: next) } ?? "not started"
        return SafeText("Next: \(next.numberedTitle) · \(left)").string
    }

    func status(of lesson: LessonSummary) -> LessonStatus { model.progress[lesson.progressID]?.status(of: lesson) ?? .untouched }

    /// The learner's progress in a lesson, and how long it takes. The minutes are in the same column in every row.
    private func state(of lesson: LessonSummary) -> Line {
        let status = status(of: lesson)
        var line = Line()
        if status != .untouched, let left = model.progress[lesson.progressID]?.left(in: lesson) {
            let marks = lesson.hasSteps ? model.progress[lesson.progressID]?.marks(of: lesson) : nil
            line.spans.append(Span("\(marks.map { "steps \($0)" } ?? left)  ", theme[.accent]))
        }
        if lesson.engine.hasContainers, status == .untouched { line.spans.append(Span("Docker  ", theme[.muted])) }
        if status == .proven { line.spans.append(Span("proven  ", theme[.muted])) }
        line.spans += [Span("\(minutes(of: lesson)) min  ", theme[.muted]), Span(status.mark, style(of: status))]
        return line
    }

    func style(of status: LessonStatus) -> Style {
        switch status {
        case .done, .proven: theme[.right]
        case .read, .started: theme[.accent]
        case .untouched: theme[.muted]
        }
    }
}
