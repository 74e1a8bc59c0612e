import Course
import Progress

extension ProgressReport {
    /// One line per exercise, and one for a lesson without any.
    var csv: String {
        var rows = [["course", "lesson", "exercise", "state", "tries", "runs", "hints", "started", "done", "last", "solution_shown"]]
        for entry in courses.flatMap(\.lessons) {
            let lesson = [entry.id.course, entry.id.lesson]
            if entry.exercises.isEmpty {
                let progress = entry.progress
                let times = [progress.opened, progress.completed, progress.last, nil].map(CSV.time)
                rows.append(lesson + ["", entry.state.rawValue, "", "", ""] + times)
            }
            for id in entry.exercises {
                let exercise = entry.progress.exercises[id] ?? ExerciseProgress()
                let counts = [exercise.tries, exercise.runs, exercise.hints].map(String.init)
                let times = [exercise.started, exercise.done, exercise.last, exercise.solutionShown].map(CSV.time)
                rows.append(lesson + [id, exercise.state.rawValue] + counts + times)
            }
        }
        return rows.map { $0.map(CSV.field).joined(separator: ",") + "\r\n" }.joined()
    }

    /// For people: what was begun, and what comes next.
    var lines: [String] {
        var lines: [String] = []
        for course in courses where course.title != nil || !course.lessons.isEmpty {
            lines.append("\(course.title ?? course.id)   \(course.total.lessonsDone) of \(course.total.lessons) lessons")
            for entry in course.lessons where entry.state != .untouched { lines.append("  " + entry.line) }
            lines.append("")
        }
        let days = activity.streak == 1 ? "1 day in a row" : "\(activity.streak) days in a row"
        lines.append("Today \(activity.minutesToday) min, this week \(activity.minutesThisWeek) min, \(days).")
        lines.append(next.map { "Next: \($0.title), \($0.minutes) min: calf open \($0.id)" } ?? "Everything here is done.")
        return lines
    }
}

extension ProgressReport.Entry {
    fileprivate var line: String {
        let done = progress.doneCount(of: summary?.exercises ?? exercises)
        let count = (summary?.exercises ?? exercises).count
        let tries = progress.exercises.values.map(\.tries).reduce(0, +)
        let hints = progress.exercises.values.map(\.hints).reduce(0, +)
        let mark = state == .done ? "✓" : "▸"
        return "\(mark) \(summary?.title ?? id.lesson): \(done) of \(count) exercises, tries \(tries), hints \(hints)"
    }
}

/// RFC 4180.
private enum CSV {
    static func time(_ time: Timestamp?) -> String { time?.description ?? "" }

    static func field(_ text: String) -> String {
        guard text.contains(where: { [",", "\"", "\n", "\r", "\r\n"].contains($0) }) else { return text }
        return "\"" + text.reduce(into: "") { $0 += $1 == "\"" ? "\"\"" : String($1) } + "\""
    }
}
