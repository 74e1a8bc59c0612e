/// What is known of one column of a result.
package struct Column: Sendable, Equatable {
    package var name: String
    package var typeOID: UInt32
    /// The type's own addition, such as the length of a `varchar`; -1 where it has none.
    package var typeModifier: Int32
    /// The table it comes from as it is; 0 for an expression.
    package var tableOID: UInt32
    /// The number of the column in that table, from 1; 0 for an expression.
    package var tableColumn: Int

    package init(name: String, typeOID: UInt32 = 25, typeModifier: Int32 = -1, tableOID: UInt32 = 0, tableColumn: Int = 0) {
        self.name = name
        self.typeOID = typeOID
        self.typeModifier = typeModifier
        self.tableOID = tableOID
        self.tableColumn = tableColumn
    }
}
