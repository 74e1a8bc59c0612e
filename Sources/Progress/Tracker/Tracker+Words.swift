package import Course
import Primitives

/// The figures in words: in a line each, for the screen, plain mode, and `calf progress`.
extension Tracker {
    package func words(for figure: Figure) -> String {
        switch figure {
        case .days: return "\(activity.words(in: activity.today..<activity.today + 1)) today"
        case .week: return "\(activity.minutesThisWeek)\(minutesThisWeek.map { " of \($0)" } ?? "") min"
        case .goal: return goal.map(words(for:)) ?? "none yet"
        case .streak:
            let left = streak.freeDaysLeft(inWeekOf: activity.today)
            return "\(counted(streak.days.count, "day")) (you can miss \(left))"
        case .courses: return courses.map { "\(share(done: $0)) \($0.title)" }.joined(separator: " · ")
        case .skills: return words(for: skills)
        case .due: return due.summary
        case .next:
            guard let next else { return "every lesson of this course is done" }
            return "\(name(of: next)), \(leftToDo(in: next).map { "\($0), " } ?? "")\(minutesLeft(in: next)) min"
        }
    }

    /// How many of a course's lessons are known, such as `16/33`.
    private func share(done course: CourseList) -> String {
        let total = CourseProgress(of: course.lessons, in: progress)
        return "\(total.lessonsDone + total.lessonsProven)/\(total.lessons)"
    }

    /// The number of skills in each state.
    package func words(for skills: [Skill]) -> String {
        let counts = [("known", Skill.State.known), ("fading", .fading), ("not yet", .notYet)]
        return counts.map { name, state in "\(skills.count { $0.state == state }) \(name)" }.joined(separator: " · ")
    }

    package func words(for goal: Goal) -> String {
        switch goal {
        case .minutes(let minutes): "\(minutes) min a day"
        case .module(let course, let module, let day):
            // A small screen shows only the start.
            if isDone(module, of: course) {
                "\(title(ofModule: module)): done"
            } else if day < activity.today {
                "Overdue (\(words(forDay: day))): \(title(ofModule: module))"
            } else {
                "\(title(ofModule: module)) by \(words(forDay: day))"
            }
        }
    }

    private func isDone(_ module: String, of course: String) -> Bool {
        finish.map { $0.module.id == module && $0.module.course == course && $0.lessonsLeft == 0 } ?? false
    }

    private func title(ofModule id: String) -> String { modules.first { $0.id == id }.map { "\($0.number) \($0.title)" } ?? id }

    /// A lesson's number with its module's, such as `4.11`; of a shared lesson its title, because it has a number only at home.
    package func number(of lesson: LessonSummary) -> String {
        if lesson.isShared { return lesson.title }
        let module = modules.first { $0.id == lesson.module && $0.course == lesson.course }
        return module.map { "\($0.number).\(lesson.number)" } ?? "\(lesson.number)"
    }

    /// A lesson's number and title, such as `4.11 Inner joins`.
    private func name(of lesson: LessonSummary) -> String {
        lesson.isShared ? lesson.title : "\(number(of: lesson)) \(lesson.title)"
    }

    private func title(of id: LessonID) -> String {
        lessons.first { $0.progressID == id }.map(name(of:))
            ?? courses.lazy.flatMap(\.lessons).first { $0.progressID == id }?.title ?? id.lesson
    }

    /// What is left to do in a lesson that was opened.
    private func leftToDo(in lesson: LessonSummary) -> String? {
        progress[lesson.progressID].flatMap { $0.opened == nil ? nil : $0.left(in: lesson) }
    }

    private func title(of review: DueReview) -> String {
        courses.lazy.flatMap(\.lessons).first { $0.progressID == review.lesson }?.title(of: review) ?? review.exercise ?? "a question"
    }

    /// A day such as `Thu Nov 19`, with the year if it isn't this one.
    package func words(forDay day: Int) -> String { Self.words(forDay: day, today: activity.today) }

    package static func words(forDay day: Int, today: Int) -> String {
        let date = CivilDate(day: day)
        let year = date.year == CivilDate(day: today).year ? "" : ", \(date.year)"
        return "\(weekdays[date.weekday]) \(months[date.month - 1]) \(date.dayOfMonth)\(year)"
    }

    package static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    package static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
}

/// What the figures were derived from.
extension Tracker {
    /// How minutes are counted.
    package static let minutesRule =
        "Time between actions counts, except gaps of more than \(Activity.maxPause / 60_000) minutes, "
        + "or of \(Activity.maxIdleTime / 60_000) without any key."

