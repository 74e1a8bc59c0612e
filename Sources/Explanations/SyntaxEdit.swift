import Postgres
import SQLText

/// A small change that may turn a failed statement into a valid one.
struct SyntaxEdit {
    typealias Word = FailedStatement.Word

    enum Kind: Equatable {
        /// A keyword, comma, parenthesis, or operator is missing.
        case insert(String)
        /// A name, value, or condition is missing.
        case value
        /// A JOIN has no condition.
        case condition
        case delete
        /// A keyword is misspelled.
        case spelling(String)
        /// Another word is usual here.
        case replace(String)
        /// A word of another language, with what PostgreSQL has instead.
        case foreign(String)
        case quote(String)
        case unquote
        /// A keyword or several words as a name.
        case nameQuote
        case quoteInText
        case parentheses
        /// OVER, or a function before it, without any.
        case emptyParentheses
        case move(clause: String, before: String)
        case swap
        case join(String)
        case split(String)
        /// What precedes a line that starts a statement.
        case unfinished
        /// Part of a chain of comparisons.
        case chain
    }

    let kind: Kind
    /// The words that it changes, as indices.
    let range: Range<Int>
    let replacement: [String]
    /// The words that the sentence is about: the first of several equal changes.
    let subject: Range<Int>
    /// How large and unusual it is.
    private(set) var cost: Double

    /// Stands for a missing name or value.
    static let placeholder = "missing_name"

    func costing(_ more: Double) -> SyntaxEdit {
        var edit = self
        edit.cost += more
        return edit
    }

    func applied(to words: [Word]) -> [Word] {
        var words = words
        // The next word joins no other one.
        if range.upperBound < words.count { words[range.upperBound].touchesPrevious = false }
        words.replaceSubrange(
            range,
            with: replacement.map { Word(text: $0, kind: .identifier, touchesPrevious: false, depth: 0) })
        return words
    }

    // MARK: - What is tried

    /// How far before the place where the server stops.
    private static let reach = 3

    static func candidates(for statement: FailedStatement, at place: Int) -> [SyntaxEdit] {
        var tries = SyntaxCandidates(statement: statement, place: place)
        for index in stride(from: place, through: max(0, place - reach), by: -1) {
            tries.insertions(at: index)
            tries.values(at: index)
            tries.quotes(from: index)
            tries.parentheses(from: index)
            guard index < statement.words.count else { continue }
            tries.deletions(at: index)
            tries.replacements(at: index)
        }
        // The server reads && as an operator between two values, and stops after the second one.
        for index in max(0, place - 12)..<max(0, place - reach) where tries.upper(index) == "&&" { tries.replacements(at: index) }
        for index in place..<place + 3 { tries.tested(before: index) }
        // The server reads NOT together with IN, LIKE, and BETWEEN, and stops at NOT before another word.
        if tries.upper(place) == "NOT" { tries.spelling(at: place + 1) }
        if place > reach { tries.spelling(at: 0) }
        tries.clauses()
        tries.statementsBelow()
        return tries.edits
    }
}

extension FailedStatement.Word {
    /// Whether it is NULL in quotes of either kind.
    var isQuotedNull: Bool { ["'NULL'", "\"NULL\""].contains(upper) }

    /// Text without its quotes.
    var unquoted: String { kind == .string ? String(text.dropFirst().dropLast()) : text }
}
