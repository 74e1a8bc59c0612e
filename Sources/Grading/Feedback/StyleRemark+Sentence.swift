extension StyleRemark {
    /// What the query does, and why that matters.
    var sentence: String {
        switch self {
        case .keywordAsName(let name):
            "A word right after a column is its alias, so the result has a column named \(name). Is \(name.uppercased()) there by mistake?"
        case .comparedWithNull(let sign):
            "A comparison \(sign) NULL is never true, so this condition has no effect. IS NULL tests for a missing value."
        case .notInWithNull(let table, let column):
            "\(column) of \(table) can be NULL. With one NULL in the list, NOT IN is true for no row. NOT EXISTS doesn't have this problem."
        case .limitWithoutOrder:
            "LIMIT without ORDER BY returns whichever rows the server finds first. Next time, they can be different ones."
        case .unsorted: "The outermost query has no ORDER BY, so nothing guarantees the order of its rows."
        case .commaJoin(true):
            "A comma joins the tables, and the join condition is in WHERE. JOIN … ON keeps the condition next to its table."
        case .commaJoin(false):
            "A comma between two tables pairs every row with every row. CROSS JOIN makes that explicit."
        case .distinctOverJoin:
            "DISTINCT removes duplicates that the join created. Any sum or count would still include them."
        case .functionOnIndex(let function, let table, let column):
            "\(table) has an index on \(column), but \(function)(\(column)) can't use it. An index stores the plain values."
        case .selectStar:
            "SELECT * returns every column of the table, including columns added later. Naming columns keeps the result stable."
        case .likeWithoutWildcard(let pattern):
            "LIKE '\(pattern)' contains neither % nor _, so = does the same and is plainer."
        }
    }

    var concepts: [String] {
        switch self {
        case .keywordAsName: ["column alias"]
        case .comparedWithNull: ["is null", "null"]
        case .notInWithNull: ["not exists", "not in", "null"]
        case .limitWithoutOrder: ["limit", "order by"]
        case .unsorted: ["order by"]
        case .commaJoin: ["on", "inner join", "join"]
        case .distinctOverJoin: ["distinct", "join"]
        case .functionOnIndex: ["create index", "expression index"]
        case .selectStar: ["select *", "select"]
        case .likeWithoutWildcard: ["like"]
        }
    }
}
