/// One item of a statement's ORDER BY, and where to find its values in the result.
package struct SortItem: Sendable, Equatable {
    package enum Key: Sendable, Equatable {
        /// The output column with this number, counted from 1.
        case column(Int)
        /// The output column with this name, if a `*` makes its number unknown.
        case name(String)
        /// An expression, as written, that isn't an output column.
        case expression(String)
    }

    package var key: Key
    package var isDescending: Bool
    /// Whether NULLs come first; if the text doesn't specify it, the default for the direction.
    package var nullsFirst: Bool

    package init(_ key: Key, isDescending: Bool = false, nullsFirst: Bool? = nil) {
        self.key = key
        self.isDescending = isDescending
        self.nullsFirst = nullsFirst ?? isDescending
    }
}
