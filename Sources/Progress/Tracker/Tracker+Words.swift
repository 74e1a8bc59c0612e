package import Course
import Primitives

/// The figures in words: in a line each, for the screen, plain mode, and `calf progress`.
extension Tracker {
    package func words(for figure: Figure) -> String {
        switch figure {
        case .days: return "\(activity.minutesToday) min today"
        case .week: return "\(activity.minutesThisWeek)\(minutesThisWeek.map { " of \($0)" } ?? "") min"
        case .goal: return goal.map(words(for:)) ?? "none yet"
        case .streak:
            let left = streak.freeDaysLeft(inWeekOf: activity.today)
            return "\(counted(streak.days.count, "day")), \(counted(left, "free day")) left"
        case .skills: return words(for: skills)
        case .map:
            let states = map.states
            let parts = [("done", CourseMap.State.done), ("read", .read), ("started", .started), ("ready", .ready), ("later", .later)]
            let shown = parts.compactMap { name, state in
                states.contains(state) || state == .done ? "\(states.count { $0 == state }) \(name)" : nil
            }
            return shown.joined(separator: " · ")
        case .due:
            return due.isEmpty ? "nothing" : "\(counted(due.count, "review")), \(due.map(\.minutes).reduce(0, +)) min"
        case .next: return next.map { "\(number(of: $0)) \($0.title), \($0.minutes) min" } ?? "every lesson is done"
        case .finish: return finishWords
        }
    }

    /// The number of skills in each state.
    package func words(for skills: [Skill]) -> String {
        let counts = [("known", Skill.State.known), ("fading", .fading), ("not yet", .notYet)]
        return counts.map { name, state in "\(skills.count { $0.state == state }) \(name)" }.joined(separator: " · ")
    }

    package func words(for goal: Goal) -> String {
        switch goal {
        case .minutes(let minutes): "\(minutes) min a day"
        case .module(_, let module, let day): "\(title(ofModule: module)) by \(words(forDay: day))"
        }
    }

    private var finishWords: String {
        guard let finish else { return "every lesson is done" }
        let module = "\(finish.module.number) \(finish.module.title)"
        if finish.lessonsLeft == 0 { return "\(module): done" }
        guard let day = finish.day else {
            return "\(module): no date yet, \(pace.weeks.isEmpty ? "less than a week of learning" : "the pace is 0 min a week")"
        }
        return "\(module): around \(words(forDay: day)), at \(pace.median ?? 0) min a week"
    }

    private func title(ofModule id: String) -> String { modules.first { $0.id == id }.map { "\($0.number) \($0.title)" } ?? id }

    /// A lesson's number with its module's, such as `4.11`.
    package func number(of lesson: LessonSummary) -> String {
        let module = modules.first { $0.id == lesson.module && $0.course == lesson.course }
        return module.map { "\($0.number).\(lesson.number)" } ?? "\(lesson.number)"
    }

    private func title(of id: LessonID) -> String {
        lessons.first { $0.progressID == id }.map { "\(number(of: $0)) \($0.title)" } ?? id.lesson
    }

    /// A day such as `Thu Nov 19`, with the year if it isn't this one.
    package func words(forDay day: Int) -> String {
        let date = CivilDate(day: day)
        let year = date.year == CivilDate(day: activity.today).year ? "" : ", \(date.year)"
        return "\(Self.weekdays[date.weekday]) \(Self.months[date.month - 1]) \(date.dayOfMonth)\(year)"
    }

    package static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    package static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
}

/// What the figures were derived from.
extension Tracker {
    /// How minutes are counted.
    package static let minutesRule =
        "Minutes count from one action to the next. A pause of more than \(Activity.maxPause / 60_000) minutes and the time after leaving a lesson don't."

    /// What a figure was derived from, a line each. Those of `days` are in `words(for: DayRecord)`.
    package func origin(of figure: Figure) -> [String] {
        switch figure {
        case .days: return []
        case .week:
            let monday = Week.monday(of: activity.today)
            let days = (monday...activity.today).map { "  \(words(forDay: $0))   \(activity.minutes(in: $0..<$0 + 1)) min" }
            return days + goalOrigin + ["", Self.minutesRule]
        case .goal: return (goal.map { [words(for: $0)] } ?? ["No goal. g sets one."]) + goalOrigin
        case .streak: return streakOrigin
        case .skills: return skillsOrigin
        case .map: return mapOrigin
        case .due:
            if due.isEmpty { return ["Nothing is due. An exercise is due when the chance that you remember it falls to 90%."] }
            return ["Due when the chance that you remember it falls to 90%.", ""]
                + due.map {
                    "  \(title(of: $0.lesson)) › \($0.exercise ?? "a question")   since \(words(forDay: $0.due)), \($0.minutes) min"
                }
        case .next:
            guard let next else { return ["Every lesson of this course is done."] }
            let left = progress[next.progressID].flatMap { $0.opened == nil ? nil : $0.left(in: next) }
            return [
                "\(number(of: next)) \(next.title), \(next.minutes) min: \(left ?? "not started").", "",
                "The first lesson that isn't done and whose required lessons are. The module",
                "of the lesson you opened last comes first.",
            ]
        case .finish: return finishOrigin
        }
    }

