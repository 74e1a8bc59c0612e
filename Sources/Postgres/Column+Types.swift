/// What the formats ask of a column's type.
extension Column {
    /// Whether psql puts the values at the right edge: numbers, and what looks like them.
    package var isRightAligned: Bool {
        switch typeOID {
        case 20, 21, 23, 26, 28, 29, 700, 701, 790, 1700, 5069: true
        default: false
        }
    }

    /// Whether the values are JSON themselves.
    var isJSON: Bool { typeOID == 114 || typeOID == 3802 }

    var isBoolean: Bool { typeOID == 16 }

    /// Whether the values can be written as JSON numbers, infinities and NaN apart.
    var isNumber: Bool {
        switch typeOID {
        case 20, 21, 23, 26, 700, 701, 1700: true
        default: false
        }
    }
}
