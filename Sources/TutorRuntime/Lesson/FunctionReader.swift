import Postgres
import SQLText
import TutorCore

/// Reads the functions offered for completion from the server's catalog: those in the database, and common ones of PostgreSQL.
enum FunctionReader {
    /// The commonly used functions among PostgreSQL's three thousand.
    private static let common = [
        "abs", "age", "array_agg", "array_length", "avg", "bool_and", "bool_or", "ceil", "char_length", "concat", "concat_ws", "count",
        "current_database", "current_setting", "currval", "date_part", "date_trunc", "dense_rank", "exp", "first_value", "floor", "format",
        "gen_random_uuid", "generate_series", "initcap", "json_agg", "json_build_object", "jsonb_agg", "jsonb_array_elements",
        "jsonb_build_object", "jsonb_each", "jsonb_set", "lag", "last_value", "lead", "left", "length", "ln", "lower", "lpad", "ltrim",
        "make_date", "max", "md5", "min", "mod", "nextval", "now", "ntile", "percentile_cont", "pg_backend_pid", "pg_blocking_pids",
        "pg_relation_size", "pg_size_pretty", "pg_sleep", "pg_table_size", "pg_total_relation_size", "power", "random", "rank",
        "regexp_matches", "regexp_replace", "repeat", "replace", "reverse", "right", "round", "row_number", "row_to_json", "rpad", "rtrim",
        "setval", "similarity", "split_part", "sqrt", "stddev", "string_agg", "string_to_array", "strpos", "substr", "sum", "to_char",
        "to_date", "to_jsonb", "to_number", "to_timestamp", "to_tsquery", "to_tsvector", "trim", "trunc", "txid_current", "unnest", "upper",
        "version",
    ]

    /// One row per name in a schema, those first that are found without it. Of several signatures, the one with the fewest arguments.
    static let sql = """
        SELECT DISTINCT ON (NOT pg_catalog.pg_function_is_visible(p.oid), n.nspname = 'pg_catalog', n.nspname, p.proname)
               p.proname, pg_catalog.pg_get_function_arguments(p.oid), pg_catalog.pg_get_function_result(p.oid),
               pg_catalog.obj_description(p.oid, 'pg_proc'), n.nspname, pg_catalog.pg_function_is_visible(p.oid)
        FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
        WHERE p.prokind <> 'p' AND p.prorettype <> 'pg_catalog.trigger'::pg_catalog.regtype AND n.nspname <> 'information_schema'
          AND (n.nspname !~ '^pg_' OR n.nspname = 'pg_catalog' AND p.proname IN (\(common.map(SQL.literal).joined(separator: ", "))))
        ORDER BY NOT pg_catalog.pg_function_is_visible(p.oid), n.nspname = 'pg_catalog', n.nspname, p.proname, p.pronargs, p.oid
        LIMIT 2000
        """

    static func outlines(_ result: QueryResult) -> [FunctionOutline] {
        result.rows.all.map { row in
            FunctionOutline(
                schema: row[4] ?? "", name: row[0] ?? "", isVisible: row[5] == "t", arguments: row[1] ?? "", result: row[2] ?? "",
                comment: row[3] ?? "")
        }
    }
}