    /// What a figure was derived from, a line each. Those of `days` are in `words(for: DayRecord)`.
    package func origin(of figure: Figure) -> [String] {
        switch figure {
        case .days: return []
        case .week:
            let monday = Week.monday(of: activity.today)
            let days = (monday...activity.today).map { "  \(words(forDay: $0))   \(activity.words(in: $0..<$0 + 1))" }
            return days + (goalOrigin.map { ["", $0] } ?? []) + ["", Self.minutesRule]
        case .goal:
            let week = minutesThisWeek.map { [Self.words(spent: activity.minutesThisWeek, of: $0)] } ?? []
            return week + [goalOrigin, goal == nil ? "g sets a goal." : "g sets another goal."].compactMap(\.self)
        case .streak: return streakOrigin
        case .courses:
            return courses.map { "  \(share(done: $0).padding(to: 8))\($0.title)" }
                + ["", "The lessons that are done or proven. One that several courses share counts in each. F2 lists them all."]
        case .skills: return skillsOrigin
        case .due:
            let savings = due.savings.map { [$0, ""] } ?? []
            if due.reviews.isEmpty {
                return savings + ["Nothing is due. An exercise is due when the chance that you remember it falls to 90%."]
            }
            return savings + [
                "Reviews that many lessons build on, or that you have probably forgotten, come first.",
                "Due since the day when the chance that you remember it fell to 90%, or changed since you solved it.", "",
            ]
                + due.reviews.map {
                    let since = ($0.isChanged ? "changed" : words(forDay: $0.due)).padding(to: 12)
                    return "  \(since)\($0.minutes) min  \(title(of: $0.lesson)) › \(title(of: $0))"
                }
        case .next:
            guard let next else { return ["Every lesson of this course is done."] }
            return [
                leftToDo(in: next) == nil ? "Not started." : "Of the lesson's \(next.minutes) min, \(minutesLeft(in: next)) are left.", "",
                "A lesson that is neither done nor proven, and whose required lessons are: "
                    + "the first one after the lesson you opened last, or else the first of its module, or of the course.",
            ]
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
            if !work.predictions.isEmpty { parts.append(counted(work.predictions.count, "prediction")) }
            if work.isCompleted { parts.append("read to the end") }
            if work.isProven { parts.append("proven in the placement") }
            let words = parts.isEmpty ? work.isOpened ? "opened" : "reviewed or asked" : parts.joined(separator: ", ")
            return "\(title(of: work.lesson)): \(words)"
        }
    }

    private static func words(spent: Int, of wanted: Int) -> String {
        "This week: \(spent) of \(wanted) min" + (spent < wanted ? ", so \(wanted - spent) are left." : ": reached.")
    }

    private var goalOrigin: String? {
        switch goal {
        case .minutes: return Goal.rule
        case .module(_, _, let day):
            guard let minutesThisWeek, let finish else { return nil }
            return "\(counted(finish.lessonsLeft, "lesson")) with \(finish.minutesLeft) min are left. In "
                + "\(counted(day - activity.today + 1, "day")), that makes \(minutesThisWeek) min a week."
        case nil: return nil
        }
    }

    private var streakOrigin: [String] {
        let streak = streak
        let days = (streak.days.map { ($0, "learned") } + streak.freeDays.map { ($0, "free") }).sorted { $0.0 > $1.0 }
        return [
            "Days on which you ran or answered something. Each week, from Monday, has \(Streak.freeDaysAWeek) free days. "
                + "They are used automatically. The streak goes on, but a free day isn't counted in it.", "",
        ] + days.map { "  \(words(forDay: $0.0))   \($0.1)" }
    }

    private var skillsOrigin: [String] {
        var lines = [
            "You know a skill once you solve an exercise whose solution uses it, in a lesson that teaches it, without seeing the solution. "
                + "A skill fades once every such exercise is due for review."
        ]
        let skills = skills
        for module in modules {
            let taught = skills.filter { $0.lesson.module == module.id }
            if taught.isEmpty { continue }
            lines += ["", "\(module.number) \(module.title): \(words(for: taught))"]
            for (name, state) in [("Fading", Skill.State.fading), ("Known", .known), ("Not yet", .notYet)] {
                let origins = taught.filter { $0.state == state }.map { (skill: $0.name, origin: origin(of: $0)) }
                for origin in origins.map(\.origin).uniqued() {
                    let names = origins.filter { $0.origin == origin }.map(\.skill).joined(separator: ", ")
                    lines.append("  \(name): \(names)   \(origin)")
                }
            }
        }
        return lines
    }

    /// `lesson 4.2, 3 exercises, 1 due`
    private func origin(of skill: Skill) -> String {
        var parts = ["lesson \(number(of: skill.lesson))"]
        if skill.shown > 0 { parts.append(counted(skill.shown, "exercise")) }
        if skill.due > 0 { parts.append("\(skill.due) due") }
        if skill.isProven { parts.append("proven in the placement") }
        return parts.joined(separator: ", ")
    }

    /// Everything as text.
    package var lines: [String] {
        Figure.Question.allCases.flatMap { question in
            [question.title] + question.figures.map { "  \($0.title.padding(to: 13))\(words(for: $0))" } + [""]
        }.dropLast()
    }
}

private func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String { "\(count) \(count == 1 ? one : many ?? one + "s")" }

extension [String] {
    /// Each text once, in order.
    fileprivate func uniqued() -> [String] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}

extension String {
    fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
