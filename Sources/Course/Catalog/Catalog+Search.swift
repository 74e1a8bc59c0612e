import SQLite

/// How well the name of a lesson or course, or what it's about, fits the words that are searched for: the best first.
package enum SearchRank: Int, Sendable, Comparable {
    /// All of the title or the id.
    case name
    /// The title has a word that begins with them, and goes on with the rest.
    case title
    case id
    /// One of the topics does, or the title, the id, and the topics together have a word that begins with each of them.
    case topic
    /// They are inside the words of any of these, as "tab" is in "database".
    case inside

    package static func < (one: SearchRank, other: SearchRank) -> Bool { one.rawValue < other.rawValue }
}

/// A text to search for among names and topics, in any case, with hyphens or without.
package struct SearchQuery: Sendable {
    private let words: [String]
    private let phrase: String

    package init(_ text: String) {
        words = Self.words(text)
        phrase = words.joined(separator: " ")
    }

    private static func words(_ text: String) -> [String] {
        text.lowercased().split { $0.isWhitespace || $0 == "-" }.map(String.init)
    }

    /// With a space before each word.
    private static func folded(_ text: String) -> String { words(text).map { " " + $0 }.joined() }

    /// How well this fits, and the topic that does; `nil` if it doesn't, and no topic if the title or the id does.
    package func rank(title: String, id: String, topics: [String] = []) -> (rank: SearchRank, topic: String?)? {
        if words.isEmpty { return nil }
        let (title, id) = (Self.folded(title), Self.folded(id))
        let start = " " + phrase
        if title == start || id == start { return (.name, nil) }
        if title.contains(start) { return (.title, nil) }
        if id.contains(start) { return (.id, nil) }
        let folded = topics.map(Self.folded)
        if let index = folded.firstIndex(of: start) ?? folded.firstIndex(where: { $0.contains(start) }) { return (.topic, topics[index]) }
        let all = ([title, id] + folded).joined()
        if words.allSatisfy({ all.contains(" " + $0) }) { return (.topic, nil) }
        if [title, id].contains(where: { $0.contains(phrase) }) { return (.inside, nil) }
        return folded.firstIndex { $0.contains(phrase) }.map { (.inside, topics[$0]) }
    }

    /// Whatever contains its words, as patterns for LIKE.
    fileprivate var patterns: [Value] {
        words.map { .text("%" + $0.map { "%_\\".contains($0) ? "\\\($0)" : String($0) }.joined() + "%") }
    }
}

extension Catalog {
    /// The lessons of all courses whose title, id, or topics fit, each at home, the best first; at most `limit`.
    package func search(_ query: SearchQuery, limit: Int = 100) -> [(lesson: LessonSummary, rank: SearchRank, topic: String?)] {
        let patterns = query.patterns
        if patterns.isEmpty { return [] }
        let text = "(l.title || ' ' || l.id || ' ' || l.topics)"
        let found = lessons(patterns.indices.map { "\(text) LIKE ?\($0 + 1) ESCAPE '\\'" }.joined(separator: " AND "), patterns)
        let ranked = found.compactMap { lesson in
            query.rank(title: lesson.title, id: lesson.id, topics: lesson.topics).map { (lesson: lesson, rank: $0.rank, topic: $0.topic) }
        }
        // The order of lessons with the same rank stays.
        let sorted = ranked.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
        return sorted.prefix(limit).map(\.element)
    }
}
