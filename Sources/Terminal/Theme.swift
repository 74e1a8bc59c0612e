/// How things look, by what they are. See `Theme+Named.swift` for the themes there are.
///
/// Nothing is said by color alone: words, marks, weight and reverse say it too.
package struct Theme: Sendable, Hashable {
    /// What a piece of text, or a line, is.
    package enum Role: Int, Sendable, CaseIterable {
        case text, muted, accent, title, heading, emphasis, strong, code, link
        /// Lines between panes; those around the focused pane.
        case border, focusedBorder
        case selection
        /// A key's name, and an entry that is not available.
        case key, disabled
        case right, wrong, warning
        /// NULL, and the line numbers beside an editor.
        case null, gutter
        /// Column names of a grid.
        case header
        // Highlighting.
        case keyword, string, number, comment, identifier, function, symbol
    }

    /// The colors of text that has none of its own.
    package let base: Style
    private var styles: [Style]

    package init(base: Style = .plain, _ style: (Role) -> Style) {
        self.base = base
        styles = Role.allCases.map(style)
    }

    package subscript(role: Role) -> Style {
        get { styles[role.rawValue] }
        set { styles[role.rawValue] = newValue }
    }

    /// A style with the theme's own colors where it has none: what the terminal shows.
    package func resolved(_ style: Style) -> Style {
        if style.background != nil { return style }
        return Style(
            foreground: style.foreground ?? base.foreground, background: base.background, attributes: style.attributes)
    }

    /// How something of this style looks while it is selected: one bar, whatever its colors.
    package func marked(_ style: Style) -> Style {
        self[.selection].with(style.attributes.subtracting([.dim, .reverse]))
    }

    /// The same theme without the dim attribute, which some terminals show in a gray that can hardly be read.
    package var withoutDim: Theme {
        Theme(base: base) { role in
            var style = self[role]
            style.attributes.remove(.dim)
            return style
        }
    }
}
