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
