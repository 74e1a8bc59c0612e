import Markdown

extension Lesson {
    /// The text of an exercise's task, without its styling; empty where the exercise is not of this lesson.
    package func task(of exercise: Exercise) -> String {
        let section = sections.first { $0.exercise?.id == exercise.id }
        return (section?.elements ?? []).map { element in
            if case .prose(let blocks) = element { blocks.map(\.plain).joined(separator: "\n") } else { "" }
        }.joined(separator: "\n")
    }
}

extension Markdown.Block {
    /// The text without its styling.
    fileprivate var plain: String {
        switch self {
        case .heading(_, let inlines, _), .paragraph(let inlines, _): inlines.map(\.plain).joined()
        case .quote(let blocks, _): blocks.map(\.plain).joined(separator: "\n")
        case .list(let list): list.items.joined().map(\.plain).joined(separator: "\n")
        case .table(let table): (table.header + table.rows.joined()).map { $0.map(\.plain).joined() }.joined(separator: " ")
        case .code(_, let text, _, _), .html(let text, _): text
        case .rule: ""
        }
    }
}
