/// What Tab makes of the beginning of a word.
package struct Completion: Sendable {
    package enum Outcome: Sendable, Equatable {
        case none
        case one(String)
        /// Several begin so: as far as they agree, and all of them.
        case many(common: String, [String])
    }

    private var names: [String]

    /// Completes the names of these tables and their columns, then the words of SQL.
    package init(tables: [TableOutline]) {
        names = Set(tables.map(\.name) + tables.flatMap { $0.columns.map(\.name) }).sorted()
    }

    package func complete(_ word: String) -> Outcome {
        let lower = word.lowercased()
        var found = names.filter { $0.lowercased().hasPrefix(lower) }
        if found.isEmpty {
            let isUpper = word.first?.isUppercase == true
            found = Self.words.filter { $0.hasPrefix(lower) }.map { isUpper ? $0.uppercased() : $0 }
        }
        guard let first = found.first else { return .none }
        if found.count == 1 { return .one(first) }
        var common = first
        for name in found {
            while !name.hasPrefix(common) { common.removeLast() }
        }
        return .many(common: common.count >= word.count ? common : word, found)
    }

    /// The words of SQL that are worth completing.
    private static let words = [
        "alter", "between", "case", "coalesce", "commit", "create", "delete", "distinct", "else", "except", "exists", "explain", "from",
        "full", "group by", "having", "insert into", "intersect", "interval", "join", "left join", "limit", "like", "null", "offset",
        "order by", "over", "partition by", "references", "returning", "right join", "rollback", "select", "table", "then", "timestamp",
        "union", "unique", "update", "values", "when", "where", "with",
    ]
}
