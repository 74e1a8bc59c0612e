/// What Tab makes of the beginning of a word.
package struct Completion: Sendable {
    package enum Outcome: Sendable, Equatable {
        case none
        case one(String)
        /// Several begin so: as far as they agree, and all of them.
        case many(common: String, [String])
    }

    private var names: [String]
    private var tables: [TableOutline]

    /// Completes the names of these tables and their columns, then the words of SQL.
    package init(tables: [TableOutline]) {
        self.tables = tables
        names = Set(tables.map(\.name) + tables.flatMap { $0.columns.map(\.name) }).sorted()
    }

    /// - Parameters:
    ///   - qualifier: The table or alias that the word belongs to.
    ///   - text: Where aliases are looked up.
    package func complete(_ word: String, of qualifier: String? = nil, in text: String = "") -> Outcome {
        let lower = word.lowercased()
        let candidates = qualifier.map { columns(of: $0, in: text) } ?? names
        var found = candidates.filter { $0.lowercased().hasPrefix(lower) }
        if found.isEmpty, qualifier == nil {
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

    /// The columns of a table, or of the table that the text gives that alias.
    private func columns(of qualifier: String, in text: String) -> [String] {
        let words = text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
        let alias = qualifier.lowercased()
        func table(_ name: String) -> TableOutline? { tables.first { $0.name.lowercased() == name } }
        for index in words.indices.dropFirst() where words[index] == alias {
            let previous = words[index - 1] == "as" && index > 1 ? words[index - 2] : words[index - 1]
            if let table = table(previous) { return table.columns.map(\.name) }
        }
        return table(alias)?.columns.map(\.name) ?? []
    }

    /// The words of SQL that are worth completing.
    private static let words = [
        "alter", "between", "case", "coalesce", "commit", "create", "delete", "distinct", "else", "except", "exists", "explain", "from",
        "full", "group by", "having", "insert into", "intersect", "interval", "join", "left join", "limit", "like", "null", "offset",
        "order by", "over", "partition by", "references", "returning", "right join", "rollback", "select", "table", "then", "timestamp",
        "union", "unique", "update", "values", "when", "where", "with",
    ]
}
