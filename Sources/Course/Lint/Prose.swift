import Markdown

/// The sentences of a lesson's prose: paragraphs, quotes, lists, and tables, but not blocks.
struct Prose {
    /// One paragraph, or one cell of a table.
    struct Passage {
        /// Each sentence as its words, including punctuation.
        var sentences: [[Substring]]
        var location: SourceLocation
    }

    let passages: [Passage]

    init(_ lesson: Lesson) {
        passages = lesson.texts.compactMap { inlines, line in
            let sentences = Self.sentences(of: Self.text(inlines))
            return sentences.isEmpty ? nil : Passage(sentences: sentences, location: SourceLocation(path: lesson.path, line: line))
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
