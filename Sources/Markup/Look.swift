import Terminal

/// A theme, and whether its styles are replaced by characters.
struct Look {
    let theme: Theme
    /// Whether characters replace styles that will be lost: backticks around code, a line under a title.
    let hasMarks: Bool

    subscript(role: Theme.Role) -> Style { theme[role] }

    subscript(syntax: Syntax) -> Style {
        switch syntax {
        case .keyword: theme[.keyword]
        case .function, .name: theme[.function]
        case .string: theme[.string]
        case .number: theme[.number]
        case .comment: theme[.comment]
        }
    }
}
