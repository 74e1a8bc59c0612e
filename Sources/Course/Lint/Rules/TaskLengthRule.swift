import Markdown

/// A task is short enough to stay fully visible while the learner works on it.
enum TaskLengthRule: LessonRule {
    static let name = "task-length"
    static let summary = "A task fits in 6 lines of 76 columns."

    private static let (maxLines, columns) = (6, 76)

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.exercises(with: { blocks in blocks.reduce(0) { $0 + lines(of: $1, width: columns) } }).compactMap { exercise, lines in
            if lines <= maxLines { return nil }
            return Finding(
                message: "the task of '\(exercise.title)' takes \(lines) lines of \(columns) columns, and only \(maxLines) fit; shorten it",
                location: exercise.location)
        }
    }

    private static func lines(of block: Block, width: Int) -> Int {
        switch block {
        case .heading(_, let inlines, _), .paragraph(let inlines, _): wrapped(inlines, width: width)
        case .quote(let inner, _): inner.reduce(0) { $0 + lines(of: $1, width: width - 2) }
        case .list(let list):
            list.items.joined().reduce(0) { $0 + lines(of: $1, width: width - (list.start == nil ? 2 : 3)) }
        case .code(_, let text, _, _): text.split(separator: "\n").count
        case .table(let table): table.rows.count + 2
        case .rule: 1
        }
    }

    private static func wrapped(_ inlines: [Inline], width: Int) -> Int {
        var (lines, used) = (1, 0)
        for word in inlines.map(\.plain).joined().split(whereSeparator: \.isWhitespace) {
            if used > 0, used + 1 + word.count > width { (lines, used) = (lines + 1, 0) }
            used += (used > 0 ? 1 : 0) + word.count
        }
        return lines
    }
}
