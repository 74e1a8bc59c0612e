import Course
import Postgres
import SQLText

/// Keywords, and what is close to them.
extension FailedStatement {
    /// The keyword that was probably meant; `nil` for a keyword or an existing name.
    func keyword(near word: Word) -> String? {
        names.isTableOrColumn(word.name) || Self.types.contains(word.name) || tree?.columnAliases.contains(word.name) == true
            ? nil : keywords(near: word).first
    }

    /// The keywords that were possibly meant, the most similar first.
    func keywords(near word: Word) -> [String] {
        // A word with a digit is a keyword and a number without a blank. Of words with two letters, NO is taken for ON or NOT, and AN for AND.
        guard word.kind == .identifier || word.isKeyword && !Self.keywords.contains(word.upper), !word.isQuoted,
            word.text.utf8.count > 2 || ["NO", "AN"].contains(word.upper), !word.text.contains(where: \.isNumber)
        else { return [] }
        // The same letters in another order, however many are out of place.
        let letters = word.upper.utf8.sorted()
        var near = Self.keywords.filter { $0.utf8.count == letters.count && $0.utf8.sorted() == letters }
        var left = Self.keywords.filter { !near.contains($0) }
        while near.count < 3, let match = Nearest.match(word.text, among: left) {
            near.append(match)
            left.removeAll { $0 == match }
        }
        return near
    }

    /// Whether a construct's first keyword is in the statement or in its explanation. What a reader doesn't see explains no error.
    func shows(_ concept: String, orSays words: String) -> Bool {
        let parts = concept.uppercased().split(separator: " ").map(String.init)
        guard let first = parts.first, parts.allSatisfy(Self.keywords.contains) else { return true }
        return has(first) || words.split { !$0.isLetter }.contains { $0 == first }
    }

    /// An alias of an aggregate, in a part of the statement.
    func computedAlias(in part: ArraySlice<Word>) -> Word? {
        part.first { isComputed($0.name) && !names.isTableOrColumn($0.name) }
    }

    /// Whether it is the alias of an expression in SELECT that contains an aggregate.
    func isComputed(_ alias: String) -> Bool {
        words.indices.contains { index in
            let (word, next) = (words[index], word(at: index + 1)?.upper ?? "")
            guard word.name == alias, word.isOperandOrColumn, [",", "FROM"].contains(next) else { return false }
            let item = words[..<index].reversed().prefix { $0.depth > word.depth || $0.text != "," && $0.upper != "SELECT" }
            return item.contains { KnownNames.aggregates.contains($0.name) } && !item.contains { ["FROM", "OVER"].contains($0.upper) }
        }
    }

    /// The constructs of keywords that are only a part of their name.
    static let concepts = [
        "GROUP": "group by", "ORDER": "order by", "LEFT": "left join", "RIGHT": "right join", "FULL": "full join", "OUTER": "outer join",
        "INNER": "inner join", "CROSS": "join", "USING": "join", "WHEN": "case", "CASE WHEN": "case", "THEN": "case", "ELSE": "case",
        "END": "case",
        "SET": "update", "INTO": "insert", "CONFLICT": "on conflict", "TABLE": "create table", "COLUMN": "alter table",
        "AS": "as", "VALUES": "values", "WHERE": "where", "IN": "in", "LIKE": "like", "BETWEEN": "between", "ON": "on", "OVER": "over",
        "PRIMARY": "primary key", "FOREIGN": "foreign key",
        "KEY": "primary key", "CONSTRAINT": "check", "INDEX": "create index", "VIEW": "create view", "RECURSIVE": "with",
        "PARTITION": "partition by",
    ]

    static let keywords = [
        "SELECT", "FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "JOIN", "LEFT", "RIGHT", "FULL", "INNER", "OUTER",
        "CROSS", "USING", "DISTINCT", "INSERT", "INTO", "VALUES", "UPDATE", "DELETE", "CREATE", "TABLE", "ALTER", "DROP", "PRIMARY",
        "FOREIGN", "REFERENCES", "UNIQUE", "CHECK", "DEFAULT", "CONSTRAINT", "BETWEEN", "LIKE", "NULL", "EXISTS", "UNION", "INTERSECT",
        "EXCEPT", "CASE", "WHEN", "THEN", "ELSE", "DESC", "ASC", "AND", "NOT", "WITH", "RECURSIVE", "RETURNING", "BEGIN", "COMMIT",
        "ROLLBACK", "SAVEPOINT", "INDEX", "VIEW", "OVER", "PARTITION", "SET", "END", "EXPLAIN", "ANALYZE", "CONFLICT", "ILIKE", "COLUMN",
        "KEY", "TRANSACTION", "AS", "BY", "ON", "IN", "IS", "OR",
    ]
}
