import Terminal

/// A theme's styles, looked up once, and whether styles are replaced by characters.
struct Look {
    let theme: Theme
    /// Whether characters replace styles that will be lost: backticks around code, a line under a title.
    let hasMarks: Bool
    let text, muted, title, heading, emphasis, strong, code, link: Style
    private let keyword, string, number, comment, function: Style

    init(theme: Theme, hasMarks: Bool) {
        self.theme = theme
        self.hasMarks = hasMarks
        text = theme[.text]
        muted = theme[.muted]
        title = theme[.title]
        heading = theme[.heading]
        emphasis = theme[.emphasis]
        strong = theme[.strong]
        code = theme[.code]
        link = theme[.link]
        keyword = theme[.keyword]
        string = theme[.string]
        number = theme[.number]
        comment = theme[.comment]
        function = theme[.function]
    }

    subscript(syntax: Syntax) -> Style {
        switch syntax {
        case .keyword: keyword
        case .function, .name: function
        case .string: string
        case .number: number
        case .comment: comment
        }
    }
}
