import Postgres
import SQLText

extension Inspector {
    /// Calls each of these functions with realistic values and values from the data, and undoes all effects.
    ///
    /// Functions whose results vary from call to call are left out, since they can't be compared this way.
    func calls(of functions: [DefinedObject], _ definitions: Definitions, inTransaction: Bool) async throws(PostgresError)
        -> [DefinedObject: [FunctionCall]]
    {
        if functions.isEmpty { return [:] }
        return try await undoing(inTransaction: inTransaction) { () async throws(PostgresError) in
            let now = try await startCalling()
            let samples = try await SampleValues(session, definitions)
            var calls: [DefinedObject: [FunctionCall]] = [:]
            functions: for function in functions {
                for arguments in definitions.signatures(of: function) {
                    for list in samples.lists(for: arguments) {
                        let text = "\(function.name)(\(list.joined(separator: ", ")))"
                        let (first, second) = (try await result(of: text, function), try await result(of: text, function))
                        guard first == second else {
                            calls[function] = nil
                            continue functions
                        }
                        calls[function, default: []].append(FunctionCall(text: text, result: first.saying(now: now)))
                    }
                }
            }
            return calls
        }
    }

    /// Makes known calls again, and undoes their effects.
    func calls(_ known: [DefinedObject: [String]]) async throws(PostgresError) -> [DefinedObject: [FunctionCall]] {
        if known.isEmpty { return [:] }
        return try await undoing(inTransaction: false) { () async throws(PostgresError) in
            let now = try await startCalling()
            var calls: [DefinedObject: [FunctionCall]] = [:]
            for (function, texts) in known.sorted(by: { $0.key < $1.key }) {
                for text in texts {
                    calls[function, default: []].append(
                        FunctionCall(text: text, result: try await result(of: text, function).saying(now: now)))
                }
            }
            return calls
        }
    }

    /// Sets the search path that a learner has, and returns the time of the transaction.
    private func startCalling() async throws(PostgresError) -> CanonicalMoment? {
        try await session.query("SELECT set_config('search_path', '\"$user\", public', true), now()").rows[0, 1].flatMap {
            CanonicalMoment($0.utf8)
        }
    }

    private func result(of call: String, _ function: DefinedObject) async throws(PostgresError) -> FunctionCall.Result {
        let sql = "SELECT * FROM " + RelationName(function.name).sql + call.dropFirst(function.name.count) + " LIMIT 200"
        return try await attempting(
            { () async throws(PostgresError) in .rows(RowSet(try await session.query(sql))) }, refused: FunctionCall.Result.failed)
    }
}

extension FunctionCall.Result {
    fileprivate func saying(now: CanonicalMoment?) -> Self {
        guard case .rows(let rows) = self else { return self }
        return .rows(rows.saying(now: now))
    }
}

extension Definitions {
    /// The argument types of a function, for each overload that can be called in a query.
    fileprivate func signatures(of function: DefinedObject) -> [[String]] {
        let facts = objects[function] ?? []
        return facts.filter { fact in
            fact.part == .kind && fact.value == "function"
                && !facts.contains {
                    $0.part == .result && $0.columns == fact.columns && ["trigger", "event_trigger", "record"].contains($0.value)
                }
        }
        .map { $0.columns.split(separator: ", ").map(String.init) }
    }
}

/// Sample arguments for function calls, as SQL, by type.
private struct SampleValues {
    private var values: [String: [String]] = [
        "boolean": ["true", "false"],
        "date": ["DATE '2025-01-31'", "DATE '2024-02-29'"],
        "timestamp without time zone": ["TIMESTAMP '2025-01-31 12:30'"],
        "timestamp with time zone": ["TIMESTAMPTZ '2025-01-31 12:30+00'"],
    ]

    /// The maximum number of calls to a function with more than one argument.
    private static let most = 16
    /// How many keys of each table are passed to a function with one argument, and how many in all.
    private static let (mostKeys, mostOfAll) = (12, 48)

    /// - Parameter definitions: the tables that some values are taken from, and the enumerations.
    init(_ session: PostgresSession, _ definitions: Definitions) async throws(PostgresError) {
        let whole = ["1", "2", "3", "0", "-1", "7", "100"]
        for type in ["smallint", "integer", "bigint"] { values[type] = whole }
        for type in ["numeric", "real", "double precision"] { values[type] = ["10", "19.99", "0", "-1", "100", "0.5"] }
        for type in ["text", "character varying", "character"] { values[type] = ["'a'", "''", "'Ada Lovelace'"] }
        var keys: [String] = []
        for table in definitions.tables.keys.sorted() where !definitions.isView(table) {
            let facts = definitions.tables[table] ?? []
            guard let key = facts.first(where: { $0.part == .primaryKey })?.columns,
                facts.contains(where: { $0.part == .type && $0.columns == key && TypeName.isInteger($0.value) })
            else { continue }
            let column = SQL.identifier(key)
            let rows = try await session.query(
                """
                SELECT min(v)::text FROM (SELECT \(column) AS v, ntile(\(Self.mostKeys)) OVER (ORDER BY \(column) DESC) AS part
                                          FROM \(RelationName(table).sql)) AS few GROUP BY part ORDER BY part
                """
            ).rows
            keys += (0..<rows.count).compactMap { rows[$0, 0] }.filter { !keys.contains($0) && !whole.contains($0) }
        }
        for type in ["smallint", "integer", "bigint"] { values[type]? += keys.suffix(Self.mostOfAll) }
        for (type, labels) in definitions.enumerations { values[type] = labels.map { "\($0)::\(type)" } }
        for table in definitions.tables.keys.sorted() where !definitions.isView(table) {
            for fact in (definitions.tables[table] ?? []).sorted(by: { $0.columns < $1.columns }) where fact.part == .type {
                guard fact.value == "text" || fact.value == "date" || fact.value.hasPrefix("character") else { continue }
                let column = SQL.identifier(fact.columns)
                let rows = try await session.query(
                    """
                    SELECT quote_literal(min(v)), quote_literal(max(v))
                    FROM (SELECT \(column)::text AS v FROM \(RelationName(table).sql) LIMIT 200) AS few
                    """
                ).rows
                let found = [rows[0, 0], rows[0, 1]].compactMap { $0 }
                for type in fact.value == "date" ? ["date"] : ["text", "character varying", "character"] {
                    values[type, default: []] += found.map { type == "date" ? "DATE \($0)" : $0 }
                }
            }
        }
    }

    /// Lists of arguments of these types, with each value used at least once if the limit allows; empty if a type is unknown.
    func lists(for types: [String]) -> [[String]] {
        if types.isEmpty { return [[]] }
        let pools = types.map { values[$0] ?? [] }
        guard let longest = pools.map(\.count).max(), pools.allSatisfy({ !$0.isEmpty }) else { return [] }
        var lists: [[String]] = []
        for round in 0..<(types.count > 1 ? min(longest * 2, Self.most) : longest) {
            // Each argument cycles through its values at a different pace.
            lists.append(pools.enumerated().map { place, pool in pool[(round * (place + 1) + round / pool.count * place) % pool.count] })
        }
        for place in types.indices {
            var list = pools.map { $0[0] }
            list[place] = "NULL"
            lists.append(list)
        }
        return lists
    }
}
