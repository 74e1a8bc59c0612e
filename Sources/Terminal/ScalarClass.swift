/// How a Unicode scalar affects a row of cells.
///
/// Only scalars that the C library's `wcwidth`, ncurses and tmux agree on take one or two columns (see ``ScalarClass/table``). Everything
/// else is spelled out, because one scalar that the terminal treats differently shifts the rest of its row.
enum ScalarClass: UInt32 {
    /// One column.
    case narrow
    /// Two columns.
    case wide
    /// No column of its own; combines with the previous cell.
    case mark
    /// Spelled out as its number: control, format and unassigned characters, and those whose width differs between versions of Unicode.
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
        // Find the last entry that starts at or before the scalar. There always is one, because the table starts at 0.
        var low = 0
        var high = table.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if table[middle] >> 3 <= value { low = middle } else { high = middle }
        }
        self = ScalarClass(rawValue: table[low] & 7) ?? .escaped
    }
}
