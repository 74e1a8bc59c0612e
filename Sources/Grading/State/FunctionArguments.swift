import Explanations
import Postgres
import SQLText

/// Sample arguments for function calls, as SQL.
struct FunctionArguments {
    /// By type.
    private var values: [String: [String]] = [
        "boolean": ["true", "false"],
        "date": ["DATE '2025-01-31'", "DATE '2024-02-29'"],
        "timestamp without time zone": ["TIMESTAMP '2025-01-31 12:30'"],
        "timestamp with time zone": ["TIMESTAMPTZ '2025-01-31 12:30+00'"],
    ]

    private static let (texts, integers) = (["text", "character varying", "character"], ["smallint", "integer", "bigint"])
    /// The maximum number of calls to a function with more than one argument.
    private static let most = 16
    /// How many keys of each table are passed to a function with one argument, and how many in all.
    private static let (maxKeys, maxOfAll) = (12, 48)

    /// - Parameter definitions: the tables that some values are taken from, and the enumerations.
    init(_ inspector: Inspector, _ definitions: Definitions) async throws(PostgresError) {
        let whole = ["1", "2", "3", "0", "-1", "7", "100"]
        for type in ["numeric", "real", "double precision"] { values[type] = ["10", "19.99", "0", "-1", "100", "0.5"] }
        for type in Self.texts { values[type] = ["'a'", "''", "'Ada Lovelace'"] }
        for (type, labels) in definitions.enumerations { values[type] = labels.map { "\($0)::\(type)" } }
        var keys: [String] = []
        for table in definitions.tables.keys.sorted() where !definitions.isView(table) {
            let (facts, name) = (definitions.tables[table] ?? [], RelationName(table).sql)
            let key = facts.first { $0.part == .primaryKey }?.columns
            for fact in facts.sorted(by: { $0.columns < $1.columns }) where fact.part == .type {
                let column = SQL.identifier(fact.columns)
                if fact.columns == key, TypeName.isInteger(fact.value) {
                    let part = "ntile(\(Self.maxKeys)) OVER (ORDER BY \(column) DESC)"
                    keys += try await inspector.strings(
                        "SELECT min(v)::text FROM (SELECT \(column) AS v, \(part) AS part FROM \(name)) AS few GROUP BY part ORDER BY part"
                    ).filter { !keys.contains($0) && !whole.contains($0) }
                } else if fact.value == "date" || TypeName.isText(fact.value) {
                    let found = try await inspector.strings(
                        """
                        SELECT quote_literal(unnest(ARRAY[min(v), max(v)])) FROM (SELECT \(column)::text AS v FROM \(name) LIMIT 200) AS few
                        """)
                    if fact.value == "date" { values["date"]? += found.map { "DATE \($0)" } } else { add(found) }
                }
            }
        }
        for type in Self.integers { values[type] = whole + keys.suffix(Self.maxOfAll) }
    }

    private mutating func add(_ found: [String]) { for type in Self.texts { values[type]? += found } }

    /// Lists of arguments of these types, with each value used at least once if the limit allows; empty if a type is unknown.
    func lists(for types: [String]) -> [[String]] {
        if types.isEmpty { return [[]] }
        let pools = types.map { values[$0] ?? [] }
        guard let longest = pools.map(\.count).max(), pools.allSatisfy({ !$0.isEmpty }) else { return [] }
        // Each argument cycles through its values at a different pace.
        let lists = (0..<(types.count > 1 ? min(longest * 2, Self.most) : longest)).map { round in
            pools.enumerated().map { place, pool in pool[(round * (place + 1) + round / pool.count * place) % pool.count] }
        }
        let nulls = types.indices.map { null in pools.enumerated().map { $0.offset == null ? "NULL" : $0.element[0] } }
        return lists + nulls
    }
}
