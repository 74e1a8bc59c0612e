/// Names and texts as SQL source, for commands that don't support parameters.
package enum SQL {
    /// A quoted identifier for exactly this name.
    package static func identifier(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }

    /// A text as a string literal. Safe with any value of `standard_conforming_strings`.
    package static func literal(_ text: String) -> String {
        let quoted = "'" + text.replacing("'", with: "''").replacing("\\", with: "\\\\") + "'"
        return text.contains("\\") ? "E" + quoted : quoted
    }

    /// Combines commands into one that runs all of them or none, in one round trip.
    package static func together(_ commands: [String]) -> String {
        "DO \(literal("BEGIN " + commands.map { $0 + "; " }.joined() + "END"))"
    }
}
