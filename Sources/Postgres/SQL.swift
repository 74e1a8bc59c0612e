/// Names and texts as SQL source, for commands that take no parameters.
package enum SQL {
    /// An identifier that means exactly this name.
    package static func identifier(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }

    /// A text as a constant. Safe whatever `standard_conforming_strings` says.
    package static func literal(_ text: String) -> String {
        let quoted = "'" + text.replacing("'", with: "''").replacing("\\", with: "\\\\") + "'"
        return text.contains("\\") ? "E" + quoted : quoted
    }

    /// Commands as one: all happen or none, in one round trip.
    package static func together(_ commands: [String]) -> String {
        "DO \(literal("BEGIN " + commands.map { $0 + "; " }.joined() + "END"))"
    }
}
