/// One item of a statement's ORDER BY, and how to find its values in the result.
package struct SortItem: Sendable, Equatable {
    package enum Key: Sendable, Equatable {
        /// The output column of this number, from 1.
        case column(Int)
        /// The output column of this name, where `*` hides its number.
        case name(String)
        /// No output column: an expression, as it is written.
        case expression(String)
    }

    package var key: Key
    package var isDescending: Bool
    /// Whether NULLs come first; the default for the direction, if the text does not say.
    package var nullsFirst: Bool

    package init(_ key: Key, isDescending: Bool = false, nullsFirst: Bool? = nil) {
        self.key = key
        self.isDescending = isDescending
        self.nullsFirst = nullsFirst ?? isDescending
    }
}
