import Postgres
import TutorCore

/// Reads tables, views and columns from the server's catalog for F9 and for completion.
enum TableReader {
    /// One row per column: relation, kind, column, type, whether it is nullable, which keys it is part of, what its single-column
    /// foreign key refers to, and the comments on the column and the relation.
    static let sql = """
        SELECT c.relname, CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' ELSE 'table' END,
               a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), NOT a.attnotnull,
               pg_catalog.concat_ws(', ',
                 (SELECT 'PK' FROM pg_catalog.pg_constraint k
                  WHERE k.conrelid = c.oid AND k.contype = 'p' AND a.attnum = ANY (k.conkey) LIMIT 1),
                 (SELECT '→ ' || r.relname || '.' || f.attname
                  FROM pg_catalog.pg_constraint k
                  JOIN pg_catalog.pg_class r ON r.oid = k.confrelid
                  JOIN pg_catalog.pg_attribute f
                    ON f.attrelid = k.confrelid AND f.attnum = k.confkey[pg_catalog.array_position(k.conkey, a.attnum)]
                  WHERE k.conrelid = c.oid AND k.contype = 'f' AND a.attnum = ANY (k.conkey) LIMIT 1)),
               f.relname, f.attname, pg_catalog.col_description(c.oid, a.attnum), pg_catalog.obj_description(c.oid, 'pg_class')
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN LATERAL (
          SELECT r.relname, b.attname FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class r ON r.oid = k.confrelid
          JOIN pg_catalog.pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[1]
          WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.conkey = ARRAY[a.attnum] LIMIT 1) AS f ON true
        WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
          AND pg_catalog.pg_table_is_visible(c.oid)
        ORDER BY c.relname, a.attnum
        LIMIT 5000
        """

    static func outlines(_ result: QueryResult) -> [TableOutline] {
        var outlines: [TableOutline] = []
        for row in 0..<result.rows.count {
            func cell(_ column: Int) -> String { result.rows[row, column] ?? "" }
            if outlines.last?.name != cell(0) {
                outlines.append(TableOutline(name: cell(0), kind: cell(1), columns: []))
                outlines[outlines.count - 1].comment = cell(9)
            }
            var column = TableOutline.Column(name: cell(2), type: cell(3), isNullable: cell(4) == "t", note: cell(5))
            if !cell(6).isEmpty { column.references = TableOutline.Reference(table: cell(6), column: cell(7)) }
            column.comment = cell(8)
            outlines[outlines.count - 1].columns.append(column)
        }
        return outlines
    }
}
