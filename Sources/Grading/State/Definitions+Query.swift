extension Definitions {
    /// Reads what the catalog knows about tables and views, one fact per row: table, part, columns, value.
    ///
    /// Run it with `search_path` set to `pg_catalog`, so that all other names include their schema.
    static let query = """
        WITH relation AS (
            SELECT c.oid, \(RelationName.key(schema: "n.nspname", name: "c.relname")) AS name, c.relkind AS kind
            FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE \(RelationName.isOrdinary(schema: "n.nspname")) AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
              AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
        ), attribute AS (
            SELECT r.oid AS relation, r.name AS table, r.kind, a.*, pg_get_expr(d.adbin, d.adrelid) AS expression
            FROM relation AS r
            JOIN pg_attribute AS a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        ), restriction AS (
            SELECT r.name AS table, c.*,
                   (SELECT string_agg(a.attname, ', ' ORDER BY a.attname)
                    FROM pg_attribute AS a WHERE a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)) AS columns,
                   CASE WHEN c.condeferred THEN ' deferred' WHEN c.condeferrable THEN ' deferrable' ELSE '' END
                   || CASE WHEN c.convalidated THEN '' ELSE ' not valid' END
                   || coalesce((SELECT ' nulls not distinct' FROM pg_index AS i WHERE c.contype = 'u' AND i.indexrelid = c.conindid AND \(nullsAreEqual)), '')
                   AS suffix
            FROM relation AS r JOIN pg_constraint AS c ON c.conrelid = r.oid
        )
        SELECT name AS "table", 'kind' AS part, '' AS columns,
               CASE kind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table' WHEN 'p' THEN 'partitioned table' ELSE 'table' END AS value
        FROM relation
        UNION ALL SELECT "table", 'column', attname, '' FROM attribute
        UNION ALL SELECT "table", 'type', attname, format_type(atttypid, atttypmod) FROM attribute
        UNION ALL SELECT "table", 'nullability', attname, '' FROM attribute WHERE attnotnull
        UNION ALL SELECT "table", 'identity', attname, CASE attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' ELSE 'serial' END
            FROM attribute WHERE attidentity <> '' OR expression LIKE 'nextval(%'
        UNION ALL SELECT "table", 'defaultValue', attname, CASE attgenerated WHEN '' THEN '' ELSE 'generated ' END || expression
            FROM attribute WHERE expression IS NOT NULL AND expression NOT LIKE 'nextval(%'
        UNION ALL SELECT "table", CASE contype WHEN 'p' THEN 'primaryKey' ELSE 'unique' END, columns, suffix
            FROM restriction WHERE contype IN ('p', 'u')
        UNION ALL SELECT "table", 'check', coalesce(columns, ''), pg_get_expr(conbin, conrelid) || suffix FROM restriction WHERE contype = 'c'
        UNION ALL SELECT "table", 'exclusion', '', pg_get_constraintdef(oid) FROM restriction WHERE contype = 'x'
        UNION ALL SELECT "table", 'foreignKey', columns,
               (SELECT string_agg(format('%I = %s.%I', near.attname, target.name, far.attname), ', ' ORDER BY near.attname)
                FROM unnest(conkey, confkey) AS pair(near, far)
                CROSS JOIN LATERAL (SELECT \(RelationName.key(schema: "nspname", name: "relname")) AS name
                                    FROM pg_class AS t JOIN pg_namespace AS n ON n.oid = t.relnamespace WHERE t.oid = confrelid) AS target
                JOIN pg_attribute AS near ON near.attrelid = conrelid AND near.attnum = pair.near
                JOIN pg_attribute AS far ON far.attrelid = confrelid AND far.attnum = pair.far)
               || format(' %s%s%s', confupdtype, confdeltype, confmatchtype) || suffix
            FROM restriction WHERE contype = 'f'
        UNION ALL SELECT r.name,
               CASE WHEN i.indisunique AND i.indpred IS NULL AND i.indexprs IS NULL THEN 'unique' ELSE 'index' END,
               CASE WHEN i.indisunique AND i.indexprs IS NULL
                    THEN (SELECT string_agg(a.attname, ', ' ORDER BY a.attname)
                          FROM pg_attribute AS a WHERE a.attrelid = r.oid AND a.attnum = ANY (i.indkey[0:i.indnkeyatts - 1]))
                    ELSE (SELECT string_agg(pg_get_indexdef(i.indexrelid, key, false), ', ' ORDER BY key) FROM generate_series(1, i.indnkeyatts) AS key) END,
               CASE WHEN i.indisunique AND i.indpred IS NULL AND i.indexprs IS NULL THEN CASE WHEN \(nullsAreEqual) THEN ' nulls not distinct' ELSE '' END
                    ELSE CASE WHEN i.indisunique THEN 'unique ' ELSE '' END || regexp_replace(substring(pg_get_indexdef(i.indexrelid) FROM ' USING (.*)$'), ' WITH [(][^)]*[)]', '') END
            FROM relation AS r JOIN pg_index AS i ON i.indrelid = r.oid
            WHERE NOT EXISTS (SELECT FROM pg_constraint AS c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x'))
        UNION ALL SELECT "table", 'position', attname, attnum::text FROM attribute
        UNION ALL SELECT r.name, 'trigger', e.event,
               concat_ws(E'\\x1f', CASE WHEN tgtype & 64 <> 0 THEN 'instead of' WHEN tgtype & 2 <> 0 THEN 'before' ELSE 'after' END,
                         coalesce((SELECT string_agg(a.attname, ', ' ORDER BY a.attname) FROM pg_attribute AS a
                                   WHERE e.event = 'UPDATE' AND a.attrelid = r.oid AND a.attnum = ANY (t.tgattr)), ''),
                         CASE WHEN tgtype & 1 <> 0 THEN 'row' ELSE 'statement' END,
                         coalesce(substring(pg_get_triggerdef(t.oid) FROM ' WHEN \\((.*)\\) EXECUTE '), ''),
                         CASE WHEN tgconstraint = 0 THEN '' WHEN tginitdeferred THEN 'deferred' WHEN tgdeferrable THEN 'deferrable' ELSE 'constraint' END,
                         tgenabled)
            FROM relation AS r JOIN pg_trigger AS t ON t.tgrelid = r.oid AND NOT t.tgisinternal
            JOIN (VALUES (4, 'INSERT'), (8, 'DELETE'), (16, 'UPDATE'), (32, 'TRUNCATE')) AS e(bit, event) ON tgtype & e.bit <> 0
        UNION ALL SELECT r.name, 'body', tgname, concat(prosrc, encode(tgargs, 'hex'))
            FROM relation AS r JOIN pg_trigger AS t ON t.tgrelid = r.oid AND NOT t.tgisinternal JOIN pg_proc AS p ON p.oid = t.tgfoid
        ORDER BY 1, 2, 3, 4
        """

    /// Whether a unique index, `i`, allows only one NULL; always false where its columns can't be NULL, and on servers that don't know it.
    private static let nullsAreEqual = """
        (to_jsonb(i)->>'indnullsnotdistinct' = 'true' AND EXISTS (
            SELECT FROM pg_attribute AS a WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey[0:i.indnkeyatts - 1]) AND NOT a.attnotnull))
        """
}
