extension Definitions {
    /// Tests whether the database has any functions, types, or schemas.
    static let anyObjectQuery = """
        SELECT EXISTS (SELECT FROM pg_proc WHERE pronamespace IN (SELECT oid FROM pg_namespace WHERE \(RelationName.isOrdinary(schema: "nspname"))))
            OR EXISTS (SELECT FROM pg_type WHERE typnamespace IN (SELECT oid FROM pg_namespace WHERE \(RelationName.isOrdinary(schema: "nspname"))) AND typtype IN ('e', 'd', 'r'))
            OR EXISTS (SELECT FROM pg_namespace WHERE \(RelationName.isOrdinary(schema: "nspname")) AND nspname <> 'public')
            OR EXISTS (SELECT FROM pg_class WHERE relnamespace IN (SELECT oid FROM pg_namespace WHERE \(RelationName.isOrdinary(schema: "nspname")))
                       AND relkind = 'c')
        """

    private static let schemaName = RelationName.key(schema: "'public'", name: "nspname")

    /// Reads what the catalog knows about objects other than tables and views, one fact per row: kind, name, part, subject, value.
    static let objectsQuery = """
        WITH function AS (
            SELECT p.*, \(RelationName.key(schema: "(SELECT nspname FROM pg_namespace WHERE oid = pronamespace)", name: "proname")) AS name, 'function' AS kind, concat(CASE WHEN provariadic <> 0 THEN 'VARIADIC ' END,
                   (SELECT string_agg(format_type(t, NULL), ', ' ORDER BY n) FROM unnest(proargtypes) WITH ORDINALITY AS a(t, n))) AS arguments
            FROM pg_proc AS p
            WHERE p.pronamespace IN (SELECT oid FROM pg_namespace WHERE \(RelationName.isOrdinary(schema: "nspname")))
              AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
        ), type AS (
            SELECT t.*, \(RelationName.key(schema: "(SELECT nspname FROM pg_namespace WHERE oid = typnamespace)", name: "typname")) AS name, 'type' AS kind FROM pg_type AS t
            WHERE t.typnamespace IN (SELECT oid FROM pg_namespace WHERE \(RelationName.isOrdinary(schema: "nspname"))) AND t.typtype IN ('e', 'd', 'c', 'r')
              AND (t.typrelid = 0 OR (SELECT c.relkind FROM pg_class AS c WHERE c.oid = t.typrelid) = 'c')
              AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e')
        )
        SELECT kind, name, 'arguments' AS part, arguments AS about, '' AS value FROM function
        UNION ALL SELECT kind, name, 'kind', arguments,
               CASE prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' WHEN 'w' THEN 'window function' ELSE 'function' END FROM function
        UNION ALL SELECT kind, name, 'result', arguments,
               CASE WHEN proretset THEN 'SETOF ' ELSE '' END || format_type(prorettype, NULL)
               || coalesce((SELECT string_agg(format_type(t, NULL), ', ' ORDER BY n)
                            FROM unnest(proallargtypes, proargmodes) WITH ORDINALITY AS a(t, mode, n) WHERE mode IN ('o', 'b', 't')), '')
               FROM function WHERE prokind <> 'p'
        UNION ALL SELECT kind, name, 'body', arguments, prosrc FROM function WHERE prorettype = 'trigger'::regtype
        UNION ALL SELECT kind, name, 'volatility', arguments, provolatile::text FROM function WHERE provolatile <> 'v'
        UNION ALL SELECT kind, name, 'security', arguments, '' FROM function WHERE prosecdef
        UNION ALL SELECT kind, name, 'argumentDefaults', arguments, pg_get_expr(proargdefaults, 0) FROM function WHERE pronargdefaults > 0
        UNION ALL SELECT kind, name, 'kind', '', CASE typtype WHEN 'e' THEN 'enumeration' ELSE 'other type' END FROM type
        UNION ALL SELECT kind, name, 'labels', '', (SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = type.oid)
               FROM type WHERE typtype = 'e'
        UNION ALL SELECT 'schema', \(schemaName), 'kind', '', 'schema' FROM pg_namespace
               WHERE nspname <> 'public' AND \(RelationName.isOrdinary(schema: "nspname"))
        ORDER BY 1, 2, 3, 4, 5
        """
}

/// A defined object other than a table or view.
struct DefinedObject: Sendable, Hashable, Comparable, Codable {
    enum Kind: String, Sendable, Hashable, Codable { case function, schema, type }

    var kind: Kind
    var name: String

    static func < (one: Self, other: Self) -> Bool { (one.name, one.kind.rawValue) < (other.name, other.kind.rawValue) }
}
