import Course
import Primitives
import Progress

extension ProgressReport {
    /// One line per exercise, and one for a lesson without exercises.
    var csv: String {
        var rows = [
            ["course", "lesson", "exercise", "state", "tries", "runs", "hints", "minutes", "started", "done", "last", "solution_shown"]
        ]
        for entry in courses.flatMap(\.lessons) where !entry.isShared {
            let lesson = [entry.id.course, entry.id.lesson]
            if entry.exercises.isEmpty {
                let progress = entry.progress
                let times = [progress.opened, progress.completed, progress.last, nil].map(CSV.time)
                rows.append(lesson + ["", entry.status.rawValue, "", "", "", ""] + times)
            }
            for id in entry.exercises {
                let exercise = entry.progress.exercises[id] ?? ExerciseProgress()
                let counts = [exercise.tries, exercise.runs, exercise.hints, exercise.minutes].map(String.init)
                let times = [exercise.started, exercise.done, exercise.last, exercise.solutionShown].map(CSV.time)
                rows.append(lesson + [id, exercise.status.rawValue] + counts + times)
            }
        }
        return rows.map { $0.map(CSV.field).joined(separator: ",") + "\r\n" }.joined()
    }

    /// The lessons, the hardest exercises, and the minutes, as Markdown (CommonMark, with GitHub's task lists).
    var markdown: String {
        var lines = ["# Progress"]
        for course in courses where course.title != nil || !course.lessons.isEmpty {
            let total = course.total
            lines += ["", "## \(MarkdownText.escaped(course.title ?? course.id))", ""]
            lines.append(
                "\(total.lessonsDone) of \(total.lessons) lessons and \(total.exercisesDone) of \(total.exercises) exercises are done."
            )
            lines.append("")
            for entry in course.lessons where entry.status != .untouched {
                lines.append(
                    "- [\(entry.status == .done ? "x" : " ")] \(MarkdownText.escaped(entry.summary?.title ?? entry.id.lesson)): \(entry.counts)"
                )
            }
        }
        if !hardest.isEmpty {
            lines += ["", "## Hardest so far", ""] + hardest.map { "- \(MarkdownText.escaped($0.title.description)): \($0.cost.reasons)" }
        }
        lines += ["", "Minutes today: \(tracker.activity.minutesToday), this week: \(tracker.activity.minutesThisWeek)."]
        return lines.joined(separator: "\n")
    }
}

extension ProgressReport.Entry {
    /// How much of it is done: `2 of 3 exercises, 0 of 1 optional, 1 of 2 questions, 4 tries`.
    fileprivate var counts: String {
        let required = summary?.requiredExercises ?? exercises
        let optional = summary?.optionalExercises ?? []
        let questions = summary?.questions.count ?? 0
        var parts = (status == .proven ? ["proven"] : []) + ["\(progress.solvedCount(of: required)) of \(required.count) exercises"]
        if !optional.isEmpty { parts.append("\(progress.solvedCount(of: optional)) of \(optional.count) optional") }
        if questions > 0 { parts.append("\(progress.answers.count { $0.key < questions }) of \(questions) questions") }
        let tries = progress.exercises.values.map(\.tries).reduce(0, +)
        let hints = progress.exercises.values.map(\.hints).reduce(0, +)
        if tries > 0 { parts.append(counted(tries, "try", "tries")) }
        if hints > 0 { parts.append(counted(hints, "hint", "hints")) }
        return parts.joined(separator: ", ")
    }
}

extension ExerciseCost {
    /// Why it counts as hard: `4 tries, 2 hints, 12 min, solution shown`.
    fileprivate var reasons: String {
        var parts: [String] = []
        if progress.tries > 0 { parts.append(counted(progress.tries, "try", "tries")) }
        if progress.hints > 0 { parts.append(counted(progress.hints, "hint", "hints")) }
        if progress.minutes > 0 { parts.append("\(progress.minutes) min") }
        if progress.solutionShown != nil { parts.append("solution shown") }
        if progress.done == nil { parts.append("not solved yet") }
        return parts.joined(separator: ", ")
    }
}

private func counted(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }

extension CSV {
    fileprivate static func time(_ time: Timestamp?) -> String { time?.description ?? "" }
}
