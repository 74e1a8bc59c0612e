import Course
import Primitives
import Progress
import Terminal
import TutorCore

/// The progress screen (F7): the tracker's figures, under three questions.
extension Painter {
    func drawProgress(into frame: inout Frame) {
        frame.canvas.put(Line(" calf ", theme[.title]), at: Point(x: 0, y: 0))
        let area = Rect(x: 0, y: 1, width: size.width, height: size.height - 3)
        drawTitle("Progress", in: Rect(x: 0, y: area.y, width: area.width, height: 1), isFocused: overlay == nil, into: &frame)
        guard let state = model.tracker else { return }
        var body = area.inset(left: 2, top: 1, right: 2)
        let rows = Figure.Question.allCases.map { ($0, trackerRows($0, state, width: body.width)) }
        let others = 3 + rows[1].1.count + rows[2].1.count
        let hasYear = body.height >= HeatMap.height + others && body.width >= HeatMap.gutter + 20 + Self.sideWidth
        // The selected day gets as many lines as it needs, if there is room for them.
        let dayHeight = rows[0].1.count + 2 + (state.record?.work.count ?? 0)
        let did = max(rows[0].1.count, HeatMap.height, min(dayHeight, body.height - others - 2))
        let height = others + (hasYear ? did : rows[0].1.count)
        // Blank lines between the questions, if there is room for them.
        let gap = body.height >= height + 2 ? 1 : 0
        for (question, rows) in rows {
            frame.canvas.put(truncating: Line(question.title, theme[.heading]), at: Point(x: body.x, y: body.y), in: body)
            body = body.inset(top: 1)
            if question == .did, hasYear {
                var side = drawYear(state, into: &frame, in: body)
                side.height = did
                draw(rows, state, into: &frame, in: side)
                drawDay(state, into: &frame, in: side.inset(top: rows.count + 1))
                body = body.inset(top: did + gap)
            } else {
                draw(rows, state, into: &frame, in: body)
                body = body.inset(top: rows.count + gap)
            }
        }
    }

    /// The least width of what is next to the year.
    private static let sideWidth = 40
    private static let nameWidth = 13

    /// A line of a figure. Only a figure's first line has its name.
    private typealias TrackerRow = (figure: Figure, line: Line)

    private func trackerRows(_ question: Figure.Question, _ state: TrackerState, width: Int) -> [TrackerRow] {
        question.figures.filter { $0 != .days }.flatMap { figure in
            values(of: figure, state.tracker, width: width - Self.nameWidth).enumerated().map { index, value in
                let name = Span((index == 0 ? figure.title : "").padded(toCells: Self.nameWidth), theme[.muted])
                return (figure, Line([name] + value.spans))
            }
        }
    }

    private func values(of figure: Figure, _ tracker: Tracker, width: Int) -> [Line] {
        switch figure {
        case .skills:
            let modules = shown(tracker.modules, of: tracker)
            let hidden = tracker.modules.count - modules.count
            let more = hidden == 0 ? "" : "  \(hidden) more"
            let wordsWidth = modules.map { tracker.words(for: skills(of: $0, tracker)).cellWidth }.max() ?? 0
            return modules.map { module in
                let title = SafeText("\(module.number) \(module.title)").string.truncated(toCells: 17).padded(toCells: 18)
                let bar = bar(of: module, tracker, width: width - 20 - wordsWidth - more.cellWidth)
                let line = Line([Span(title)]) + bar
                return module == modules.last ? line + Line(more, theme[.muted]) : line
            }
        default:
            let words = Line(SafeText(tracker.words(for: figure)).string, theme[figure == .next ? .accent : .strong])
            return TextWrap.lines(words, width: width)
        }
    }

    /// The modules for which there is room: the one of the next lesson, and those next to it.
    private func shown(_ modules: [ModuleSummary], of tracker: Tracker) -> [ModuleSummary] {
        let room = max(1, (size.height - 20) / 2)
        let current = modules.firstIndex { $0.id == tracker.finish?.module.id } ?? 0
        return Array(modules.dropFirst(max(0, min(current - room / 2, modules.count - room))).prefix(room))
    }

    /// Known in full cells, fading in half-dark ones, the rest light.
    ///
    /// - Parameter width: that of the bar. All bars have the same, so that they can be compared.
    private func bar(of module: ModuleSummary, _ tracker: Tracker, width: Int) -> Line {
        let skills = skills(of: module, tracker)
        let words = tracker.words(for: skills)
        let barWidth = max(0, min(40, width))
        let cells = Skill.State.allCases.map { state in
            skills.isEmpty ? 0 : (skills.count { $0.state == state } * barWidth + skills.count - 1) / skills.count
        }
        let known = min(barWidth, cells[0])
        let fading = min(barWidth - known, cells[1])
        return Line([
            Span(String(repeating: "█", count: known), theme[.accent]), Span(String(repeating: "▒", count: fading), theme[.warning]),
            Span(String(repeating: "░", count: barWidth - known - fading) + "  ", theme[.border]), Span(words, theme[.muted]),
        ])
    }

    private func skills(of module: ModuleSummary, _ tracker: Tracker) -> [Skill] { tracker.skills.filter { $0.lesson.module == module.id } }

    private func draw(_ rows: [TrackerRow], _ state: TrackerState, into frame: inout Frame, in area: Rect) {
        for (index, row) in rows.prefix(area.height).enumerated() {
            let place = Rect(x: area.x, y: area.y + index, width: area.width, height: 1)
            frame.canvas.put(truncating: row.line, at: Point(x: place.x, y: place.y), in: place)
            if row.figure == state.figure { frame.canvas.restyle(place, theme.marked) }
            frame.addTarget(place, .figure(row.figure))
        }
    }

