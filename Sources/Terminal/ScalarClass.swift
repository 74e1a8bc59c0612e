/// What a Unicode scalar does to a row of cells.
///
/// Only what the C library's `wcwidth`, ncurses and tmux agree on counts as one or two columns (see ``ScalarClass/table``). Everything
/// else is written out, since one scalar that the terminal sees differently shifts the rest of its row.
enum ScalarClass: UInt32 {
    /// One column.
    case narrow
    /// Two columns.
    case wide
    /// No column of its own; belongs to the cell before.
    case mark
    /// Shown as its number: control, format and unassigned characters, and those whose width changed between versions of Unicode.
    case escaped
    /// The zero-width joiner and non-joiner.
    case joiner
    case variationSelector
    /// Half of a flag.
    case regionalIndicator
    case skinTone

    init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        if value < 0x7F {
            self = value < 0x20 ? .escaped : .narrow
            return
        }
        let table = ScalarClass.table
        // The last entry that begins at or before the scalar; there always is one, for the table begins at 0.
        var low = 0
        var high = table.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if table[middle] >> 3 <= value { low = middle } else { high = middle }
        }
        self = ScalarClass(rawValue: table[low] & 7) ?? .escaped
    }
}
