/// The metadata of a result column.
package struct Column: Sendable, Equatable, Codable {
    package var name: String
    package var typeOID: UInt32
    /// The table whose column this is; 0 for an expression.
    package var tableOID: UInt32
    /// The column's number in that table, counted from 1; 0 for an expression.
    package var tableColumn: Int

    package init(name: String, typeOID: UInt32 = 25, tableOID: UInt32 = 0, tableColumn: Int = 0) {
        self.name = name
        self.typeOID = typeOID
        self.tableOID = tableOID
        self.tableColumn = tableColumn
    }
}

/// What the output formats need to know about a column's type.
extension Column {
    /// Whether psql aligns the values to the right: numbers and similar types.
    package var isRightAligned: Bool {
        switch typeOID {
        case 20, 21, 23, 26, 28, 29, 700, 701, 790, 1700, 5069: true
        default: false
        }
    }

    /// Whether the values are JSON.
    var isJSON: Bool { typeOID == 114 || typeOID == 3802 }

    var isBoolean: Bool { typeOID == 16 }

    /// Whether the values can be written as JSON numbers, except infinities and NaN.
    package var isNumber: Bool {
        switch typeOID {
        case 20, 21, 23, 26, 700, 701, 1700: true
        default: false
        }
    }
}
