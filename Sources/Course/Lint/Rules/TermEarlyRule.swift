enum TermEarlyRule: MethodRule {
    static let name = "term-early"
    static let summary = "A glossary term of several words isn't used before the lesson that introduces it."

    static func check(_ course: LintedCourse) -> [Finding] {
        let order = Dictionary(course.path.enumerated().map { ($1.name, $0) }) { first, _ in first }
        // A single word may well mean something else; a phrase is almost always the term.
        let introduced = course.glossary.compactMap { entry -> (words: [Substring], entry: GlossaryEntry, lesson: Int)? in
            let words = entry.term.lowercased().split(whereSeparator: \.isWhitespace)
            guard words.count > 1, let lesson = order[entry.lesson] else { return nil }
            return (words.map { Substring($0) }, entry, lesson)
        }
        // Of two lessons that introduce a term, the first counts.
        let terms = introduced.filter { term in !introduced.contains { $0.words == term.words && $0.lesson < term.lesson } }
        return course.path.enumerated().flatMap { index, step -> [Finding] in
            let later = terms.filter { $0.lesson > index }
            guard let lesson = step.lesson, !later.isEmpty else { return [] }
            let passages = Prose(lesson).passages
            return later.compactMap { term in
                guard let passage = passages.first(where: { $0.sentences.contains { uses(term.words, $0) } }) else { return nil }
                let message = "'\(term.entry.term)' is used here, but the lesson '\(term.entry.lesson)' introduces it later"
                return Finding(message: message, location: passage.location)
            }
        }
    }

    private static func uses(_ term: [Substring], _ sentence: [Substring]) -> Bool {
        let words = sentence.map { $0.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "-" } }
        guard words.count >= term.count else { return false }
        return (0...words.count - term.count).contains { start in
            term.indices.allSatisfy { words[start + $0] == term[$0] || words[start + $0] == term[$0] + "s" }
        }
    }
}
