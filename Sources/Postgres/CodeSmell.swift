/// Something in the way a statement is written that is legal, and often not what was wanted, or harder to read or slower than need be.
package enum CodeSmell: Sendable, Equatable {
    /// All columns by `*` in the list of the outermost SELECT.
    case selectStar
    /// NOT IN over a subquery that gives this column.
    case notInSubquery(ColumnUse)
    /// `= NULL` or `<> NULL`.
    case comparedWithNull(String)
    /// A condition that compares a thing with itself.
    case comparedWithItself(String)
    /// LIKE with a pattern that has no wildcard.
    case likeWithoutWildcard(String)
    /// A function of a column in WHERE.
    case functionInWhere(String, ColumnUse)
    /// Tables in FROM with nothing but commas between them.
    case commaJoin(hasCondition: Bool)
    /// DISTINCT over a join.
    case distinctOverJoin
    /// ORDER BY a column's number.
    case sortByNumber(Int)
    /// HAVING that tests no aggregate.
    case havingWithoutAggregate
    /// A column is cast to this type.
    case cast(ColumnUse, to: String)
    /// LIMIT where nothing orders the rows.
    case limitWithoutOrder

    /// A column, and the tables that it may be of.
    package struct ColumnUse: Sendable, Equatable {
        package var tables: [String]
        package var column: String

        package init(tables: [String], column: String) {
            self.tables = tables
            self.column = column
        }
    }
}
