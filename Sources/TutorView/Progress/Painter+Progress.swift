import Course
import Primitives
import Progress
import Terminal
import TutorCore

/// The progress screen (F7).
extension Painter {
    func drawProgress(into frame: inout Frame) {
        frame.canvas.put(Line(" calf ", theme[.title]), at: Point(x: 0, y: 0))
        let area = Rect(x: 0, y: 1, width: size.width, height: size.height - 3)
        let pane = Pane(title: "Progress", edges: [.top, .bottom], isFocused: overlay == nil, theme: theme)
        pane.draw(into: &frame.canvas, in: area)
        var body = pane.content(of: area).inset(left: 2, right: 2)
        let summary = TextWrap.lines(activityLine, width: max(1, body.width))
        TextView(lines: summary).draw(into: &frame.canvas, in: body)
        body = body.inset(top: summary.count + 1)
        // If there isn't room for both, the lists are more useful than the year.
        let lists = progressLists(width: body.width)
        if body.height >= HeatMap.height + 1 + min(lists.count, 8) {
            let width = min(body.width, HeatMap.gutter + 53)
            HeatMap(weeks: weeks(count: width - HeatMap.gutter), theme: theme)
                .draw(into: &frame.canvas, in: Rect(x: body.x, y: body.y, width: width, height: HeatMap.height))
            drawLegend(into: &frame, in: Rect(x: body.x + width + 2, y: body.y + 1, width: body.width - width - 2, height: 7))
            body = body.inset(top: HeatMap.height + 1)
        }
        let hidden = lists.count - body.height
        let shown = hidden > 0 ? lists.prefix(max(0, body.height - 1)) + [Line("… a taller window shows the rest", theme[.muted])] : lists
        TextView(lines: shown).draw(into: &frame.canvas, in: body)
    }

    /// The legend for the cells of the year, if there is room for it.
    private func drawLegend(into frame: inout Frame, in area: Rect) {
        let words = Self.minutesByLevel.map { "\(HeatMap.cell($0.level)) \($0.words)" }
        guard area.width >= words.map(\.cellWidth).max() ?? 0 else { return }
        TextView(lines: words.map { Line($0, theme[.muted]) }).draw(into: &frame.canvas, in: area)
    }

    /// The minimum minutes per day for each level and its label in the legend, the highest first.
    private static let minutesByLevel = [
        (level: 4, from: 45, words: "45 min or more"), (level: 3, from: 25, words: "25 to 44"), (level: 2, from: 10, words: "10 to 24"),
        (level: 1, from: 0, words: "less than 10"),
    ]

    var activityLine: Line {
        func fact(_ name: String, _ value: String) -> [Span] { [Span(name, theme[.muted]), Span(" \(value)", theme[.strong])] }
        let days = activity.streak == 1 ? "1 day" : "\(activity.streak) days"
        let gap = [Span("   ")]
        return Line(
            fact("Today", "\(activity.minutesToday) min") + gap + fact("This week", "\(activity.minutesThisWeek) min") + gap
                + fact("Streak", days))
    }

    /// The last weeks, ending with the current one.
    private func weeks(count: Int) -> [HeatMap.Week] {
        var minutes: [Int: Int] = [:]
        for day in activity.days where day.isLearning { minutes[day.day] = Int(day.milliseconds / 60_000) }
        let monday = activity.today - CivilDate(day: activity.today).weekday
        return (0..<max(0, count)).map { index in
            let first = monday - 7 * (count - 1 - index)
            let levels = (first..<first + 7).map { day in day > activity.today ? nil : Self.level(minutes[day]) }
            let date = CivilDate(day: first)
            return HeatMap.Week(levels: levels, label: date.dayOfMonth <= 7 ? Self.months[date.month - 1] : "")
        }
    }

    /// The level for a day's minutes; `nil` is a day without learning.
    private static func level(_ minutes: Int?) -> Int {
        minutes.flatMap { minutes in minutesByLevel.first { minutes >= $0.from }?.level } ?? 0
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    func progressLists(width: Int) -> [Line] {
        var lines: [Line] = []
        let barWidth = max(8, min(40, width - 52))
        for entry in map.entries {
            let title = SafeText("\(entry.number)  \(entry.title)").string.truncated(toCells: 29).padded(toCells: 30)
            let share = entry.lessonCount == 0 ? 0 : Double(entry.doneCount) / Double(entry.lessonCount)
            let bar = Bar(share: share, theme: theme).line(width: barWidth)
            lines.append(Line([Span(title)] + bar.spans + [Span("  \(entry.doneCount) of \(entry.lessonCount) lessons", theme[.muted])]))
        }
        let next = map.next.map { Line("\(nextWords($0))   \($0.minutes) min", theme[.accent]) }
        let ahead = [next, dueLine].compactMap { $0 }
        if !ahead.isEmpty { lines += [Line()] + ahead }
        if !map.hardest.isEmpty {
            lines += [Line(), Line("Hardest exercises", theme[.heading])]
            lines += map.hardest.map(line(of:))
        }
        return lines
    }

    private func line(of hard: HardExercise) -> Line {
        let progress = hard.cost.progress
        let cause = "   tries \(progress.tries) · hints \(progress.hints) · \(progress.minutes) min"
        let mark = Span(progress.status.mark + " ", style(of: progress.status))
        return Line([mark, Span(SafeText(hard.title.description).string), Span(cause, theme[.muted])])
    }
}
