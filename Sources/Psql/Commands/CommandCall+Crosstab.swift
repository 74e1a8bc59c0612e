import Postgres
import SQLText

/// `\crosstabview`: the values of one column become rows, those of another become columns.
extension CommandCall {
    /// The server's maximum number of columns.
    private static let maxColumns = 1600

    func goCrosstab() async throws -> Bool {
        let words = try (0..<4).map { _ in try word(.pattern) }
        guard let result = try await collect(statement(), upTo: .max) else { return false }
        try await host.show(.report(Report(title: "", result: crossTable(of: result, words))))
        return true
    }

    private func crossTable(of result: QueryResult, _ words: [String?]) throws -> QueryResult {
        guard result.columns.count >= 3 else {
            throw ScriptCommandError("\\crosstabview: query must return at least three columns")
        }
        let vertical = try words[0].map { try index(of: $0, in: result.columns) } ?? 0
        let horizontal = try words[1].map { try index(of: $0, in: result.columns) } ?? 1
        guard vertical != horizontal else {
            throw ScriptCommandError("\\crosstabview: vertical and horizontal headers must be different columns")
        }
        let others = result.columns.indices.filter { $0 != vertical && $0 != horizontal }
        guard let data = try words[2].map({ try index(of: $0, in: result.columns) }) ?? (others.count == 1 ? others[0] : nil) else {
            throw ScriptCommandError("\\crosstabview: name the column of the values, as the statement returns more than three columns")
        }
        let order = try words[3].map { try index(of: $0, in: result.columns) }

        let rows = result.rows.all
        let down = Headers(rows.map { $0[vertical] })
        var across = Headers(rows.map { $0[horizontal] })
        guard across.values.count < Self.maxColumns else { throw ScriptCommandError("\\crosstabview: there are more than 1,600 columns") }
        if let order { across.sort(by: rows.map { ($0[horizontal], $0[order]) }) }
        // A cell without a value is empty, unlike a cell with NULL.
        let null = runner.style.null
        var cells: [[String?]] = Array(repeating: Array(repeating: nil, count: across.values.count), count: down.values.count)
        for row in rows {
            guard let y = down.places[row[vertical]], let x = across.places[row[horizontal]] else { continue }
            guard cells[y][x] == nil else {
                let place = "row \(row[vertical] ?? "(null)"), column \(row[horizontal] ?? "(null)")"
                throw ScriptCommandError("\\crosstabview: the result has several values for \(place)")
            }
            cells[y][x] = row[data] ?? null
        }
        let columns =
            [result.columns[vertical]]
            + across.values.map { value in
                Column(name: value ?? null, typeOID: result.columns[data].typeOID)
            }
        let table = zip(down.values, cells).map { header, cells in [header ?? null] + cells.map { $0 ?? "" } }
        return QueryResult(columns: columns, rows: RowTable(table, columnCount: columns.count))
    }

    /// The index of a column, given by its number from 1 or by its name.
    private func index(of word: String, in columns: [Column]) throws -> Int {
        if let number = Int(word) {
            guard columns.indices.contains(number - 1) else {
                throw ScriptCommandError("\\crosstabview: there is no column \(number); the statement returns \(columns.count)")
            }
            return number - 1
        }
        let isQuoted = word.hasPrefix("\"") && word.hasSuffix("\"") && word.count > 1
        let name = isQuoted ? String(word.dropFirst().dropLast()).replacing("\"\"", with: "\"") : word.lowercased()
        let found = columns.indices.filter { columns[$0].name == name }
        guard found.count == 1 else {
            throw ScriptCommandError("\\crosstabview: \(found.isEmpty ? "no column is named" : "several columns are named") \(name)")
        }
        return found[0]
    }

    /// The distinct values of a column, in the order in which they were returned.
    private struct Headers {
        var values: [String?] = []
        var places: [String?: Int] = [:]

        init(_ column: [String?]) {
            for value in column where places[value] == nil {
                places[value] = values.count
                values.append(value)
            }
        }

        /// Sorts by integer keys that belong to the values; the last key of a value counts. Values without a key come first.
        mutating func sort(by keys: [(value: String?, key: String?)]) {
            let ranks = Dictionary(keys.map { ($0.value, $0.key.flatMap { Int($0) } ?? Int.min) }) { _, last in last }
            self = Headers(
                values.enumerated().sorted { one, other in
                    (ranks[one.element] ?? Int.min, one.offset) < (ranks[other.element] ?? Int.min, other.offset)
                }.map(\.element))
        }
    }
}
