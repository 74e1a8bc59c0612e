import Postgres
import SQLText

/// Reads the rows of tables: all rows of a small table, and a consistent sample of a large one.
///
/// The sample contains the rows at the boundaries of what a script compares with, at both ends of each column it mentions, and some random
/// ones; also every row that these refer to. A row that other rows refer to has at least one of them in the sample.
struct DataSampler {
    let session: PostgresSession
    let boundaries: Boundaries
    private(set) var rows: [String: [[String?]]] = [:]
    /// The server's address (ctid) of each row.
    private(set) var addresses: [String: [String]] = [:]
    /// Tables that were read only in part.
    private(set) var sampled: Set<String> = []
    private var known: [String: Set<String>] = [:]

    /// The sample size for a table that nothing refers to, and for one that other tables refer to.
    private static let most = 900
    private static let maxParents = 250
    /// A sample larger than this is not extended further.
    private static let limit = 4_000

    init(session: PostgresSession, boundaries: Boundaries) {
        self.session = session
        self.boundaries = boundaries
    }

    /// - Parameter tables: each after the tables it refers to, as far as possible.
    mutating func read(_ tables: [DataTable]) async throws(PostgresError) {
        for table in tables {
            try await fetch(table, "", limit: DataModel.maxRows + 1)
            guard rows[table.name, default: []].count > DataModel.maxRows else { continue }
            sampled.insert(table.name)
            (rows[table.name], addresses[table.name], known[table.name]) = ([], [], [])
            let isParent = tables.contains { other in other.references.contains { $0.table == table.name } }
            try await pick(table, isParent ? Self.maxParents : Self.most, tables)
        }
        if sampled.isEmpty { return }
        for _ in 0..<3 {
            let before = rows.mapValues(\.count)
            for table in tables.reversed() { try await addParents(of: table, tables) }
            for table in tables where sampled.contains(table.name) { try await addChildren(to: table, tables) }
            if rows.mapValues(\.count) == before { break }
        }
        for table in tables.reversed() { try await addParents(of: table, tables) }
    }

    // MARK: Choosing rows

    private mutating func pick(_ table: DataTable, _ count: Int, _ tables: [DataTable]) async throws(PostgresError) {
        for (index, column) in table.columns.enumerated() {
            let name = SQL.identifier(column.name)
            for literal in (boundaries.values[column.name] ?? []).prefix(4) {
                let value = "\(SQL.literal(literal))::\(column.type)"
                try await fetch(table, "WHERE \(name) = \(value)", limit: 15, mayFail: true)
                try await fetch(table, "WHERE \(name) < \(value) ORDER BY \(name) DESC", limit: 4, mayFail: true)
                try await fetch(table, "WHERE \(name) > \(value) ORDER BY \(name)", limit: 4, mayFail: true)
            }
            guard boundaries.names.contains(column.name), !table.isInKey(index) else { continue }
            try await fetch(table, "ORDER BY \(name)", limit: 3, mayFail: true)
            try await fetch(table, "ORDER BY \(name) DESC NULLS LAST", limit: 3, mayFail: true)
            if !column.isNotNull { try await fetch(table, "WHERE \(name) IS NULL", limit: 12) }
        }
        for reference in table.references where reference.table != table.name {
            guard let parent = tables.first(where: { $0.name == reference.table }) else { continue }
            if sampled.contains(parent.name) {
                let keys = keys(of: parent, reference.targets)
                try await fetch(table, Self.condition(table, reference.columns, keys), limit: 2 * Self.most)
            } else {
                let perParent = max(1, count / max(1, rows[parent.name, default: []].count))
                try await fetch(table, Self.someOfEach(table, reference.columns, perParent), limit: count)
            }
        }
        let total = try await session.query("SELECT count(*) FROM \(table.sql)").rows[0, 0].flatMap { Double($0) } ?? 1
        let share = min(100, 130 * Double(count) / total)
        try await fetch(table, "", source: "\(table.sql) TABLESAMPLE BERNOULLI (\(share)) REPEATABLE (7)", limit: count, mayFail: true)
    }

