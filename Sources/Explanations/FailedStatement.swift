import Postgres
import SQLText

/// A statement that the server rejected, split into words around the error position.
struct FailedStatement {
    /// A token of the statement.
    struct Word {
        var text: String
        var kind: SQLToken.Kind
        /// Whether the previous word ends where this one starts, with no whitespace between.
        var touchesPrevious: Bool
        /// The nesting level of parentheses.
        var depth: Int
        /// Where it starts in the statement, in bytes; 0 for one that the statement doesn't have.
        var offset = 0

        var upper: String { text.uppercased() }

        /// A name without its quotes, as the server reads it.
        var name: String {
            guard text.hasPrefix("\""), text.count > 1 else { return text.lowercased() }
            return String(text.dropFirst().dropLast())
        }

        var isQuoted: Bool { text.hasPrefix("\"") }

        var isKeyword: Bool { if case .keyword = kind { true } else { false } }

        /// Whether it can be a value or a name.
        var isOperand: Bool { kind == .identifier || kind == .string || kind == .number || kind == .parameter }

        /// The same, or a keyword that columns are often named like, such as `name`.
        var isOperandOrColumn: Bool { isOperand || kind == .keyword(isReserved: false) && !FailedStatement.keywords.contains(upper) }
    }

    let message: ServerMessage
    let sql: String
    let names: KnownNames
    /// All words except comments.
    let words: [Word]
    /// The index of the word that the server points at; the number of words for the end, `nil` if the error has no position.
    let place: Int?
    /// The operators and keywords that compare two values.
    static let comparing: Set<String> = ["=", "<>", "!=", "<", ">", "<=", ">=", "LIKE", "ILIKE", "BETWEEN"]
    /// The keywords that say what kind of expression follows.
    static let beforeExpressions: Set = ["SELECT", "FROM", "WHERE", "ON", "HAVING", "WHEN", "THEN", "ELSE", "SET", "BY"]
    /// The clauses of a SELECT, in order.
    static let clauses = ["SELECT", "FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET"]

    /// The names that the statement itself gives: those of queries in WITH, and aliases.
    let ownNames: Set<String>
    /// The parsed statement; `nil` if it does not parse.
    let tree: Tree?

    init(_ message: ServerMessage, _ sql: String, _ names: KnownNames) {
        self.message = message
        self.sql = sql
        self.names = names
        // Statements that don't parse get an explanation too.
        do throws(ParseFailure) { tree = try Tree(parsing: sql) } catch { tree = nil }
        let start = message.position.map { String(sql.unicodeScalars.prefix(max(0, $0 - 1))).utf8.count }
        var words: [Word] = []
        var place: Int?
        var end = -1
        var depth = 0
        for (text, token) in SQLScanner.words(in: sql) {
            if text == ";", token.range.upperBound == sql.utf8.count { continue }
            if let start, place == nil, token.range.upperBound > start { place = words.count }
            if text == ")" { depth -= 1 }
            words.append(
                Word(
                    text: text, kind: token.kind, touchesPrevious: token.range.lowerBound == end, depth: depth,
                    offset: token.range.lowerBound))
            if text == "(" { depth += 1 }
            end = token.range.upperBound
        }
        let pairs = zip(words, zip(words.dropFirst(), words.dropFirst(2)))
        let queries = pairs.filter { $1.0.upper == "AS" && $1.1.text == "(" }.map(\.0.name)
        ownNames = Set(queries + pairs.filter { $0.upper == "AS" && [",", "FROM", ")"].contains($1.1.upper) }.map(\.1.0.name))
        self.words = words
        self.place = start == nil ? nil : place ?? words.count
    }

    /// What the error means in this statement; `nil` if calf has no explanation for it.
    var explanation: Explanation? {
        if let certain = lookAlike ?? backticks ?? commaForDot { return certain }
        if ["42601", "42703"].contains(message.sqlstate), let splitName { return splitName }
        if message.sqlstate.hasPrefix("42"), let besideDot { return besideDot }
        return switch message.sqlstate {
        case "42601": openQuote ?? syntax
        case "42P01": missingEntry ?? unknownTable
        case "42703": unknownColumn
        case "42702": ambiguous
        case "42883": unknownFunction
        case "42704": missingBeforeText ?? unknownObject
        case "42803": grouping
        case "42804": andInList ?? bareDate
        case "22P02", "22007": value
        case "22023": unknownUnit
        case "22008": says("field value") ? missingDay ?? value : nil
        case "42725": textBesideTime
        case "3F000": missingBeforeText ?? dottedReference ?? dotForComma
        case "0A000": dotForComma
        case "42P07": createdTwice
        case "42846": impossibleCast
        default: nil
        }
    }

