import Markdown

/// A task is short enough to stay fully visible while the learner works on it.
enum TaskLengthRule: LessonRule {
    static let name = "task-length"
    static let summary = "A task fits in 6 lines of 76 columns."

    private static let (maxLines, columns) = (6, 76)

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.exercises(with: { blocks in blocks.reduce(0) { $0 + lines(of: $1) } }).compactMap { exercise, lines in
            if lines <= maxLines { return nil }
            return Finding(
                message: "the task of '\(exercise.title)' takes \(lines) lines of \(columns) columns, and only \(maxLines) fit; shorten it",
                location: exercise.location)
        }
    }

    /// Estimated, as if words could be broken.
    private static func lines(of block: Block) -> Int {
        switch block {
        case .code(_, let text, _, _): text.split(separator: "\n").count
        case .table(let table): table.rows.count + 2
        default: block.texts.reduce(0) { $0 + 1 + ($1.inlines.map(\.plain).joined().count - 1) / columns }
        }
    }
}
