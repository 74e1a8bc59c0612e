/// A legal but questionable way to write a statement: often a mistake, or harder to read or slower than necessary.
package enum CodeSmell: Sendable, Equatable {
    /// `*` in the outermost SELECT list.
    case selectStar
    /// NOT IN with a subquery that returns this column.
    case notInSubquery(ColumnUse)
    /// `= NULL` or `<> NULL`.
    case comparedWithNull(String)
    /// LIKE with a pattern that has no wildcard.
    case likeWithoutWildcard(String)
    /// Tables in FROM separated only by commas.
    case commaJoin(hasCondition: Bool)
    /// LIMIT without ORDER BY.
    case limitWithoutOrder

    /// A column, and the tables that it may belong to.
    package struct ColumnUse: Sendable, Equatable {
        package var tables: [String]
        package var column: String
    }
}
