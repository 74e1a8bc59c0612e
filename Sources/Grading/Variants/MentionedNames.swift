import Postgres

/// The names that a script mentions indirectly, through the views, functions, and triggers it uses.
struct MentionedNames {
    /// The text behind each name: the definition of a view or function, or what a table's triggers call.
    private let texts: [(name: String, text: String)]

    init(in session: PostgresSession) async throws(PostgresError) {
        let rows = try await session.query(
            """
            WITH own AS (SELECT oid FROM pg_namespace WHERE \(RelationName.isOrdinary(schema: "nspname")))
            SELECT relname, pg_get_viewdef(oid) FROM pg_class WHERE relnamespace IN (SELECT oid FROM own) AND relkind IN ('v', 'm')
            UNION ALL SELECT proname, pg_get_functiondef(oid) FROM pg_proc
            WHERE pronamespace IN (SELECT oid FROM own) AND prokind IN ('f', 'p')
            UNION ALL SELECT relname, proname FROM pg_trigger JOIN pg_class AS c ON c.oid = tgrelid JOIN pg_proc AS p ON p.oid = tgfoid
            WHERE NOT tgisinternal
            """
        ).rows
        texts = (0..<rows.count).map { (rows[$0, 0] ?? "", rows[$0, 1] ?? "") }
    }

    /// These names and all names reachable from them; `nil` if a function builds a command dynamically, which may mention anything.
    func all(reachedFrom names: Set<String>) -> Set<String>? {
        var reached = names
        var waiting = texts
        while let index = waiting.firstIndex(where: { reached.contains($0.name) }) {
            let text = waiting.remove(at: index).text
            let words = Set(text.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "$" }.map(String.init))
            reached.formUnion(words)
            reached.formUnion(words.map { $0.lowercased() })
            if reached.contains("execute") { return nil }
        }
        return reached
    }
}
