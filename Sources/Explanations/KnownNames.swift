import Course
package import SQLText

/// The names that exist in a database, for suggesting corrections of typos.
package struct KnownNames: Sendable, Codable {
    /// The columns of each table and view.
    package private(set) var columns: [String: [String]]
    /// The tables that earlier statements of the same answer create.
    private(set) var created: Set<String> = []
    /// The types of columns by name, wherever all columns of that name have the same type.
    private let types: [String: String]
    /// Common functions first.
    private let functions: [String]

    private enum CodingKeys: CodingKey { case columns, types, functions }

    /// - Parameters:
    ///   - types: the types of columns by table and column.
    ///   - functions: the server's functions, in addition to the common ones.
    package init(columns: [String: [String]], types: [String: [String: String]] = [:], functions: [String] = []) {
        self.columns = columns
        let all = Dictionary(types.values.flatMap { $0.map { ($0, Set([$1])) } }) { $0.union($1) }
        self.types = all.compactMapValues { $0.count == 1 ? $0.first : nil }
        self.functions = Self.everydayFunctions + functions
    }

    /// With the tables that these statements create.
    package func adding(_ statements: [Tree]) -> KnownNames {
        var all = self
        for table in statements.flatMap(\.all) where table.type == "CreateStmt" {
            guard let relation = table["relation"], relation.text("schemaname").isEmpty else { continue }
            let name = relation.text("relname")
            // A table that hides one of the data is not what the data shows.
            if columns[name] != nil { continue }
            all.created.insert(name)
            all.columns[name] = table.list("table_elts").filter { $0.type == "ColumnDef" }.map { $0.text("colname") }
        }
        return all
    }

    var tables: [String] { columns.keys.sorted() }

    /// The tables that have this column.
    func tables(withColumn column: String) -> [String] { tables.filter { columns[$0]?.contains(column) ?? false } }

    /// Whether a column of this name contains text.
    func isText(_ column: String) -> Bool { types[column].map(TypeName.isText) ?? false }

    /// Whether a column of this name contains numbers.
    func isNumber(_ column: String) -> Bool { types[column].map(TypeName.isNumber) ?? false }

    func hasFunction(_ name: String) -> Bool { functions.contains(name) }

    /// Whether any table or column has this name.
    func isTableOrColumn(_ name: String) -> Bool { columns[name] != nil || columns.values.contains { $0.contains(name) } }

    // MARK: - Nearest names

    func table(near name: String) -> String? { Nearest.match(name, among: tables) }

    func column(near name: String, in tables: [String]) -> String? {
        Nearest.match(name, among: tables.flatMap { columns[$0] ?? [] })
    }

    func function(near name: String) -> String? { Nearest.match(name, among: functions) }

    /// The aggregate functions that beginners use.
    package static let aggregates: Set = ["count", "sum", "avg", "min", "max"]

    /// The functions that beginners use most. They come first, so they win among equally near names.
    private static let everydayFunctions = [
        "count", "sum", "avg", "min", "max", "round", "lower", "upper", "length", "coalesce", "nullif", "substring", "trim", "replace",
        "concat", "concat_ws", "position", "left", "right", "abs", "ceil", "floor", "mod", "power", "sqrt", "trunc", "extract", "date_part",
        "date_trunc", "now", "age", "to_char", "to_date", "to_number", "string_agg", "array_agg", "row_number", "rank", "dense_rank",
        "lag", "lead", "first_value", "last_value", "ntile", "generate_series", "greatest", "least", "initcap", "split_part", "strpos",
        "ltrim", "rtrim", "lpad", "rpad", "repeat", "reverse", "random", "bool_and", "bool_or", "unnest", "make_date", "exists", "cast",
        "regexp_replace", "regexp_match", "json_agg", "jsonb_agg",
    ]
}