    /// Draws the year and returns the area next to it.
    private func drawYear(_ state: TrackerState, into frame: inout Frame, in area: Rect) -> Rect {
        let width = min(area.width - Self.sideWidth - 2, HeatMap.gutter + 53)
        let (first, weeks) = weeks(state, count: width - HeatMap.gutter)
        let selected = ((state.day - first) / 7, (state.day - first) % 7)
        let map = HeatMap(weeks: weeks, selected: state.figure == .days ? selected : nil, theme: theme)
        let place = Rect(x: area.x, y: area.y, width: width, height: HeatMap.height)
        map.draw(into: &frame.canvas, in: place)
        frame.addTarget(place) { point in map.day(at: point, in: place).map { .figure(.days, day: first + 7 * $0.week + $0.day) } }
        return Rect(x: place.maxX + 2, y: area.y, width: area.maxX - place.maxX - 2, height: HeatMap.height)
    }

    /// The selected day, and what was done on it, as far as there is room.
    private func drawDay(_ state: TrackerState, into frame: inout Frame, in area: Rect) {
        let minutes = state.tracker.activity.words(in: state.day..<state.day + 1)
        let isFree = state.tracker.streak.freeDays.contains(state.day)
        var lines = [Line("\(state.tracker.words(forDay: state.day))  \(isFree ? "free day" : minutes)", theme[.strong])]
        let entries = (state.record.map(state.tracker.words(for:)) ?? []).map { Line(SafeText($0).string) }
        // A line for each, and more for the first ones, as far as there is room.
        var spare = area.height - lines.count - entries.count
        if spare < 0 {
            lines += entries.dropLast(1 - spare) + [Line("… \(1 - spare) more: Enter", theme[.muted])]
        } else {
            for entry in entries {
                let wrapped = TextWrap.lines(entry, width: area.width, rest: Line("  "))
                let count = min(wrapped.count, 1 + spare)
                spare -= count - 1
                let rest = wrapped[(count - 1)...].map { $0.plain.drop { $0 == " " } }.joined(separator: " ")
                let last = count == 1 ? entry : count < wrapped.count ? Line("  " + rest) : wrapped[count - 1]
                lines += wrapped.prefix(count - 1) + [last]
            }
        }
        for (index, line) in lines.prefix(max(0, area.height)).enumerated() {
            frame.canvas.put(truncating: line, at: Point(x: area.x, y: area.y + index), in: area)
        }
    }

    /// The minimum minutes per day for each level, the highest first.
    private static let minutesByLevel = [(level: 4, from: 45), (level: 3, from: 25), (level: 2, from: 10), (level: 1, from: 0)]

    /// Weeks that contain the selected day and, if they can, today; with their first day.
    private func weeks(_ state: TrackerState, count: Int) -> (first: Int, weeks: [HeatMap.Week]) {
        let activity = state.tracker.activity
        var minutes: [Int: Int] = [:]
        for day in activity.days where day.isLearning { minutes[day.day] = Int(day.milliseconds / 60_000) }
        let free = Set(state.tracker.streak.freeDays)
        let first = min(Week.monday(of: activity.today) - 7 * (count - 1), Week.monday(of: state.day))
        let weeks = (0..<max(0, count)).map { index in
            let monday = first + 7 * index
            let levels = (monday..<monday + 7).map { day in
                day > activity.today
                    ? nil : minutes[day].flatMap { minutes in Self.minutesByLevel.first { minutes >= $0.from }?.level } ?? 0
            }
            let date = CivilDate(day: monday)
            return HeatMap.Week(
                levels: levels, free: Set((0..<7).filter { free.contains(monday + $0) }),
                label: date.dayOfMonth <= 7 ? Tracker.months[date.month - 1] : "")
        }
        return (first, weeks)
    }

    // MARK: - What a figure was derived from

    func figureTitle(_ figure: Figure) -> String {
        guard figure == .days, let state = model.tracker else { return figure.title }
        return state.tracker.words(forDay: state.day)
    }

    func figureLines(_ figure: Figure) -> [Line] {
        guard let state = model.tracker else { return [] }
        if figure == .days { return dayLines(state) }
        let tracker = state.tracker
        let first = figure == .skills ? [] : [Line(SafeText(tracker.words(for: figure)).string, theme[.strong]), Line()]
        return first + tracker.origin(of: figure).map { Line(SafeText($0).string) }
    }

    private func dayLines(_ state: TrackerState) -> [Line] {
        let minutes = state.tracker.activity.words(in: state.day..<state.day + 1)
        let levels = Self.minutesByLevel.reversed()
        let legend = levels.map { "\(HeatMap.cell($0.level)) \($0.from == 0 ? "less" : "\($0.from)")" }.joined(separator: "  ")
        return [Line(minutes, theme[.strong]), Line()]
            + (state.record.map(state.tracker.words(for:)) ?? []).map { Line(SafeText($0).string) }
            + [
                Line(),
                Line("\(HeatMap.cell(0)) nothing  \(HeatMap.freeCell) free day  \(legend) min or more", theme[.muted]),
                Line(Tracker.minutesRule, theme[.muted]),
            ]
    }

    /// The progress screen's part of the help.
    var progressHelp: [Line] {
        [
            Line(), Line("Progress", theme[.heading]), Line("  ← ↑ ↓ →       Select a day, and see what was done on it"),
            Line("  Tab           Next figure"), Line("  Enter         How the selected figure is calculated"),
            Line("  g             Set a goal: minutes a day, or a module by a date"),
            Line("  k             The open lesson's commands and statements, to keep for work"), Line(Tracker.minutesRule),
        ]
    }
}

private func + (one: Line, other: Line) -> Line { Line(one.spans + other.spans) }
