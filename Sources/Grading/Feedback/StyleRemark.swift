import SQLText

/// A remark on the style of a correct answer: what the query does, and why that matters. It never makes an answer fail.
struct StyleRemark: Sendable, Equatable {
    /// The kind of remark; the most important one comes first.
    private let rank: Int
    let sentence: String
    let concepts: [String]

    private init(_ rank: Int, _ sentence: String, _ concepts: [String]) {
        (self.rank, self.sentence, self.concepts) = (rank, sentence, concepts)
    }

    /// Learners don't read more than two.
    private static let most = 2

    /// Remarks on what an answer shows, except those that also apply to the author's own answers.
    static func remarks(on smells: [CodeSmell], authors: [Script], _ definitions: Definitions) -> [StyleRemark] {
        let usual = Set(authors.flatMap(\.codeSmells).compactMap { StyleRemark($0, definitions)?.rank })
        var found: [Int: StyleRemark] = [:]
        for remark in smells.compactMap({ StyleRemark($0, definitions) })
        where !usual.contains(remark.rank) && found[remark.rank] == nil {
            found[remark.rank] = remark
        }
        return found.keys.sorted().prefix(most).compactMap { found[$0] }
    }

    static let limitWithoutOrder = Self(
        3, "LIMIT without ORDER BY returns whichever rows the server finds first. If more rows qualify, the next run can return others.",
        ["limit", "order by"])
    /// The outermost query doesn't sort rows whose order counts.
    static let unsorted = Self(
        3, "The outermost query has no ORDER BY, so nothing guarantees the order of its rows.", ["order by"])

    /// `nil` if the table definitions show that the smell does no harm.
    private init?(_ codeSmell: CodeSmell, _ definitions: Definitions) {
        switch codeSmell {
        case .limitWithoutOrder: self = .limitWithoutOrder
        case .comparedWithNull(let sign):
            self.init(
                1, "A comparison \(sign) NULL is never true, so this condition has no effect. IS NULL tests for a missing value.",
                ["is null", "null"])
        case .notInSubquery(let use):
            guard let table = definitions.owner(of: use), definitions.mayBeNull(use.column, in: table) else { return nil }
            self.init(
                2,
                "\(use.column) of \(table) can be NULL. With one NULL in the list, NOT IN is true for no row. NOT EXISTS doesn't have this problem.",
                ["not exists", "not in", "null"])
        case .commaJoin(let hasCondition):
            self.init(
                4,
                hasCondition
                    ? "A comma joins the tables, and the join condition is in WHERE. JOIN … ON keeps the condition next to its table."
                    : "A comma between two tables pairs every row with every row. CROSS JOIN makes that explicit.",
                ["on", "inner join", "join"])
        case .selectStar:
            self.init(
                7, "SELECT * returns every column of the table, including columns added later. Naming columns keeps the result stable.",
                ["select *", "select"])
        case .likeWithoutWildcard(let pattern):
            self.init(8, "LIKE '\(pattern)' contains neither % nor _, so = does the same and is plainer.", ["like"])
        }
    }
}

extension Definitions {
    /// The only candidate table that has the column; `nil` if several do.
    fileprivate func owner(of use: CodeSmell.ColumnUse) -> String? {
        let owners = Set(use.tables).filter { columns(of: $0).contains(use.column) }
        return owners.count == 1 ? owners.first : nil
    }

    fileprivate func mayBeNull(_ column: String, in table: String) -> Bool {
        !isView(table) && tables[table]?.contains { $0.part == .nullability && $0.columns == column } != true
    }
}
