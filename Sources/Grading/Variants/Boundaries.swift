import Postgres
import SQLText

/// The values that a script compares columns with. Data variants need values around them, where < and <= differ.
struct Boundaries: Sendable, Hashable {
    /// By column name; values as written, without quotes.
    private(set) var values: [String: [String]] = [:]
    /// Those that are compared with the column itself, as in `price >= 20`, not with an expression.
    private(set) var direct: [String: Set<String>] = [:]
    /// LIKE patterns, by column name.
    private(set) var patterns: [String: [String]] = [:]
    /// The names of all tables and columns that are mentioned.
    private(set) var names: Set<String> = []

    init(of scripts: [String]) { for script in scripts { read(script) } }

    /// Adds a value that a column may be compared with. A day of the first or the last years that can be written stands for "always" or
    /// "never", and no row has it.
    mutating func note(_ value: String, for column: String) {
        if value.dropFirst(4).first == "-", let year = Int(value.prefix(4)), year < 1_000 || year == 9_999 { return }
        if values[column]?.contains(value) != true { values[column, default: []].append(value) }
    }

    /// Drops values that differ from others only in case: `lower(city) = 'leeds'` is meant to find Leeds.
    mutating func dropOtherCases(of others: Boundaries) {
        for (column, known) in others.values {
            let meant = Set(known.map { $0.lowercased() })
            values[column]?.removeAll { !known.contains($0) && meant.contains($0.lowercased()) }
        }
    }

    /// Adds days near today: before and after it by each number among these literals.
    mutating func noteDays(near today: String, offsets literals: Set<String>, in tables: [DataTable]) {
        guard let day = CanonicalMoment(today.utf8)?.day else { return }
        let columns = Set(tables.flatMap { $0.columns.filter { [.date, .timestamp, .timestampWithZone].contains($0.family) }.map(\.name) })
        let units = ["week": 7, "month": 30, "year": 365]
        var days = [CanonicalMoment.date(day: day)]
        for literal in literals.sorted() {
            guard let number = Int(literal.filter(\.isNumber)), number < 4_000 else { continue }
            for offset in [-number, number] {
                // The same day of another year; a year of 365 days is a common mistake.
                if literal.contains("year"), let year = Int(today.prefix(4)), (1_000...9_999).contains(year + offset) {
                    days.append("\(year + offset)\(today.dropFirst(4))")
                }
                days.append(CanonicalMoment.date(day: day + offset * (units.first { literal.contains($0.key) }?.value ?? 1)))
            }
        }
        for column in columns.intersection(names) { for day in days { note(day, for: column) } }
    }

    /// Assigns every literal to the columns near it within the same clause.
    private mutating func read(_ sql: String) {
        let all = SQLScanner.words(in: sql)
        let (words, tokens) = (all.map(\.text), all.map(\.token))
        let isName = tokens.indices.map { index in
            switch tokens[index].kind {
            case .identifier, .keyword(isReserved: false): true
            default: false
            }
        }
        var isInserted = false
        var upserted: Set<String> = []
        for index in tokens.indices {
            if isName[index] { names.insert(Self.bare(words[index])) }
            if let body = Self.body(words[index], tokens[index].kind) { read(body) }
            // Inserted values are new, so they are not compared with existing data.
            switch words[index].lowercased() {
            case "insert":
                isInserted = true
                upserted = Self.upserted(after: index, in: words, isName)
            case "select", "where", "on", ";": isInserted = false
            default: break
            }
            guard let literal = Self.literal(words[index], tokens[index].kind) else { continue }
            if isInserted {
                for column in upserted { note(literal, for: column) }
                continue
            }
            if let column = Self.column(comparedWith: index, in: words), isName[column] {
                direct[Self.bare(words[column]), default: []].insert(literal)
            }
            let near = Self.clause(around: index, in: words)
            let columns = near.filter { isName[$0] && abs($0 - index) <= 9 }.map { Self.bare(words[$0]) }
            let isPattern = index > 0 && ["like", "ilike", "~~", "~"].contains(words[index - 1].lowercased())
            for column in Set(columns) {
                if isPattern {
                    patterns[column, default: []].append(literal)
                } else {
                    note(literal, for: column)
                    if index > 0, words[index - 1] == "-", tokens[index].kind == .number { note("-" + literal, for: column) }
                }
            }
        }
    }

