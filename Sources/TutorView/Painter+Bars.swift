import Course
import Progress
import Terminal
import TutorCore

/// The status line and the key bar.
extension Painter {
    func drawStatus(into frame: inout Frame) {
        let area = Rect(x: 1, y: size.height - 2, width: size.width - 2, height: 1)
        if let notice {
            let style = theme[notice.isTrouble ? .warning : .accent]
            let words = notice.text.split(whereSeparator: \.isNewline).joined(separator: " ")
            let text = TextWrap.lines(Line(words, style), width: area.width)
            frame.canvas.put(text.first ?? Line(), at: Point(x: area.x, y: area.y), in: area)
            if text.count > 1 { frame.canvas.put("…", endingAt: area.maxX, y: area.y, style: style) }
            return
        }
        let right = activity.minutesToday > 0 ? "\(activity.minutesToday) min today" : ""
        frame.canvas.put(right, endingAt: area.maxX, y: area.y, style: theme[.muted])
        let left = Rect(x: area.x, y: area.y, width: area.width - right.cellWidth - 2, height: 1)
        frame.canvas.put(statusLine, at: Point(x: left.x, y: left.y), in: left)
    }

    private var statusLine: Line {
        switch location {
        case .map: return mapStatus
        case .progress: return Line("What you did, and what is next.", theme[.muted])
        case .lesson: return lesson.map(lessonStatus) ?? Line()
        }
    }

    private var mapStatus: Line {
        if let trouble = map.troubles.first { return Line(trouble, theme[.warning]) }
        if case .failed(let why) = server { return Line(why, theme[.warning]) }
        return Line("⏎ opens the marked lesson; ← and → go from module to module.", theme[.muted])
    }

    private func lessonStatus(_ lesson: LessonState) -> Line {
        let exercises = lesson.lesson.exercises
        guard let exercise = lesson.exercise, let number = lesson.number(of: exercise) else {
            let next = lesson.lesson.sections.element(at: lesson.section + 1)
            var line = Line("Section \(lesson.section + 1) of \(lesson.lesson.sections.count)", theme[.muted])
            if let next { line.spans.append(Span("   next: \(next.title)", theme[.muted])) }
            return line
        }
        var line = Line("Exercise \(number + 1) of \(exercises.count)  ", theme[.muted])
        line.spans.append(Span(exercise.title, theme[.strong]))
        line.spans.append(Span("   "))
        for (index, other) in exercises.enumerated() {
            let mark = lesson.isDone(other) ? "✓" : index == number ? "▸" : "○"
            line.spans.append(Span(" \(mark) \(index + 1)", lesson.isDone(other) ? theme[.right] : theme[.muted]))
        }
        let tries = lesson.progress.exercises[exercise.id]?.tries ?? 0
        line.spans.append(Span("   tries \(tries) · hints \(lesson.hintsShown[exercise.id] ?? 0)", theme[.muted]))
        return line
    }

    func drawKeys(into frame: inout Frame) {
        let area = Rect(x: 1, y: size.height - 1, width: size.width - 2, height: 1)
        let entries = keyEntries(frame)
        let bar = KeyBar(entries: entries.map(\.entry), last: KeyBar.Entry(key: "^G", label: "Everything"), theme: theme)
        bar.draw(into: &frame.canvas, in: area)
        let own = lesson?.focus == .engine ? engineKeys : []
        frame.addTarget(area) { point in
            guard let shown = bar.entry(at: point, in: area) else { return nil }
            if let command = own.first(where: { $0.entry == shown })?.command { return .engine(.command(command)) }
            return entries.first { $0.entry == shown }?.command.map { .command($0) }
        }
    }

