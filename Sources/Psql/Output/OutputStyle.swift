/// The output settings of `\x`, `\t`, `\a`, and `\pset`.
package struct OutputStyle: Sendable, Equatable {
    package enum Format: String, Sendable, CaseIterable {
        case aligned
        case unaligned
        case csv
        case json
        case markdown
    }

    package var format = Format.aligned
    package var isExpanded = false
    /// Whether a table that is wider than `width` is shown expanded.
    package var expandsIfWide = false
    /// The target width of `\pset columns`; 0 for that of the terminal.
    package var columns = 0
    /// The width of the terminal that the output goes to; 0 for none.
    package var terminalWidth = 0
    /// Whether only rows are shown: no title, no column names, no row count.
    package var hasOnlyRows = false
    package var showsFooter = true
    /// The text shown for NULL.
    package var null = ""
    package var fieldSeparator = "|"
    package var title: String?
    package var showsTime = false
    /// Whether command tags and confirmations of settings are left out.
    package var isQuiet = false

    package init(format: Format = .aligned) { self.format = format }

    /// The width beyond which a table is too wide; 0 for none.
    var width: Int { columns > 0 ? columns : terminalWidth }
}
