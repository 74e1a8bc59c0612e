import Postgres
import SQLText

/// The name under which a table, view, function, or type is compared and mentioned: `orders` in schema public, `shop.orders` in any other.
struct RelationName: Sendable, Hashable {
    let schema: String
    let name: String

    /// Parses a name as returned by this module's queries.
    init(_ key: String) {
        let (first, rest) = Self.part(of: key[...])
        if rest.first == ".", rest.count > 1 {
            schema = first
            name = Self.part(of: rest.dropFirst()).part
        } else {
            schema = "public"
            name = first
        }
    }

    /// The name as SQL that works whatever the search path is.
    var sql: String { SQL.identifier(schema) + "." + SQL.identifier(name) }

    /// The SQL expression for the name of a catalog row's object. A part that contains a dot is quoted.
    static func key(schema: String, name: String) -> String {
        "CASE WHEN \(schema) = 'public' THEN '' ELSE \(quoted(schema)) || '.' END || \(quoted(name))"
    }

    /// The SQL condition that a schema is neither the server's own nor one for temporary tables.
    static func isOrdinary(schema: String) -> String {
        "\(schema) <> 'information_schema' AND pg_catalog.left(\(schema), 3) <> 'pg_'"
    }

    private static func quoted(_ column: String) -> String {
        "CASE WHEN \(column) ~ '[.\"]' THEN pg_catalog.quote_ident(\(column)) ELSE \(column)::text END"
    }

    private static func part(of text: Substring) -> (part: String, rest: Substring) {
        guard text.first == "\"" else {
            let end = text.firstIndex(of: ".") ?? text.endIndex
            return (String(text[..<end]), text[end...])
        }
        var part = ""
        var rest = text.dropFirst()
        while let next = rest.popFirst() {
            if next == "\"" {
                guard rest.first == "\"" else { break }
                rest.removeFirst()
            }
            part.append(next)
        }
        return (part, rest)
    }
}