    // MARK: - Around the error position

    /// The word at this offset from the error position; `nil` outside the text.
    func word(_ offset: Int = 0) -> Word? {
        place.flatMap { word(at: $0 + offset) }
    }

    /// The word with this index; `nil` outside the text.
    func word(at index: Int) -> Word? { words.indices.contains(index) ? words[index] : nil }

    /// The same word in uppercase.
    func upper(_ offset: Int) -> String { word(offset)?.upper ?? "" }

    /// The word at the error position, for use in a sentence.
    var here: String { word().map(\.text) ?? "the end" }

    /// The last of the wanted words before the error position, at the same depth; with `isAround`, also in enclosing parentheses.
    func before(_ wanted: Set<String>, orAround isAround: Bool = false) -> String? {
        guard let place else { return nil }
        let depth = words.indices.contains(place) ? words[place].depth : words.last?.depth ?? 0
        return words[..<min(place, words.count)].last { ($0.depth == depth || isAround && $0.depth < depth) && wanted.contains($0.upper) }?
            .upper
    }

    func has(_ keyword: String) -> Bool { words.contains { $0.upper == keyword } }

    /// Whether the same clause is before this one, inside the same parentheses.
    func isRepeated(_ index: Int) -> Bool {
        let word = words[index]
        return (Self.clauses + ["SET"]).contains(word.upper)
            && words[..<index].contains { $0.upper == word.upper && $0.depth == word.depth }
    }

    /// Whether a keyword, a name, text, or a sign follows itself. Equal numbers, or values to insert, may be two values.
    func isTypedTwice(_ index: Int) -> Bool {
        guard let word = word(at: index) else { return false }
        let before = self.word(at: index - 1)
        let isText = word.kind == .string && words[0].upper != "INSERT"
        let isSame = word.kind == .string || word.isQuoted ? before?.text == word.text : before?.upper == word.upper
        return isSame && (word.isKeyword || word.kind == .identifier || isText || Self.comparing.contains(word.text))
    }

    /// Whether a keyword is before this index.
    func isAfter(_ keyword: String, _ index: Int) -> Bool { words.prefix(index).contains { $0.upper == keyword } }

    /// The parts of the name at the error position: `b.titel` is `b` and `titel`.
    var writtenName: [Word] {
        guard let place, place < words.count else { return [] }
        var parts = [words[place]]
        var next = place + 1
        while next + 1 < words.count, words[next].text == "." {
            parts.append(words[next + 1])
            next += 2
        }
        return parts
    }

    /// The double-quoted parts of the server's message.
    var quoted: [String] {
        let parts = message.message.split(separator: "\"", omittingEmptySubsequences: false)
        return parts.indices.filter { $0 % 2 == 1 && $0 + 1 < parts.count }.map { String(parts[$0]) }
    }

    func says(_ text: String) -> Bool { message.message.contains(text) }

    /// The text between two others in the server's message; `nil` if it does not contain them.
    func said(after start: String, before end: String? = nil) -> String? {
        guard let from = message.message.firstRange(of: start)?.upperBound else { return nil }
        let rest = message.message[from...]
        guard let end else { return String(rest) }
        return rest.firstRange(of: end).map { String(rest[..<$0.lowerBound]) }
    }

    // MARK: - The statement's tables

    /// The existing tables that the statement names and the part with the error can use.
    var tables: [String] {
        if let filledTable { return [filledTable] }
        var found: [String] = []
        for use in usedTables where !found.contains(use.table) { found.append(use.table) }
        return found
    }

    /// The table of an INSERT, if the error is in its ON CONFLICT or RETURNING, which know no other.
    var filledTable: String? {
        guard words.first?.upper == "INSERT", before(["CONFLICT", "RETURNING"], orAround: true) != nil,
            let table = word(at: 2)?.name, names.columns[table] != nil
        else { return nil }
        return table
    }

    /// Where the statement names existing tables. A CTE hides the table of its name.
    private var usedTables: [Tree.TableUse] {
        let derived = tree?.derivedTables ?? []
        return (tree?.tableUses ?? []).filter { names.columns[$0.table] != nil && !derived.contains($0.table) }
    }

    /// The table that a name or alias refers to.
    func table(called name: String) -> String? {
        usedTables.first { $0.alias == name }?.table
    }
}