    /// Adds the rows that a table's rows refer to, if those are from a sampled table.
    private mutating func addParents(of table: DataTable, _ tables: [DataTable]) async throws(PostgresError) {
        for reference in table.references {
            guard sampled.contains(reference.table), let parent = tables.first(where: { $0.name == reference.table }) else { continue }
            let missing = keys(of: table, reference.columns).subtracting(keys(of: parent, reference.targets))
            try await fetch(parent, Self.condition(parent, reference.targets, missing), limit: Self.limit)
        }
    }

    /// Adds one referring row for each row that has some, but none in the sample.
    private mutating func addChildren(to table: DataTable, _ tables: [DataTable]) async throws(PostgresError) {
        for reference in table.references where reference.table != table.name {
            guard let parent = tables.first(where: { $0.name == reference.table }),
                rows[table.name, default: []].count < Self.limit
            else { continue }
            let missing = keys(of: parent, reference.targets).subtracting(keys(of: table, reference.columns))
            guard !missing.isEmpty else { continue }
            let columns = reference.columns.map { SQL.identifier(table.columns[$0].name) }.joined(separator: ", ")
            try await fetch(
                table, Self.condition(table, reference.columns, missing) + " ORDER BY \(columns)", distinct: "DISTINCT ON (\(columns))",
                limit: Self.limit)
        }
    }

    // MARK: Reading

    private func keys(of table: DataTable, _ columns: [Int]) -> Set<[String]> {
        Set(
            rows[table.name, default: []].compactMap { row in
                let key = columns.compactMap { row[$0] }
                return key.count == columns.count ? key : nil
            })
    }

    private static func condition(_ table: DataTable, _ columns: [Int], _ keys: Set<[String]>) -> String {
        if keys.isEmpty { return "WHERE false" }
        let names = columns.map { SQL.identifier(table.columns[$0].name) }
        let values = keys.sorted { $0.lexicographicallyPrecedes($1) }.map { key in
            "(" + zip(key, columns).map { "\(SQL.literal($0))::\(table.columns[$1].type)" }.joined(separator: ", ") + ")"
        }
        return "WHERE (\(names.joined(separator: ", "))) IN (\(values.joined(separator: ", ")))"
    }

    private static func someOfEach(_ table: DataTable, _ columns: [Int], _ count: Int) -> String {
        let names = columns.map { SQL.identifier(table.columns[$0].name) }.joined(separator: ", ")
        return """
            WHERE (tableoid, ctid) IN (SELECT o, c FROM (
                SELECT tableoid AS o, ctid AS c, row_number() OVER (PARTITION BY \(names)) AS number FROM \(table.sql)) AS numbered
            WHERE number <= \(count))
            """
    }

    /// Adds the rows that are not there yet. With `mayFail`, a query that the server rejects adds nothing.
    private mutating func fetch(
        _ table: DataTable, _ condition: String, source: String? = nil, distinct: String = "", limit: Int, mayFail: Bool = false
    ) async throws(PostgresError) {
        if condition == "WHERE false" { return }
        let list = table.columns.map { ", " + SQL.identifier($0.name) + "::text" }.joined()
        let result: RowTable
        do throws(PostgresError) {
            result = try await session.query(
                "SELECT \(distinct) tableoid, ctid\(list) FROM \(source ?? table.sql) \(condition) LIMIT \(limit)"
            ).rows
        } catch {
            guard mayFail, case .server = error else { throw error }
            return
        }
        for row in 0..<result.count {
            let address = result[row, 1] ?? ""
            guard known[table.name, default: []].insert("\(result[row, 0] ?? "") \(address)").inserted else { continue }
            addresses[table.name, default: []].append(address)
            rows[table.name, default: []].append(table.columns.indices.map { result[row, $0 + 2] })
        }
    }
}