    /// The keys of this moment, the most useful first; each does what it says.
    private func keyEntries(_ frame: Frame) -> [(entry: KeyBar.Entry, command: Command?)] {
        func entry(_ command: Command, _ label: String? = nil, _ importance: Int = 1) -> (KeyBar.Entry, Command?) {
            let isEnabled = command.availability(in: model) == .now
            let name = command.key.map { KeyName($0).description } ?? ""
            return (
                KeyBar.Entry(key: name, label: label ?? command.shortLabel(in: model), isEnabled: isEnabled, importance: importance),
                command
            )
        }
        func word(_ key: String, _ label: String, _ importance: Int = 5) -> (KeyBar.Entry, Command?) {
            (KeyBar.Entry(key: key, label: label, importance: importance), nil)
        }
        switch location {
        case .map:
            return [word("⏎", "Open"), word("↑↓", "Choose"), entry(.find), entry(.progress), entry(.help), entry(.quit)]
                + (lesson == nil ? [] : [entry(.text, "Back to the lesson", 4)])
        case .progress: return [word("Esc", "Back"), entry(.map), entry(.quit)]
        case .lesson: break
        }
        guard let lesson else { return [] }
        if lesson.pad.isBusy { return [entry(.cancel, "Cancel", 9), entry(.text, "Back to the text", 3), entry(.map)] }
        let tables = lesson.lesson.workTabs.contains(.sql) ? [entry(.tables, nil, 2)] : []
        let isBeginner = lesson.moduleNumber <= 4 && lesson.summary.number <= 3
        switch lesson.focus {
        case .text where isInputInSight(frame):
            return [word("⏎", lesson.markedExample == nil ? "Answer" : "Run it with your guess", 6), word("Tab", "Leave it for later", 4)]
        case .text:
            let first = [
                word("⏎", "Do the marked thing", 6), word("Space", "Read on", 6), word("e", lesson.tab.place.capitalizedFirst, 4),
            ]
            return isBeginner
                ? first : first + [word("Tab", "Next thing", 2)] + tables + [entry(.map, nil, 2), entry(.find, nil, 1)]
        case .engine:
            let own = (engineMoves + engineKeys.map(\.entry)).map { ($0, nil as Command?) }
            // In the details, Esc closes them first.
            let back = lesson.engine.isInDetail ? [] : [entry(.text, "Back to the text", 9)]
            return own + back + [entry(.shell), entry(.files), entry(.map)]
        case .files where lesson.files.active == .editor:
            return [
                word("⇧Tab", "To the list", 8), entry(.text, "Back to the text", 7), entry(.shell, nil, 5), entry(.hint, nil, 4),
                entry(.map),
            ]
        case .files:
            return [
                word("⏎", "Open", 9), word("n", "New", 8), word("r", "Rename", 6), word("d", "Delete", 6),
                entry(.text, "Back to the text", 7), entry(.shell, nil, 5), entry(.map),
            ]
        case .shell:
            // Each key but one is the shell's: that one leads to all the others.
            return [
                (KeyBar.Entry(key: "^G T", label: "leaves the shell", importance: 9), .text),
                (KeyBar.Entry(key: "^G J", label: "looks back", importance: 6), .lookBack),
                (KeyBar.Entry(key: "^G +", label: "another shell", importance: 3), .newShell), word("^G ^G", "sends ^G", 2),
            ]
        case .editor, .result, .verdict:
            let run: (KeyBar.Entry, Command?) =
                lesson.focus == .editor && isBeginner
                ? (KeyBar.Entry(key: "Enter", label: "runs", importance: 9), .run) : entry(.run, nil, 9)
            let back = entry(.text, "Back to the text", 7)
            let exercise =
                lesson.exercise == nil ? [] : (isBeginner ? [entry(.hint, nil, 6)] : [entry(.check, nil, 8), entry(.hint, nil, 6)])
            return [run] + exercise + (isBeginner ? [back] : [entry(.tables, nil, 3), entry(.map, nil, 2), back])
        }
    }

    /// Whether the field that takes text on the page is in sight.
    private func isInputInSight(_ frame: Frame) -> Bool { frame.map.page.inputLine.map(frame.map.page.visible.contains) ?? false }
}
