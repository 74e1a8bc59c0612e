import Markdown

/// The sentences of a lesson's prose: paragraphs, quotes, and list items, but not headings, tables, and blocks.
struct Prose {
    /// One paragraph.
    struct Passage {
        /// Each sentence as its words, including punctuation.
        var sentences: [[Substring]]
        var location: SourceLocation
    }

    var passages: [Passage] = []

    init(_ lesson: Lesson) {
        for section in lesson.sections {
            for case .prose(let blocks) in section.elements { add(blocks, path: lesson.path) }
        }
    }

    private mutating func add(_ blocks: [Block], path: String) {
        for block in blocks {
            switch block {
            case .paragraph(let inlines, let line):
                let sentences = Self.sentences(of: Self.text(inlines))
                if !sentences.isEmpty { passages.append(Passage(sentences: sentences, location: SourceLocation(path: path, line: line))) }
            case .quote(let inner, _): add(inner, path: path)
            case .list(let list): for item in list.items { add(item, path: path) }
            case .heading, .code, .table, .rule: continue
            }
        }
    }

    /// A code span counts as one short word.
    static func text(_ inlines: [Inline]) -> String {
        inlines.map { inline in
            if case .code = inline { "it" } else { inline.inner.isEmpty ? inline.plain : text(inline.inner) }
        }.joined()
    }

    /// A sentence ends with `.`, `!`, or `?` before whitespace, or at the end of the paragraph.
    static func sentences(of text: String) -> [[Substring]] {
        var sentences: [[Substring]] = []
        var sentence: [Substring] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            if word.contains(where: { $0.isLetter || $0.isNumber }) { sentence.append(word) }
            let end = word.last { !"\"')”’*".contains($0) }
            if let end, ".!?".contains(end), !sentence.isEmpty {
                sentences.append(sentence)
                sentence = []
            }
        }
        return sentence.isEmpty ? sentences : sentences + [sentence]
    }
}