    /// What was done on a day, a line for each lesson.
    package func words(for record: DayRecord) -> [String] {
        if record.work.isEmpty { return ["Nothing."] }
        return record.work.map { work in
            var parts: [String] = []
            if !work.solved.isEmpty { parts.append("\(work.solved.count) solved") }
            if work.failures > 0 { parts.append(counted(work.failures, "failed check")) }
            if work.hints > 0 { parts.append(counted(work.hints, "hint")) }
            if !work.shown.isEmpty { parts.append(counted(work.shown.count, "solution shown", "solutions shown")) }
            if !work.questions.isEmpty { parts.append("\(counted(work.questions.count, "question")) answered") }
            if work.isCompleted { parts.append("read to the end") }
            return "\(title(of: work.lesson)): \(parts.isEmpty ? "opened" : parts.joined(separator: ", "))"
        }
    }

    private var goalOrigin: [String] {
        switch goal {
        case .minutes(let minutes):
            ["", "\(minutes) min on \(Goal.daysAWeek) days are \(minutes * Goal.daysAWeek) min a week. Two days are free."]
        case .module(_, _, let day):
            if let minutesThisWeek, let finish {
                [
                    "",
                    "\(counted(finish.lessonsLeft, "lesson")) with \(finish.minutesLeft) min are left, and "
                        + "\(counted(day - activity.today + 1, "day")): \(minutesThisWeek) min a week.",
                ]
            } else {
                ["", finish?.lessonsLeft == 0 ? "The module is done." : "That day is over. g sets another goal."]
            }
        case nil: []
        }
    }

    private var streakOrigin: [String] {
        let streak = streak
        let days = (streak.days.map { ($0, "learned") } + streak.freeDays.map { ($0, "free") }).sorted { $0.0 > $1.0 }
        return [
            "Days on which you ran or answered something. Each week, from Monday, has",
            "\(Streak.freeDaysAWeek) free days. They are used automatically, and don't count.", "",
        ] + days.map { "  \(words(forDay: $0.0))   \($0.1)" }
    }

    private var skillsOrigin: [String] {
        var lines = [
            "How likely you remember the exercises that you solved, in the lessons that",
            "teach a skill. Below 90%, it is fading: solve those that are due.",
        ]
        let skills = skills
        for module in modules {
            let taught = skills.filter { $0.lesson.module == module.id }
            if taught.isEmpty { continue }
            lines += ["", "\(module.number) \(module.title): \(words(for: taught))"]
            for (name, state) in [("Fading", Skill.State.fading), ("Known", .known), ("Not yet", .notYet)] {
                lines += taught.filter { $0.state == state }.map { skill in
                    let share =
                        skill.retrievability.map { ", \(Int(($0 * 100).rounded(.down)))% of \(counted(skill.solved, "exercise"))" } ?? ""
                    return "  \(name): \(skill.name)   lesson \(number(of: skill.lesson))\(share)"
                }
            }
        }
        return lines
    }

    private var mapOrigin: [String] {
        let rows = map.rows
        var lines = ["✓ done  ◐ read  ▸ started  ○ ready: what it requires is done  · later"]
        for module in modules {
            lines += ["", "\(module.number) \(module.title)"]
            for row in rows where row.lesson.module == module.id {
                let also = row.alsoNeeds.isEmpty ? "" : "   also needs " + row.alsoNeeds.map { number(of: $0) }.joined(separator: ", ")
                lines.append("  \(row.branch)\(row.state.mark) \(row.lesson.number) \(row.lesson.title)\(also)")
            }
        }
        return lines
    }

    private var finishOrigin: [String] {
        guard let finish else { return ["Every lesson of this course is done."] }
        var lines = [
            "\(counted(finish.lessonsLeft, "lesson")) with \(finish.minutesLeft) min are left in \(finish.module.number) \(finish.module.title).",
            "",
        ]
        if pace.weeks.isEmpty {
            return lines + ["The date needs a week of learning: it is computed from the minutes of whole weeks."]
        }
        lines.append("Your last weeks of seven days, up to yesterday:")
        for (index, minutes) in pace.weeks.enumerated() {
            lines.append(
                "  \(words(forDay: activity.today - 7 * index - 7)) to \(words(forDay: activity.today - 7 * index - 1))   \(minutes) min")
        }
        lines += ["", "The median is \(pace.median ?? 0) min a week."]
        if let days = pace.days(for: finish.minutesLeft), finish.lessonsLeft > 0 {
            lines.append(
                "\(finish.minutesLeft) min take \(counted(days, "day")) at that pace: around \(words(forDay: activity.today + days)).")
        }
        return lines
    }

    /// Everything as text.
    package var lines: [String] {
        Figure.Question.allCases.flatMap { question in
            [question.title]
                + question.figures.flatMap { figure in
                    figure == .map ? mapLines : ["  \(figure.title.padding(to: 13))\(words(for: figure))"]
                } + [""]
        }.dropLast()
    }

    /// The lessons of each module as marks, in groups of five.
    private var mapLines: [String] {
        modules.enumerated().map { index, module in
            "  \((index == 0 ? Figure.map.title : "").padding(to: 13))\(module.number) \(module.title)  \(marks(of: module))"
        }
    }

    /// The states of a module's lessons, in groups of five.
    package func marks(of module: ModuleSummary) -> String {
        let states = Array(map.states.dropFirst(module.firstLesson).prefix(module.lessonCount))
        return states.enumerated().map { ($0 > 0 && $0 % 5 == 0 ? " " : "") + $1.mark }.joined()
    }
}

private func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String { "\(count) \(count == 1 ? one : many ?? one + "s")" }

extension String {
    fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
