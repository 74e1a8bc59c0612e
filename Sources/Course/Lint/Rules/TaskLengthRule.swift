import Markdown

/// A task is short enough to stay fully visible while the learner works on it.
enum TaskLengthRule: LessonRule {
    static let name = "task-length"
    static let summary = "A task fits in 6 lines of 76 columns."

    private static let (maxLines, columns) = (6, 76)

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.exercises(with: { $0.flatMap(\.lines) }).compactMap { exercise, texts in
            // A count of characters does: a word that doesn't fit adds a line only rarely.
            let lines = texts.reduce(0) { $0 + 1 + ($1.count - 1) / columns }
            if lines <= maxLines { return nil }
            return Finding(
                message: "the task of '\(exercise.title)' takes \(lines) lines of \(columns) columns, and only \(maxLines) fit; shorten it",
                location: exercise.location)
        }
    }
}
