import Course
import Progress
import Terminal
import TutorCore

/// F7: what was done.
extension Painter {
    func drawProgress(into frame: inout Frame) {
        frame.canvas.put(Line(" Progress ", theme[.title]), at: Point(x: 0, y: 0))
        drawRule(1, into: &frame)
        drawRule(size.height - 3, into: &frame)
        let area = Rect(x: 2, y: 2, width: size.width - 4, height: size.height - 5)
        TextView(lines: progressLines(width: area.width)).draw(into: &frame.canvas, in: area)
    }

    private func progressLines(width: Int) -> [Line] {
        var lines = [
            Line([
                Span("Today ", theme[.muted]), Span("\(activity.minutesToday) min", theme[.strong]), Span("   this week ", theme[.muted]),
                Span("\(activity.minutesThisWeek) min", theme[.strong]), Span("   days in a row ", theme[.muted]),
                Span("\(activity.streak)", theme[.strong]),
            ]), Line(),
        ]
        let barWidth = max(10, min(40, width - 46))
        for entry in map.entries {
            let filled = entry.lessonCount == 0 ? 0 : barWidth * entry.doneCount / entry.lessonCount
            var line = Line("\(entry.number)  \(SafeText(entry.title).string)".padding(to: 30).keepCells(30), theme[.text])
            line.spans += [
                Span(" " + String(repeating: "█", count: filled), theme[.accent]),
                Span(String(repeating: "░", count: barWidth - filled), theme[.muted]),
                Span("  \(entry.doneCount) of \(entry.lessonCount) lessons", theme[.muted]),
            ]
            lines.append(line)
        }
        lines.append(Line())
        let costly = ExerciseCost.hardest(in: model.progress)
        if !costly.isEmpty {
            lines.append(Line("What cost most", theme[.heading]))
            for cost in costly {
                let progress = cost.progress
                let words =
                    "  \(cost.lesson.lesson) › \(cost.exercise)   tries \(progress.tries) · hints \(progress.hints) · \(progress.minutes) min"
                lines.append(
                    Line([Span(words), Span(progress.done == nil ? "   ○" : "   ✓", theme[progress.done == nil ? .muted : .right])]))
            }
            lines.append(Line())
        }
        if let next = map.next { lines.append(Line("Next: \(next.number) \(next.title), \(next.minutes) min", theme[.accent])) }
        return lines.flatMap { TextWrap.lines($0, width: width) }
    }
}
