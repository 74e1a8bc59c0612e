/// The styles of a theme, by role. See `Theme+Named.swift` for the available themes.
///
/// Color is never the only signal: words, marks, weight and reverse video carry the same information.
package struct Theme: Sendable, Hashable {
    /// The role of a piece of text or a line.
    package enum Role: Int, Sendable, CaseIterable {
        case text, muted, accent, title, heading, emphasis, strong, code, link
        /// Lines between panes, and those around the focused pane.
        case border, focusedBorder
        case selection
        /// A key's name, and an unavailable entry.
        case key, disabled
        case right, wrong, warning
        /// NULL, and the line numbers of an editor.
        case null, gutter
        /// The column names of a grid.
        case header
        // Syntax highlighting.
        case keyword, string, number, comment, identifier, function, symbol
    }

    /// The style of text without colors of its own.
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

    /// The style as the terminal shows it, with the theme's base colors filled in.
    package func resolved(_ style: Style) -> Style {
        if style.background != nil { return style }
        return Style(
            foreground: style.foreground ?? base.foreground, background: base.background, attributes: style.attributes)
    }

    /// The selected variant of a style: a uniform bar, whatever its colors.
    package func marked(_ style: Style) -> Style {
        self[.selection].with(style.attributes.subtracting([.dim, .reverse]))
    }

    /// The same theme without the dim attribute, which some terminals show in a nearly unreadable gray.
    package var withoutDim: Theme {
        Theme(base: base) { role in
            var style = self[role]
            style.attributes.remove(.dim)
            return style
        }
    }
}
