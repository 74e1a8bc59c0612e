import Markdown

/// The sentences of a lesson's prose: paragraphs, quotes, and list items, but not headings, tables, and blocks.
struct Prose {
    /// One paragraph.
    struct Passage {
        /// Each sentence as its words, including punctuation.
        var sentences: [[Substring]]
        var location: SourceLocation

        var words: Int { sentences.reduce(0) { $0 + $1.count } }
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

/// The Flesch–Kincaid grade level. <https://apps.dtic.mil/sti/citations/ADA006655>
enum ReadingGrade {
    /// The grade of some passages; `nil` if they contain no sentence.
    static func grade(of passages: [Prose.Passage]) -> Double? {
        var (sentences, words, syllables) = (0, 0, 0)
        for passage in passages {
            sentences += passage.sentences.count
            words += passage.words
            syllables += passage.sentences.joined().reduce(0) { $0 + self.syllables(in: $1) }
        }
        guard sentences > 0, words > 0 else { return nil }
        return 0.39 * Double(words) / Double(sentences) + 11.8 * Double(syllables) / Double(words) - 15.59
    }

    /// Counts the vowel groups in a word; silent endings don't count.
    static func syllables(in word: some StringProtocol) -> Int {
        var letters = Array(word.lowercased().filter { $0.isLetter })
        if letters.count <= 3 { return 1 }
        if letters.hasSuffix("es"), !"sxzcgh".contains(letters[letters.count - 3]) { letters.removeLast(2) }
        if letters.hasSuffix("ed"), !"td".contains(letters[letters.count - 3]) { letters.removeLast(2) }
        if letters.hasSuffix("e"), !letters.hasSuffix("le") || isVowel(letters[letters.count - 3]) { letters.removeLast() }
        var count = 0
        var wasVowel = false
        for letter in letters {
            if isVowel(letter), !wasVowel { count += 1 }
            wasVowel = isVowel(letter)
        }
        return max(1, count)
    }

    private static func isVowel(_ letter: Character) -> Bool { "aeiouy".contains(letter) }
}

extension [Character] {
    fileprivate func hasSuffix(_ text: String) -> Bool { count > text.count && suffix(text.count).elementsEqual(text) }
}
