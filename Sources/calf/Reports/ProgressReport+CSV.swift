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
}

extension CSV {
    fileprivate static func time(_ time: Timestamp?) -> String { time?.description ?? "" }
}
