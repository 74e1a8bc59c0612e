import Postgres

/// What the values at the boundaries of a script are in the columns of the tables that are varied.
struct BoundaryValues {
    let model: DataModel
    let focus: [DataTable]
    let boundaries: Boundaries

    private static let most = 40

    /// On the boundary, just below and just above it; beyond all that is there; and texts that hold what is looked for.
    var all: [BoundaryValue] {
        var values: [BoundaryValue] = []
        for table in focus {
            for (index, column) in table.columns.enumerated()
            where !column.isGenerated && !table.isInKey(index) && !isReference(index, table) && !table.fixed.contains(index) {
                for literal in boundaries.values[column.name] ?? [] {
                    for (place, text) in texts(near: literal, column.family, step: step(of: index, in: table)).enumerated() {
                        values.append(BoundaryValue(table: table.name, column: index, text: text, isExact: place == 0))
                    }
                }
                values += extremes(of: index, in: table).map { BoundaryValue(table: table.name, column: index, text: $0, isExact: false) }
                guard column.family == .text else { continue }
                for pattern in boundaries.patterns[column.name] ?? [] {
                    let bare = String(pattern.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
                    for text in pattern == bare ? [bare] : [pattern, bare] where !text.isEmpty {
                        values += (0..<3).map { BoundaryValue(table: table.name, column: index, text: text, isPattern: true, way: $0) }
                    }
                }
                for literal in boundaries.values[column.name] ?? [] where !table.isUnique(index) {
                    // Who looks for a word within finds more than who looks for the whole.
                    values.append(BoundaryValue(table: table.name, column: index, text: "\(literal) \(literal)", isExact: false))
                }
            }
        }
        return Array(values.prefix(Self.most))
    }

    /// Beyond the least and the most that is there: by half for numbers, by a year for days.
    private func extremes(of column: Int, in table: DataTable) -> [String] {
        let known = model.base[table.name].compactMap { model.codes.measure($0.values[column]) }
        guard let least = known.min(), let most = known.max() else { return [] }
        switch table.columns[column].family {
        case .number, .float:
            let step = step(of: column, in: table)
            // No more digits than the data has.
            let ceiling = String(Int(min(abs(most), 1e15))).count.powerOfTen - step
            return [min(most + max(1, (most / 2).rounded()) + (step < 1 ? 0.5 : 0), ceiling), least / 2].map {
                Perturber.written(($0 / step).rounded() * step)
            }
        case .timestamp, .timestampWithZone:
            return [most + 366 * 86_400_000_000 + 60_000_000, least - 365 * 86_400_000_000].map(CanonicalMoment.moment)
        case .date: return [Int(most / 86_400_000_000) + 366, Int(least / 86_400_000_000) - 365].map(CanonicalMoment.date)
        default: return []
        }
    }

    /// Those that the conditions on single columns allow.
    func allowed(in session: PostgresSession) async throws(PostgresError) -> [BoundaryValue] {
        var allowed: [BoundaryValue] = []
        for value in all {
            guard let table = focus.first(where: { $0.name == value.table }) else { continue }
            let column = table.columns[value.column]
            let conditions = table.conditions.filter { $0.column == value.column }
            if conditions.isEmpty || value.isPattern {
                allowed.append(value)
                continue
            }
            let condition = conditions.map { "(\($0.sql))" }.joined(separator: " AND ")
            do throws(PostgresError) {
                let rows = try await session.query(
                    "SELECT coalesce(\(condition), true) FROM (SELECT $1::text::\(column.type) AS \(SQL.identifier(column.name))) AS value",
                    parameters: [value.text]
                ).rows
                if rows[0, 0] == "t" { allowed.append(value) }
            } catch {
                guard case .server = error else { throw error }
            }
        }
        return allowed
    }

    private func isReference(_ column: Int, _ table: DataTable) -> Bool { table.references.contains { $0.columns.contains(column) } }

    /// The least by which values of a column differ.
    private func step(of column: Int, in table: DataTable) -> Double {
        let texts = model.base[table.name].compactMap { model.codes.text($0.values[column]) }
        return texts.contains { $0.contains(".") } ? 0.01 : 1
    }

    /// The value itself first.
    private func texts(near literal: String, _ family: ValueFamily, step: Double) -> [String] {
        switch family {
        case .number, .float:
            guard let number = Double(literal) else { return [] }
            return [number, number - step, number + step].map { Perturber.written(($0 * 1_000_000).rounded() / 1_000_000) }
        case .date:
            guard let day = CanonicalMoment(literal.utf8)?.day else { return [] }
            // The same time of another year is another time.
            return [day, day - 1, day + 1, day + 368, day - 363].map(CanonicalMoment.date)
        case .timestamp, .timestampWithZone:
            guard let day = CanonicalMoment(literal.utf8)?.day else { return [] }
            let midnights = [CanonicalMoment.date(day: day) + " 00:00:00", CanonicalMoment.date(day: day - 1) + " 23:59:59"]
            let given = ValueCodes.measure(literal)
            let around = given.map { [$0, $0 - 1_000_000, $0 + 1_000_000].map(CanonicalMoment.moment) } ?? []
            let later = [CanonicalMoment.date(day: day) + " 15:30:00", CanonicalMoment.date(day: day + 1) + " 00:00:00"]
            return (literal.contains(":") ? around : []) + midnights + later
        case .text, .paddedText: return [literal]
        default: return []
        }
    }
}
