package import Terminal

/// Syntax highlighting for code. It never fails: unrecognized code stays plain.
package enum Highlight {
    /// The colored spans of a text, in order and without overlaps.
    package static func spans(_ text: String, in language: Language) -> [SyntaxSpan] {
        if language == .sql { return SQLSyntax.spans(text) }
        var text = text
        return text.withUTF8 { bytes in
            switch language {
            case .sql: []
            case .sh: ShellSyntax.spans(bytes)
            case .dockerfile: DockerfileSyntax.spans(bytes)
            case .yaml: YAMLSyntax.spans(bytes)
            case .python: PythonSyntax.spans(bytes)
            }
        }
    }

    /// The same, in the form that an editor needs.
    package static func editor(_ text: String, in language: Language, theme: Theme = .dark) -> [Editor.Highlight] {
        let look = Look(theme: theme, hasMarks: false)
        return spans(text, in: language).map { Editor.Highlight(range: $0.range, style: look[$0.syntax]) }
    }

    /// The colored lines of a text, made safe for the terminal; tabs become spaces.
    package static func lines(_ text: String, in language: Language?, theme: Theme = .dark) -> [Line] {
        lines(text, in: language, look: Look(theme: theme, hasMarks: false), prefix: [])
    }

    /// The same, with a prefix before each line.
    static func lines(_ text: String, in language: Language?, look: Look, prefix: [Span]) -> [Line] {
        let safe = SafeText.lines(text).map { $0.string + "\n" }.joined()
        return LineCutter.lines(safe, spans: language.map { spans(safe, in: $0) } ?? [], look: look, prefix: prefix)
    }
}
