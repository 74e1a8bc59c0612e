import Markdown

/// Counts words as a reader does: whitespace-separated runs of characters that contain a letter or a digit.
enum Words {
    /// The words in a lesson's prose up to its review: headings, paragraphs, lists, quotes, and tables, but not blocks.
    static func count(in lesson: Lesson) -> Int {
        lesson.sectionsBeforeReview.reduce(0) { total, section in
            section.elements.reduce(total + count(in: section.title)) { total, element in
                guard case .prose(let blocks) = element else { return total }
                return total + count(in: blocks)
            }
        }
    }

    private static func count(in blocks: [Block]) -> Int {
        blocks.reduce(0) { total, block in
            switch block {
            case .heading(_, let text, _), .paragraph(let text, _): total + count(in: text)
            case .quote(let inner, _): total + count(in: inner)
            case .list(let list): list.items.reduce(total) { $0 + count(in: $1) }
            case .table(let table): ([table.header] + table.rows).joined().reduce(total) { $0 + count(in: $1) }
            case .code, .rule, .html: total
            }
        }
    }

    private static func count(in inlines: [Inline]) -> Int { count(in: inlines.map(\.plain).joined()) }

    static func count(in text: String) -> Int {
        text.split(whereSeparator: \.isWhitespace).count { word in word.contains { $0.isLetter || $0.isNumber } }
    }
}
