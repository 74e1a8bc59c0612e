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
        blocks.flatMap(\.texts).reduce(0) { $0 + count(in: $1.inlines.map(\.plain).joined()) }
    }

    static func count(in text: String) -> Int {
        text.split(whereSeparator: \.isWhitespace).count { word in word.contains { $0.isLetter || $0.isNumber } }
    }
}
