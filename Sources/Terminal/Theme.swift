/// How things look, by what they are.
///
/// One accent colour. Nothing is said by colour alone: without colours a theme still sets the roles apart that must be told apart, by
/// weight, underline and reverse, and words and signs say the rest.
package struct Theme: Sendable, Hashable {
    /// What a piece of text is.
    package enum Role: Int, Sendable, CaseIterable {
        case text, muted, accent, title, heading, emphasis, strong, code, link
        /// Lines between panes; those around the one that has the focus.
        case border, focusedBorder
        case selection
        /// A key's name, and a thing that can't be done now.
        case key, disabled
        case right, wrong, warning
        /// NULL, and the line numbers beside an editor.
        case null, gutter
        /// Column names of a grid.
        case header
        // Highlighting.
        case keyword, string, number, comment, identifier, function, symbol
    }

    private var styles: [Style]

    package init(_ style: (Role) -> Style) { styles = Role.allCases.map(style) }

    package subscript(role: Role) -> Style {
        get { styles[role.rawValue] }
        set { styles[role.rawValue] = newValue }
    }

    /// How something of this style looks while it is marked: one bar, whatever its colours.
    package func marked(_ style: Style) -> Style {
        self[.selection].with(style.attributes.subtracting([.dim, .reverse]))
    }

    /// For terminals with at least eight colours.
    package static let colour = Theme { role in
        switch role {
        case .text, .identifier, .symbol: .plain
        case .muted, .disabled, .gutter, .border, .comment: Style(foreground: .brightBlack)
        case .null: Style(foreground: .brightBlack, attributes: .italic)
        case .accent, .focusedBorder, .key: Style(foreground: .cyan)
        case .title, .heading: Style(foreground: .cyan, attributes: .bold)
        case .emphasis: Style(attributes: .italic)
        case .strong, .header: Style(attributes: .bold)
        case .code: Style(foreground: .yellow)
        case .link: Style(foreground: .cyan, attributes: .underline)
        case .selection: Style(attributes: .reverse)
        case .right: Style(foreground: .green)
        case .wrong: Style(foreground: .red)
        case .warning: Style(foreground: .yellow)
        case .keyword: Style(foreground: .blue, attributes: .bold)
        case .string: Style(foreground: .green)
        case .number: Style(foreground: .magenta)
        case .function: Style(foreground: .cyan)
        }
    }

    /// For terminals without colours, and NO_COLOR.
    package static let monochrome = Theme { role in
        switch role {
        case .text, .identifier, .symbol, .string, .number, .function, .code, .right, .border: .plain
        case .muted, .disabled, .gutter, .comment, .null: Style(attributes: .dim)
        case .accent, .title, .heading, .strong, .header, .key, .keyword, .wrong, .warning, .focusedBorder: Style(attributes: .bold)
        case .emphasis, .link: Style(attributes: .underline)
        case .selection: Style(attributes: .reverse)
        }
    }
}
