/// An output option that `\pset` can set.
struct StyleOption: Sendable {
    var name: String
    var set: @Sendable (inout OutputStyle, String?) throws(ScriptCommandError) -> Void
    var value: @Sendable (OutputStyle) -> String
    /// The confirmation after setting it.
    var sentence: @Sendable (OutputStyle) -> String
    /// Whether the confirmation appears only if no value was given. This is psql's rule, and scripts rely on it.
    var isSilentWhenNamed = false

    static let all: [StyleOption] = [
        StyleOption(name: "columns") { style, value throws(ScriptCommandError) in
            style.columns = value.flatMap { Int($0) } ?? (value == nil ? style.columns : 0)
        } value: {
            String($0.columns)
        } sentence: {
            $0.columns > 0 ? "Target width is \($0.columns)." : "Target width is unset."
        },
        StyleOption(name: "expanded") { style, value throws(ScriptCommandError) in
            // As in psql, the opposite of automatic is off.
            let word = value ?? (style.isExpanded || style.expandsIfWide ? "off" : "on")
            style.expandsIfWide = word == "auto"
            if style.expandsIfWide { return style.isExpanded = false }
            guard let isOn = ScriptRunner.isTrue(word) else {
                throw ScriptCommandError("unrecognized value \"\(word)\" for \"expanded\"\nAvailable values are: on, off, auto.")
            }
            style.isExpanded = isOn
        } value: {
            $0.expandsIfWide ? "auto" : $0.isExpanded ? "on" : "off"
        } sentence: {
            $0.expandsIfWide ? "Expanded display is used automatically." : "Expanded display is \($0.isExpanded ? "on" : "off")."
        },
        text("fieldsep", \.fieldSeparator, "Field separator"),
        toggle("footer", \.showsFooter, isSilentWhenNamed: true) { "Default footer is \($0)." },
        StyleOption(name: "format") { style, value throws(ScriptCommandError) in
            guard let value else { return }
            guard let format = OutputStyle.Format(rawValue: value) else {
                let names = OutputStyle.Format.allCases.map(\.rawValue).joined(separator: ", ")
                throw ScriptCommandError("\\pset: the formats are \(names)")
            }
            style.format = format
        } value: {
            $0.format.rawValue
        } sentence: {
            "Output format is \($0.format.rawValue)."
        },
        text("null", \.null, "Null display"),
        StyleOption(name: "title") { style, value throws(ScriptCommandError) in
            style.title = value
        } value: {
            $0.title ?? ""
        } sentence: {
            $0.title.map { "Title is \"\($0)\"." } ?? "Title is unset."
        },
        toggle("tuples_only", \.hasOnlyRows, isSilentWhenNamed: true) { "Tuples only is \($0)." },
    ]

    /// psql options that only matter for its own terminal output, or whose value is fixed here.
    static let ignored: Set = [
        "border", "linestyle", "pager", "pager_min_lines", "numericlocale", "unicode_border_linestyle",
        "unicode_column_linestyle", "unicode_header_linestyle",
    ]

    private static func text(
        _ name: String, _ path: any WritableKeyPath<OutputStyle, String> & Sendable, _ title: String
    ) -> StyleOption {
        StyleOption(name: name) { style, value throws(ScriptCommandError) in
            style[keyPath: path] = value ?? style[keyPath: path]
        } value: {
            "'\($0[keyPath: path])'"
        } sentence: {
            "\(title) is \"\($0[keyPath: path])\"."
        }
    }

    private static func toggle(
        _ name: String, _ path: any WritableKeyPath<OutputStyle, Bool> & Sendable, isSilentWhenNamed: Bool = false,
        _ sentence: @escaping @Sendable (String) -> String
    ) -> StyleOption {
        var option = StyleOption(name: name) { style, value throws(ScriptCommandError) in
            let word = value ?? (style[keyPath: path] ? "off" : "on")
            guard let isOn = ScriptRunner.isTrue(word) else { throw .noBoolean(word, for: name) }
            style[keyPath: path] = isOn
        } value: {
            $0[keyPath: path] ? "on" : "off"
        } sentence: {
            sentence($0[keyPath: path] ? "on" : "off")
        }
        option.isSilentWhenNamed = isSilentWhenNamed
        return option
    }
}
