import Markdown

/// A line of a lesson's text, as a search reads it.
package struct Passage: Sendable, Equatable {
    /// The index of its section.
    package var section: Int
    /// One line, without markup.
    package var text: String
}

extension Lesson {
    /// Everything that a learner reads, in order: no outputs, hints, solutions, or notes for the instructor.
    package var passages: [Passage] {
        sections.enumerated().flatMap { index, section in
            ([section.title] + section.elements.flatMap(\.lines)).compactMap { line in
                let words = line.split(whereSeparator: \.isWhitespace)
                return words.isEmpty ? nil : Passage(section: index, text: words.joined(separator: " "))
            }
        }
    }
}

extension Element {
    fileprivate var lines: [String] {
        switch self {
        case .prose(let blocks): blocks.flatMap(\.lines)
        case .example(let example): example.block.lines
        case .listing(let block): block.lines
        case .quiz(let quiz): [quiz.question]
        case .diagram: []
        }
    }
}

extension CodeBlock {
    fileprivate var lines: [String] { text.split(whereSeparator: \.isNewline).map(String.init) }
}

extension Block {
    /// All its text, without styling.
    var plain: String { lines.joined(separator: " ") }

    /// All its text, without styling: a paragraph, a row of a table, or a line of code each.
    var lines: [String] {
        switch self {
        case .heading(_, let text, _), .paragraph(let text, _): [text.map(\.plain).joined()]
        case .quote(let inner, _): inner.flatMap(\.lines)
        case .list(let list): list.items.joined().flatMap(\.lines)
        case .code(_, let text, _, _): text.split(whereSeparator: \.isNewline).map(String.init)
        case .table(let table):
            ([table.header] + table.rows).map { row in row.map { $0.map(\.plain).joined() }.joined(separator: " ") }
        case .rule: []
        }
    }
}
