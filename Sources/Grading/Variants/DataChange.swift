import Course
import Postgres
import SQLText

/// The commands that turn the given data into another version. Constraints hold at every step.
struct DataChange {
    let model: DataModel
    let codes: ValueCodes

    /// - Parameters:
    ///   - order: if unchanged rows must be rewritten too, the random numbers that determine their new order.
    func commands(to state: DataState, rewriting order: SeededRandom? = nil) -> [String] {
        var removals: [String] = []
        var random = order
        // The given data is already complete, and stays.
        let isGiven = state == model.base && model.tables.contains(where: \.isSampled)
        let emptied = emptied(for: state)
        let rebuilt = isGiven ? [] : model.tables.filter { emptied.contains($0.name) }
        var commands = rebuilt.isEmpty ? [] : ["TRUNCATE " + rebuilt.map(\.sql).joined(separator: ", ")]
        for table in model.tables where !emptied.contains(table.name) {
            let before = model.base[table.name]
            let after = state[table.name]
            let kept = Set(after.compactMap(\.origin))
            let gone = before.indices.filter { !kept.contains($0) }
            let isRewritten = random != nil
            let changed = after.filter { row in row.origin.map { isRewritten || before[$0].values != row.values } ?? false }
            var added = after.filter { $0.origin == nil }
            // Triggers must see what really happens: a changed row must be updated, not deleted and inserted again.
            if table.isReferenced || table.hasTriggers {
                commands += insertion(of: added, into: table)
                commands += updates(of: changed, in: table, &random)
                removals.insert(contentsOf: deletion(of: gone, from: table), at: 0)
            } else {
                commands += deletion(of: gone + changed.compactMap(\.origin), from: table)
                added += changed
                commands += insertion(of: random?.shuffled(added) ?? added, into: table)
            }
        }
        for table in rebuilt { commands += insertion(of: random?.shuffled(state[table.name]) ?? state[table.name], into: table) }
        return commands + removals
    }

    /// The tables to empty and refill: those that must be rebuilt, those in which a row's required key changes, and all that refer to
    /// these.
    private func emptied(for state: DataState) -> Set<String> {
        var names = Set(
            model.tables.filter { table in
                if table.isRebuilt || !table.mayRebuild || !table.isReferenced { return table.isRebuilt }
                let keys = table.columns.indices.filter { table.isInKey($0) && table.columns[$0].isNotNull }
                let before = model.base[table.name]
                return state[table.name].contains { row in row.origin.map { before[$0].key(keys) != row.key(keys) } ?? false }
            }.map(\.name))
        let tables = Dictionary(model.tables.map { ($0.name, $0) }) { first, _ in first }
        DataReader.addReferrers(in: tables, to: &names)
        return names
    }

    private func deletion(of rows: [Int], from table: DataTable) -> [String] {
        guard !rows.isEmpty, let addresses = model.addresses[table.name] else { return [] }
        return ["DELETE FROM \(table.sql) \(Self.place(of: rows, addresses))"]
    }

    private static func place(of rows: [Int], _ addresses: [String]) -> String {
        "WHERE ctid = ANY ('{\(rows.map { "\"\(addresses[$0])\"" }.joined(separator: ","))}'::pg_catalog.tid[])"
    }

    private func insertion(of rows: [DataState.Row], into table: DataTable) -> [String] {
        let columns = table.columns.indices.filter { !table.columns[$0].isGenerated }
        guard !rows.isEmpty, !columns.isEmpty else { return [] }
        let names = columns.map { SQL.identifier(table.columns[$0].name) }.joined(separator: ", ")
        let values = rows.map { row in "(" + columns.map { literal(row.values[$0]) }.joined(separator: ", ") + ")" }
        return ["INSERT INTO \(table.sql) (\(names)) OVERRIDING SYSTEM VALUE VALUES \(values.joined(separator: ", "))"]
    }

    private func updates(of rows: [DataState.Row], in table: DataTable, _ random: inout SeededRandom?) -> [String] {
        guard !rows.isEmpty, let addresses = model.addresses[table.name] else { return [] }
        let before = model.base[table.name]
        var columns = table.columns.indices.filter { column in
            rows.contains { row in row.origin.map { before[$0].values[column] != row.values[column] } ?? false }
        }
        if columns.isEmpty, random != nil {
            columns = table.columns.indices.filter { !table.isInKey($0) && !table.columns[$0].isGenerated }.prefix(1).map { $0 }
        }
        guard !columns.isEmpty else { return [] }
        // Rewritten rows are stored after those rewritten before.
        var parts = [rows]
        if let shuffled = random?.shuffled(rows) {
            parts = (0..<4).map { part in shuffled.enumerated().filter { $0.offset % 4 == part }.map(\.element) }.filter { !$0.isEmpty }
        }
        var commands: [String] = []
        // A unique value must be freed before another row can take it.
        let unique = columns.filter { table.isInKey($0) }
        if !unique.isEmpty {
            let freed = unique.map { "\(SQL.identifier(table.columns[$0].name)) = NULL" }.joined(separator: ", ")
            commands.append("UPDATE \(table.sql) SET \(freed) \(Self.place(of: rows.compactMap(\.origin), addresses))")
        }
        // That moves the rows, so from here on they are identified by their keys.
        let keys = unique.isEmpty ? [] : table.primary
        for part in parts {
            let values = part.map { row in
                let address = row.origin.map { addresses[$0] } ?? ""
                return "('\(address)'::pg_catalog.tid" + (keys + columns).map { ", " + literal(row.values[$0]) }.joined() + ")"
            }
            let places = (keys.indices.map { "k\($0)" } + columns.indices.map { "c\($0)" }).map { ", " + $0 }.joined()
            let changes = columns.enumerated().map { place, column in
                "\(SQL.identifier(table.columns[column].name)) = v.c\(place)::\(table.columns[column].type)"
            }
            let conditions =
                keys.isEmpty
                ? ["t.ctid = v.address"]
                : keys.enumerated().map { place, column in
                    "t.\(SQL.identifier(table.columns[column].name)) = v.k\(place)::\(table.columns[column].type)"
                }
            commands.append(
                """
                UPDATE \(table.sql) AS t SET \(changes.joined(separator: ", "))
                FROM (VALUES \(values.joined(separator: ", "))) AS v (address\(places)) WHERE \(conditions.joined(separator: " AND "))
                """)
        }
        return commands
    }

    private func literal(_ code: Int) -> String { codes.text(code).map(SQL.literal) ?? "NULL" }
}

extension SeededRandom {
    fileprivate mutating func shuffled<Element>(_ elements: [Element]) -> [Element] { elements.shuffled(using: &self) }
}
