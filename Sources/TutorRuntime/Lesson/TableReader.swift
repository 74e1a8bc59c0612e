import Postgres
import TutorCore

/// Reads tables, views and columns from the server's catalog for F9 and for completion.
enum TableReader {
    /// Each catalog is read once, not once per column: there may be thousands of tables.
    ///
    /// One row per column: relation, kind, column, type, whether it is nullable, which keys it is part of, what its single-column
    /// foreign key refers to, the comments on the column and the relation, the relation's schema, whether the relation is found without
    /// it, and the schema of what the foreign key refers to. Relations that are found without their schema come first.
    static let sql = """
        SELECT c.relname, CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' ELSE 'table' END,
               a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), NOT a.attnotnull,
               pg_catalog.concat_ws(', ', k.primary_key, k.foreign_key), k.referred_table, k.referred_column, d.description, t.description,
               n.nspname, pg_catalog.pg_table_is_visible(c.oid), k.referred_schema
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN (
          SELECT k.conrelid, u.attnum, pg_catalog.max('PK') FILTER (WHERE k.contype = 'p') AS primary_key,
                 (pg_catalog.array_agg(
                    '→ ' || CASE WHEN pg_catalog.pg_table_is_visible(r.oid) THEN '' ELSE s.nspname || '.' END || r.relname || '.'
                    || f.attname ORDER BY k.oid) FILTER (WHERE k.contype = 'f'))[1] AS foreign_key,
                 (pg_catalog.array_agg(s.nspname ORDER BY k.oid) FILTER (WHERE pg_catalog.cardinality(k.confkey) = 1))[1]
                   AS referred_schema,
                 (pg_catalog.array_agg(r.relname ORDER BY k.oid) FILTER (WHERE pg_catalog.cardinality(k.confkey) = 1))[1]
                   AS referred_table,
                 (pg_catalog.array_agg(f.attname ORDER BY k.oid) FILTER (WHERE pg_catalog.cardinality(k.confkey) = 1))[1]
                   AS referred_column
          FROM pg_catalog.pg_constraint k
          CROSS JOIN LATERAL ROWS FROM (pg_catalog.unnest(k.conkey), pg_catalog.unnest(k.confkey)) AS u (attnum, referred)
          LEFT JOIN pg_catalog.pg_class r ON r.oid = k.confrelid
          LEFT JOIN pg_catalog.pg_namespace s ON s.oid = r.relnamespace
          LEFT JOIN pg_catalog.pg_attribute f ON f.attrelid = k.confrelid AND f.attnum = u.referred
          WHERE k.contype IN ('p', 'f')
          GROUP BY k.conrelid, u.attnum
        ) AS k ON k.conrelid = c.oid AND k.attnum = a.attnum
        LEFT JOIN pg_catalog.pg_description d
          ON d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objoid = c.oid AND d.objsubid = a.attnum
        LEFT JOIN pg_catalog.pg_description t
          ON t.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND t.objoid = c.oid AND t.objsubid = 0
        WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        ORDER BY NOT pg_catalog.pg_table_is_visible(c.oid), n.nspname, c.relname, a.attnum
        LIMIT 100000
        """

    static func outlines(_ result: QueryResult) -> [TableOutline] {
        var outlines: [TableOutline] = []
        for row in 0..<result.rows.count {
            func cell(_ column: Int) -> String { result.rows[row, column] ?? "" }
            let id = TableOutline.ID(schema: cell(10), name: cell(0))
            if outlines.last?.id != id {
                outlines.append(TableOutline(schema: cell(10), name: cell(0), isVisible: cell(11) == "t", kind: cell(1), columns: []))
                outlines[outlines.count - 1].comment = cell(9)
            }
            var column = TableOutline.Column(name: cell(2), type: cell(3), isNullable: cell(4) == "t", note: cell(5))
            if !cell(6).isEmpty {
                column.references = TableOutline.Reference(table: TableOutline.ID(schema: cell(12), name: cell(6)), column: cell(7))
            }
            column.comment = cell(8)
            outlines[outlines.count - 1].columns.append(column)
        }
        return outlines
    }
}
