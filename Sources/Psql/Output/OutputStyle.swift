/// How results look, as `\x`, `\t`, `\a` and `\pset` set it.
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
    /// Whether only rows are shown: no title, no names of columns, no count.
    package var hasOnlyRows = false
    package var showsFooter = true
    /// What a NULL looks like.
    package var null = ""
    package var fieldSeparator = "|"
    package var title: String?
    package var showsTime = false

    package init(format: Format = .aligned) { self.format = format }
}
