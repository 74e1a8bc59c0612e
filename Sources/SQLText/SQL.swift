/// Names and texts as SQL source, for commands that don't support parameters.
package enum SQL {
    /// A quoted identifier for exactly this name.
    package static func identifier(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }

    /// A name as people write it: in quotes only where necessary.
    package static func written(_ name: String) -> String {
        let isPlain = name.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x5F }
        let isReserved = SQLScanner.tokens(in: name).first?.kind == .keyword(isReserved: true)
        return isPlain && !isReserved && name.utf8.first.map { $0 > 0x39 } == true ? name : identifier(name)
    }

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
