import Postgres
import SQLText

/// A pattern in the form that `\d` commands accept: `*` and `?` match any text and any character, a dot follows the schema, and text in
/// double quotes is literal.
struct NamePattern {
    /// The SQL expressions for the names that a pattern is compared with.
    struct Names {
        var name: String
        /// An alternative name that may match instead.
        var alternative: String?
        var schema: String?
        /// A condition for objects that can be named without their schema.
        var visibility: String?
        /// Whether the names consist of characters that mean something else in a regular expression, as operators do.
        var areSymbols = false
    }

    /// As typed.
    private let text: String
    /// Regular expressions, from left to right: database, schema, name.
    private let parts: [String]
    /// The database in the pattern, as typed.
    private let database: String?

    init(_ text: String, areSymbols: Bool = false) {
        self.text = text
        var parts = [""]
        var literals = [""]
        var isQuoted = false
        var rest = text[...]
        while let character = rest.popFirst() {
            let last = parts.count - 1
            switch character {
            case "\"" where isQuoted && rest.first == "\"":
                rest.removeFirst()
                parts[last] += "\""
                literals[last] += "\""
            case "\"": isQuoted.toggle()
            case "." where !isQuoted:
                parts.append("")
                literals.append("")
            case "*" where !isQuoted: parts[last] += ".*"
            case "?" where !isQuoted: parts[last] += "."
            case "$": parts[last] += "\\$"
            default:
                let letter = isQuoted ? String(character) : character.lowercased()
                literals[last] += letter
                let isSpecial = (isQuoted || areSymbols) && "|*+?()[]{}.^\\".contains(character)
                parts[last] += isSpecial ? "\\" + letter : letter
            }
        }
        self.parts = parts
        database = parts.count > 2 ? literals[0] : nil
    }

    /// The SQL conditions for rows that match the pattern.
    func conditions(_ names: Names, database current: String) throws(ScriptCommandError) -> [String] {
        let allowed = names.schema == nil ? 1 : 3
        if parts.count > allowed { throw ScriptCommandError("improper qualified name (too many dotted names): \(text)") }
        if let database, database != current {
            throw ScriptCommandError("\(database) is another database. Connect to it with \\c to look at what it contains")
        }
        let name = parts[parts.count - 1]
        var conditions: [String] = []
        if !name.isEmpty, name != ".*" {
            let matches = [names.name, names.alternative].compactMap { $0 }.map { Self.comparison($0, name) }
            conditions.append(matches.count == 1 ? matches[0] : "(" + matches.joined(separator: " OR ") + ")")
        }
        if let schema = names.schema {
            let wanted = parts.count > 1 ? parts[parts.count - 2] : ""
            if parts.count == 1 || wanted.isEmpty {
                if let visibility = names.visibility { conditions.append(visibility) }
            } else if wanted != ".*" {
                conditions.append(Self.comparison(schema, wanted))
            }
        }
        return conditions
    }

    private static func comparison(_ column: String, _ pattern: String) -> String {
        "\(column) OPERATOR(pg_catalog.~) \(SQL.literal("^(\(pattern))$")) COLLATE pg_catalog.default"
    }
}
