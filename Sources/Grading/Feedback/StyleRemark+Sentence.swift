extension StyleRemark {
    /// For a beginner: what was seen, and why it matters.
    var sentence: String {
        switch self {
        case .comparedWithNull(let sign):
            "A comparison \(sign) NULL is never true, not even for NULL itself, so this condition does nothing. IS NULL asks whether a value is missing."
        case .notInWithNull(let table, let column):
            "\(column) of \(table) may be NULL, and a single NULL in the list makes NOT IN true for no row at all. "
                + "NOT EXISTS has no such trap."
        case .limitWithoutOrder:
            "LIMIT without ORDER BY takes whichever rows the server finds first, and another day these may be others."
        case .commaJoin(true):
            "The tables are joined by a comma, and their condition hides in WHERE. With JOIN … ON it stands beside its table, and can't be forgotten."
        case .commaJoin(false):
            "A comma between two tables pairs every row with every row. If that is meant, CROSS JOIN says so."
        case .distinctOverJoin:
            "DISTINCT takes away rows that a join made several of. It hides them rather than asking why, and for sums and counts it comes too late."
        case .comparedWithItself: "A comparison of a thing with itself is true wherever there is a value, so it tells no rows apart."
        case .functionOnIndex(let function, let table, let column):
            "\(table) has an index on \(column), but it can't be used for \(function)(\(column)): an index knows the values as they are stored."
        case .havingWithoutAggregate:
            "HAVING tests groups after they were made, and this condition needs no group. In WHERE it would leave out rows before the work is done."
        case .selectStar:
            "SELECT * gives whatever columns the table has, also those added later. Names say what is needed, and go on meaning it."
        case .likeWithoutWildcard(let pattern):
            "LIKE '\(pattern)' has no % and no _ in it, so it does what = does, and = says it more plainly."
        case .sortByNumber(let number):
            "ORDER BY \(number) counts columns: if the SELECT list changes, it sorts by something else without a word. A name keeps its meaning."
        case .needlessCast(let column, let type): "\(column) is of type \(type) already, so the cast changes nothing."
        }
    }

    var concepts: [String] {
        switch self {
        case .comparedWithNull: ["is null", "null"]
        case .notInWithNull: ["not exists", "not in", "null"]
        case .limitWithoutOrder: ["limit", "order by"]
        case .commaJoin: ["on", "inner join", "join"]
        case .distinctOverJoin: ["distinct", "join"]
        case .comparedWithItself: ["comparison", "where"]
        case .functionOnIndex: ["create index", "expression index"]
        case .havingWithoutAggregate: ["having", "where"]
        case .selectStar: ["select *", "select"]
        case .likeWithoutWildcard: ["like"]
        case .sortByNumber: ["order by"]
        case .needlessCast: ["cast"]
        }
    }
}
