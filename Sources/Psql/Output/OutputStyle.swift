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
}