    /// The place of the column that a literal is compared with: in `price >= 20`, `day < date '2026-05-01'`, `avg(price) > 20`, and at both ends
    /// of BETWEEN.
    private static func column(comparedWith index: Int, in words: [String]) -> Int? {
        let word = { (index: Int) in words.indices.contains(index) ? words[index].lowercased() : "" }
        let isCalculated = { (index: Int) in ["+", "-", "*", "/", "%", "||"].contains(word(index)) }
        var sign = index - 1
        if ["date", "timestamp", "timestamptz"].contains(word(sign)) { sign -= 1 }
        if word(sign) == "and", let start = words[..<sign].lastIndex(where: { $0.lowercased() == "between" }), sign - start <= 3 {
            sign = start
        }
        guard ["=", "<>", "!=", "<", "<=", ">", ">=", "between"].contains(word(sign)), !isCalculated(index + 1) else { return nil }
        var column = word(sign - 1) == "not" ? sign - 2 : sign - 1
        var start = word(column - 1) == "." ? column - 2 : column
        if word(column) == ")" {
            // The average of equal values is one of them, and so is the least and the greatest.
            column -= 1
            start = (word(column - 1) == "." ? column - 2 : column) - 2
            guard word(start + 1) == "(", ["avg", "min", "max"].contains(word(start)) else { return nil }
        }
        return words.indices.contains(column) && !isCalculated(start - 1) ? column : nil
    }

    /// The names after ON CONFLICT in an INSERT, where rows may be compared with the inserted values.
    private static func upserted(after index: Int, in words: [String], _ isName: [Bool]) -> Set<String> {
        let end = words[index...].firstIndex(of: ";") ?? words.endIndex
        guard let conflict = words[index..<end].firstIndex(where: { $0.lowercased() == "conflict" }) else { return [] }
        return Set((conflict..<end).filter { isName[$0] }.map { bare(words[$0]) })
    }

    /// The range of words around `index`, up to the keywords that separate clauses and conditions.
    private static func clause(around index: Int, in words: [String]) -> Range<Int> {
        let ends: Set<String> = [
            "select", "from", "where", "group", "having", "order", "limit", "and", "or", "join", "on", "union", "when", "set", "values",
            ";",
            "then", "else",
        ]
        var start = index
        var isBetween = false
        while start > 0, index - start < 12 {
            let word = words[start - 1].lowercased()
            // The AND of a BETWEEN is not a separator.
            if word == "and", start >= 3, words[max(0, start - 4)..<start].contains(where: { $0.lowercased() == "between" }) {
                isBetween = true
            } else if ends.contains(word) {
                break
            }
            start -= 1
        }
        var end = index + 1
        while end < words.count, end - index < 6, isBetween || !ends.contains(words[end].lowercased()) { end += 1 }
        return start..<end
    }

    private static func literal(_ word: String, _ kind: SQLToken.Kind) -> String? {
        switch kind {
        case .number: word
        case .string where word.hasPrefix("'") && word.count >= 2 && word.hasSuffix("'"): word.literalValue
        default: nil
        }
    }

    /// What is between dollar quotes: the body of a function, or a block to run.
    private static func body(_ word: String, _ kind: SQLToken.Kind) -> String? {
        guard kind == .string, word.first == "$", let tag = word.dropFirst().firstIndex(of: "$") else { return nil }
        let quote = word[...tag]
        return word.count >= 2 * quote.count && word.hasSuffix(quote) ? String(word.dropFirst(quote.count).dropLast(quote.count)) : nil
    }

    private static func bare(_ word: String) -> String {
        guard word.hasPrefix("\""), word.count >= 2 else { return word.lowercased() }
        return String(word.dropFirst().dropLast()).replacing("\"\"", with: "\"")
    }
}
