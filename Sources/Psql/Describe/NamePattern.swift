import Postgres

/// A pattern as the `\d` commands take it: `*` and `?` stand for any text and any character, a dot separates the schema, and double quotes
/// keep what is in them as it is.
struct NamePattern {
    /// Where the names are that a pattern is compared with.
    struct Names {
        var name: String
        /// A second name that may match instead.
        var alternative: String?
        var schema: String?
        /// True of what can be named without its schema.
        var visibility: String?
    }

    /// Regular expressions, from the left: database, schema, name.
    private let parts: [String]
    /// The database named, as typed.
    private let database: String?

    init(_ text: String) {
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
                let isSpecial = isQuoted ? "|*+?()[]{}.^\\".contains(character) : false
                parts[last] += isSpecial ? "\\" + letter : letter
            }
        }
        self.parts = parts
        database = parts.count > 2 ? literals[0] : nil
    }

    /// The conditions that a row meets which the pattern names.
    func conditions(_ names: Names, database current: String) throws(ScriptCommandError) -> [String] {
        let allowed = names.schema == nil ? 1 : 3
        if parts.count > allowed { throw ScriptCommandError("a pattern has too many dots here") }
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
