/// A run of text in one style.
package struct Span: Sendable, Hashable {
    package var text: String
    package var style: Style

    package init(_ text: String, _ style: Style = .plain) {
        self.text = text
        self.style = style
    }
}

/// One line of styled text, not yet fitted to a width.
package struct Line: Sendable, Hashable {
    package var spans: [Span]

    package init(_ spans: [Span] = []) { self.spans = spans }
    package init(_ text: String, _ style: Style = .plain) { self.spans = text.isEmpty ? [] : [Span(text, style)] }

    /// The text without its styling.
    package var plain: String { spans.map(\.text).joined() }
}
