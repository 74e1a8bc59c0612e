import Postgres

/// The name under which a table, view, function, type or sequence is compared and spoken of: `orders` in schema public, `shop.orders` in
/// any other.
struct RelationName: Sendable, Hashable {
    let schema: String
    let name: String

    /// Reads a name as the queries of this module give it.
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

    /// As SQL that means exactly this, whatever the search path is.
    var sql: String { SQL.identifier(schema) + "." + SQL.identifier(name) }

    /// The SQL expression that gives the name of what a row of the catalog is about. A part with a dot in it is quoted.
    static func key(schema: String, name: String) -> String {
        "CASE WHEN \(schema) = 'public' THEN '' ELSE \(quoted(schema)) || '.' END || \(quoted(name))"
    }

    /// The SQL condition that a namespace is neither the server's own nor one of temporary tables.
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
