package import Terminal

/// Sentences in which names are between backticks, such as messages about an answer.
enum NamedText {
    static func parts(_ text: String) -> [(text: String, isName: Bool)] {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false)
        // A backtick without a second one is itself meant.
        guard parts.count % 2 == 1 else { return [(text, false)] }
        return parts.enumerated().filter { !$1.isEmpty }.map { (String($1), $0 % 2 == 1) }
    }
}

extension Line {
    /// A sentence with its names set off as code is in a lesson's text.
    package init(naming text: String, _ style: Style = .plain, theme: Theme) {
        let code = style.adding(theme[.code])
        self.init(NamedText.parts(text).map { Span($0.text, $0.isName ? code : style) })
    }
}
