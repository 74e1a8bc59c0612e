import Course
import Postgres

/// Keywords that are misspelled, missing, or in the wrong position.
extension FailedStatement {
    /// The clauses of a SELECT, in order.
    static let clauses = ["SELECT", "FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET"]

    // MARK: - Misspelled

    /// A word at the error position, or shortly before it, that is close to a keyword.
    var misspelling: Explanation? {
        guard let place else { return nil }
        if let explanation = sortedByWhat { return explanation }
        // After a misspelled keyword, which it reads as a name, the server may point at the next word.
        for index in [place, place - 1, place - 2, 0] where words.indices.contains(index) {
            let word = words[index]
            if index == 0, word.isKeyword { continue }
            // A name is often used twice; a typo hardly ever is.
            if words.count(where: { $0.name == word.name }) > 1 { continue }
            // What follows LIKE is a pattern without its quotes.
            if index > 0, ["LIKE", "ILIKE"].contains(words[index - 1].upper) { continue }
            guard let meant = keyword(near: word), meant == "SET" || !lacksSet else { continue }
            let concept = Self.concepts[meant] ?? meant.lowercased()
            return Explanation("\(word.text) is not a keyword.", suggestion: meant, concepts: [concept])
        }
        return nil
    }

    /// ORDER and GROUP need BY.
    private var sortedByWhat: Explanation? {
        for index in [0, -1]
        where ["ORDER", "GROUP", "PARTITION"].contains(upper(index - 1)) && upper(index) != "BY" && upper(index - 2) != "WITHIN" {
            guard word(index - 1)?.isKeyword == true, upper(index - 2) != "FROM", upper(index - 2) != "TABLE" else { continue }
            let clause = upper(index - 1)
            return Explanation("BY is missing after \(clause).", suggestion: nil, concepts: ["\(clause.lowercased()) by"])
        }
        return nil
    }

    /// The keyword that was probably meant; `nil` for a keyword or an existing name.
    func keyword(near word: Word) -> String? {
        guard word.kind == .identifier || (word.isKeyword && !Self.keywords.contains(word.upper)), !word.isQuoted, word.text.utf8.count > 2,
            word.upper != "ADD",
            !names.isTableOrColumn(word.name), !Self.types.contains(word.name), !(tree?.columnAliases.contains(word.name) ?? false)
        else { return nil }
        return Nearest.match(word.text, among: Self.keywords)
    }

    /// The constructs of keywords that are only a part of their name.
    private static let concepts = [
        "GROUP": "group by", "ORDER": "order by", "LEFT": "left join", "RIGHT": "right join", "FULL": "full join", "OUTER": "outer join",
        "INNER": "inner join", "CROSS": "join", "USING": "join", "WHEN": "case", "THEN": "case", "ELSE": "case", "END": "case",
        "SET": "update", "INTO": "insert", "CONFLICT": "on conflict", "TABLE": "create table", "CREATE": "create table",
        "ALTER": "alter table", "COLUMN": "alter table", "DROP": "drop table", "PRIMARY": "primary key", "FOREIGN": "foreign key",
        "KEY": "primary key", "CONSTRAINT": "check", "INDEX": "create index", "VIEW": "create view", "RECURSIVE": "with",
        "PARTITION": "partition by",
    ]

    private static let keywords = [
        "SELECT", "FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "JOIN", "LEFT", "RIGHT", "FULL", "INNER", "OUTER",
        "CROSS", "USING", "DISTINCT", "INSERT", "INTO", "VALUES", "UPDATE", "DELETE", "CREATE", "TABLE", "ALTER", "DROP", "PRIMARY",
        "FOREIGN", "REFERENCES", "UNIQUE", "CHECK", "DEFAULT", "CONSTRAINT", "BETWEEN", "LIKE", "NULL", "EXISTS", "UNION", "INTERSECT",
        "EXCEPT", "CASE", "WHEN", "THEN", "ELSE", "DESC", "ASC", "AND", "NOT", "WITH", "RECURSIVE", "RETURNING", "BEGIN", "COMMIT",
        "ROLLBACK", "SAVEPOINT", "INDEX", "VIEW", "OVER", "PARTITION", "SET", "END", "EXPLAIN", "ANALYZE", "CONFLICT", "ILIKE", "COLUMN",
        "KEY",
    ]

    // MARK: - Clauses

    /// A clause that appears twice, too late, or without the clause it needs.
    var clauseOutOfPlace: Explanation? {
        if let explanation = joinWithoutCondition ?? statementInPieces { return explanation }
        let clause = upper(0)
        guard word()?.isKeyword == true, let rank = Self.clauses.firstIndex(of: clause), rank > 0, let earlier = before(Set(Self.clauses))
        else { return nil }
        if Self.clauses.firstIndex(of: earlier) == rank {
            if clause == "WHERE" || clause == "HAVING" {
                return Explanation(
                    "The query already has a \(clause). AND or OR adds another condition to it.", concepts: ["where", "and"])
            }
            return Explanation("The query already has a \(named(clause)). It can have only one.")
        }
        if let other = Self.clauses.firstIndex(of: earlier), other > rank {
            return Explanation(
                "\(named(clause)) must come before \(named(earlier)). "
                    + "The order is SELECT, FROM, WHERE, GROUP BY, HAVING, ORDER BY, LIMIT.",
                concepts: [named(clause).lowercased()])
        }
        return nil
    }

    private func named(_ clause: String) -> String { clause == "GROUP" || clause == "ORDER" ? "\(clause) BY" : clause }

    /// A JOIN without ON.
    private var joinWithoutCondition: Explanation? {
        guard let place, let depth = word()?.depth ?? words.last?.depth else { return nil }
        let enders: Set<String> = ["WHERE", "GROUP", "ORDER", "HAVING", "LIMIT", "JOIN", "LEFT", "INNER", ")", "UNION"]
        guard word() == nil || enders.contains(upper(0)) else { return nil }
        let before = words[..<min(place, words.count)]
        guard let join = before.lastIndex(where: { $0.depth == depth && $0.upper == "JOIN" }),
            !before[join...].contains(where: { $0.depth == depth && ["ON", "USING"].contains($0.upper) }), before.count > join + 1
        else { return nil }
        if join > 0, ["CROSS", "NATURAL"].contains(words[join - 1].upper) { return nil }
        return Explanation(
            "This JOIN has no condition. ON says which rows of the two tables belong together.", concepts: ["on", "join"])
    }

    /// Further words that continue a statement and never start one.
    private static let continuations: Set<String> = [
        "AND", "OR", "ON", "JOIN", "LEFT", "RIGHT", "FULL", "INNER", "CROSS", "USING", "UNION", "INTERSECT", "EXCEPT", "RETURNING",
    ]

    /// A semicolon inside a statement leaves a piece that starts with a clause.
    private var statementInPieces: Explanation? {
        guard place == 0, word()?.isKeyword == true,
            Self.clauses.dropFirst().contains(upper(0)) || Self.continuations.contains(upper(0))
        else { return nil }
        return Explanation(
            "No statement starts with \(here). Does a semicolon end the one before it too early?",
            concepts: ["\(upper(0)) \(upper(1))", upper(0)].map { $0.lowercased() })
    }
}
