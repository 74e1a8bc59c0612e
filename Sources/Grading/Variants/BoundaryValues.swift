import Postgres
import SQLText

/// The boundary values of a script, for the columns of the tables to vary.
struct BoundaryValues {
    let model: DataModel
    let focus: [DataTable]
    let boundaries: Boundaries

    private static let most = 40
    private static let mostDecimals = 4

    /// Values on the boundary, just below, and just above it; values beyond all existing ones; and texts that contain a searched text.
    var all: [BoundaryValue] {
        var values: [BoundaryValue] = []
        for table in focus {
            values += misplaced(in: table)
            for (index, column) in table.columns.enumerated()
            where !column.isGenerated && (!table.isInKey(index) || table.isPartOfKeyOnly(index)) && !isReference(index, table)
                && !table.fixed.contains(index)
            {
                let literals = plausible(boundaries.values[column.name] ?? [], for: index, in: table)
                for literal in literals {
                    let near = texts(near: literal, column.family, step: step(of: index, in: table))
                    let isKnown = near.isEmpty && model.base[table.name].contains { model.codes.text($0.values[index]) == literal }
                    for (place, text) in (isKnown ? [literal] : near).enumerated()
                    where !column.isInteger || Int(text) != nil {
                        values.append(BoundaryValue(table: table.name, column: index, text: text, isExact: place == 0))
                    }
                }
                if column.family == .json, boundaries.names.contains(column.name) {
                    values += documentNumbers(index, in: table).map { path, text in
                        BoundaryValue(table: table.name, column: index, text: text, isPart: true, way: BoundaryValue.inDocument, path: path)
                    }
                }
                if let bound = column.boundFamily {
                    for literal in boundaries.values[column.name] ?? [] {
                        for (place, text) in texts(near: literal, bound, step: 1).prefix(3).enumerated() {
                            values += [BoundaryValue.lowerBound, BoundaryValue.upperBound].map {
                                BoundaryValue(table: table.name, column: index, text: text, isExact: place == 0, isPart: true, way: $0)
                            }
                        }
                    }
                }
                values += timesOfDay(index, in: table).map { text in
                    BoundaryValue(table: table.name, column: index, text: text, isPart: true, way: BoundaryValue.timeOfDay)
                }
                values += extremes(of: index, in: table).map { BoundaryValue(table: table.name, column: index, text: $0, isExact: false) }
                guard column.family == .text else { continue }
                for pattern in (boundaries.patterns[column.name] ?? []).map(\.text) {
                    let bare = String(pattern.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
                    for text in pattern == bare ? [bare] : [pattern, bare] where !text.isEmpty {
                        values += (0..<3).map { BoundaryValue(table: table.name, column: index, text: text, isPart: true, way: $0) }
                    }
                }
                for literal in literals where !table.isUnique(index) {
                    // Searching within the text matches this; comparing the whole text doesn't.
                    values.append(BoundaryValue(table: table.name, column: index, text: "\(literal) \(literal)", isExact: false))
                }
            }
        }
        return Array(values.prefix(Self.most))
    }

    /// Texts of columns without repeats that contain what a pattern requires at one end, but not there.
    private func misplaced(in table: DataTable) -> [BoundaryValue] {
        table.columns.indices.filter { column in
            table.isUnique(column) && !table.primary.contains(column) && table.columns[column].family == .text
                && !table.columns[column].isGenerated && !table.fixed.contains(column) && !isReference(column, table)
                && !model.referrers(to: table.name).contains { $0.reference.targets.contains(column) }
        }.flatMap { column in
            (boundaries.patterns[table.columns[column].name] ?? []).compactMap { pattern in
                pattern.misplacing.map { BoundaryValue(table: table.name, column: column, text: pattern.text, isPart: true, way: $0) }
            }
        }
    }

    /// The literals that may be values of a column. For a text column, they contain a letter or digit, digits only if the column does, the
    /// punctuation that every value has, and none that no value has. This excludes separators.
    private func plausible(_ literals: [String], for column: Int, in table: DataTable) -> [String] {
        guard table.columns[column].family == .text else { return literals }
        let known = Set(model.base[table.name].compactMap { model.codes.text($0.values[column]) })
        let all = Set(known.joined())
        let some = all.filter { !$0.isPlain }
        let always = all.filter { sign in !sign.isLetter && !sign.isNumber && known.allSatisfy { $0.contains(sign) } }
        let hasDigits = all.contains(where: \.isNumber)
        return literals.filter { literal in
            known.contains(literal)
                || literal.contains { $0.isLetter || $0.isNumber && hasDigits } && always.isSubset(of: literal)
                    && literal.allSatisfy { $0.isPlain || some.contains($0) }
        }
    }

    /// Numbers for documents, by path: constants, and those just below and above; and one between the numbers that occur. All within the
    /// range of the numbers at that path.
    private func documentNumbers(_ column: Int, in table: DataTable) -> [(path: [String], text: String)] {
        var known: [[String]: [Double]] = [:]
        for document in model.base[table.name].compactMap({ model.codes.text($0.values[column]) }) {
            for (path, value) in DocumentPaths.values(in: document) {
                if let number = Double(value) { known[path, default: []].append(number) }
            }
        }
        let literals = boundaries.values[table.columns[column].name] ?? []
        let constants = literals.compactMap { Double($0) }
        let named = known.filter { literals.contains($0.key.last ?? "") }
        return (named.isEmpty ? known : named).sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { path, known in
            guard let least = known.min(), let most = known.max() else { return [(path: [String], text: String)]() }
            let numbers = constants.flatMap { [$0, $0 - 1, $0 + 1] } + [((least + most) / 2).rounded()]
            return numbers.filter { (least...most).contains($0) }.map { (path, Perturber.written($0)) }
        }
    }

    /// The times of day among the constants, and those just before and after; a number is an hour where the script mentions hours. By the
    /// minute, if that is how the times are given.
    private func timesOfDay(_ column: Int, in table: DataTable) -> [String] {
        guard table.columns[column].family == .timestamp else { return [] }
        let literals = boundaries.values[table.columns[column].name] ?? []
        let hasHours = boundaries.names.contains("hour") || literals.contains("hour")
        let isByMinute = model.base[table.name].allSatisfy { model.codes.text($0.values[column]).map { $0.hasSuffix(":00") } ?? true }
        return literals.flatMap { literal -> [String] in
            let parts = literal.split(separator: ":").map { Int($0) ?? .max }
            guard (hasHours ? 1...3 : 2...3).contains(parts.count), zip(parts, [23, 59, 59]).allSatisfy({ (0...$1).contains($0) }) else {
                return []
            }
            let second = parts.reduce((0, 3_600)) { ($0.0 + $1 * $0.1, $0.1 / 60) }.0
            return [0, -1, 1].map { second + $0 * (isByMinute ? 60 : 1) }.filter { (0..<86_400).contains($0) }
                .map { String(CanonicalMoment.moment(Double($0) * 1_000_000).dropFirst(11)) }
        }
    }

    /// Moments around midnight in the time zones among these literals, in winter and in summer, where another offset gives another day;
    /// and what columns are compared with, as a moment there.
    func nights(in literals: Set<String>, _ session: PostgresSession) async throws(PostgresError) -> [BoundaryValue] {
        var values: [BoundaryValue] = []
        let words = literals.filter { $0.hasPrefix("'") }.flatMap { $0.dropFirst().dropLast().split(separator: " ") }
        for zone in Set(words.filter { $0.contains("/") }).sorted() {
            for table in focus {
                for (index, column) in table.columns.enumerated()
                where column.family == .timestampWithZone && boundaries.names.contains(column.name)
                    && (!table.isInKey(index) || table.isPartOfKeyOnly(index))
                {
                    guard let day = model.base[table.name].lazy.compactMap({ model.codes.text($0.values[index]) }).first else { continue }
                    let compared = (boundaries.values[column.name] ?? []).map { $0.split(separator: " ").filter { !$0.contains("/") } }
                        .map { $0.joined(separator: " ") }.filter { CanonicalMoment($0.utf8) != nil }
                    do throws(PostgresError) {
                        let rows = try await session.query(
                            """
                            SELECT (here AT TIME ZONE $2 AT TIME ZONE 'UTC')::text || '+00', is_exact
                            FROM (SELECT date_trunc('year', $1::timestamp) + night, false
                                  FROM unnest('{14 days 23:30, 15 days 00:30, 6 mons 14 days 23:30, 6 mons 15 days 00:30}'::interval[])
                                      AS night
                                  UNION SELECT moment + step, step = '0'
                                  FROM unnest($3::timestamp[]) AS moment, unnest('{0, 1 s, -1 s, 368 days, -363 days}'::interval[]) AS step
                                 ) AS moments (here, is_exact)
                            ORDER BY here
                            """, parameters: [String(day.prefix(10)), String(zone), "{\(compared.joined(separator: ","))}"]
                        ).rows
                        values += (0..<rows.count).compactMap { row in
                            rows[row, 0].map { BoundaryValue(table: table.name, column: index, text: $0, isExact: rows[row, 1] == "t") }
                        }
                    } catch {
                        // Not the name of a time zone.
                        guard case .server = error else { throw error }
                    }
                }
            }
        }
        return values
    }

    /// Values below the minimum and above the maximum: by half for numbers, by a year for dates.
    private func extremes(of column: Int, in table: DataTable) -> [String] {
        let known = model.base[table.name].compactMap { model.codes.measure($0.values[column]) }
        guard let least = known.min(), let most = known.max() else { return [] }
        switch table.columns[column].family {
        case .number, .float:
            let step = step(of: column, in: table)
            // Use no more digits than the data has.
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

    /// The values that pass the CHECK conditions on their column.
    func allowed(in session: PostgresSession) async throws(PostgresError) -> [BoundaryValue] {
        var allowed: [BoundaryValue] = []
        for value in all {
            guard let table = focus.first(where: { $0.name == value.table }) else { continue }
            let column = table.columns[value.column]
            let conditions = table.conditions.filter { $0.column == value.column }
            if conditions.isEmpty || value.isPart {
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

    /// The smallest difference between values of a column.
    private func step(of column: Int, in table: DataTable) -> Double {
        let texts = model.base[table.name].compactMap { model.codes.text($0.values[column]) }
        let decimals = texts.map { text in text.firstIndex(of: ".").map { text[$0...].count - 1 } ?? 0 }.max() ?? 0
        return 1 / min(decimals, Self.mostDecimals).powerOfTen
    }

    /// The value itself comes first.
    private func texts(near literal: String, _ family: ValueFamily, step: Double) -> [String] {
        switch family {
        case .number, .float:
            guard let number = Double(literal) else { return [] }
            return [number, number - step, number + step].map { Perturber.written(($0 * 1_000_000).rounded() / 1_000_000) }
        case .date:
            guard let day = CanonicalMoment(literal.utf8)?.day else { return [] }
            // The same season in other years, for queries that should also check the year.
            return [day, day - 1, day + 1, day + 368, day - 363].map(CanonicalMoment.date)
        case .timestamp, .timestampWithZone:
            guard let day = CanonicalMoment(literal.utf8)?.day else { return [] }
            let midnights = [CanonicalMoment.date(day: day) + " 00:00:00", CanonicalMoment.date(day: day - 1) + " 23:59:59"]
            let given = ValueCodes.measure(literal)
            let around = given.map { [$0, $0 - 1_000_000, $0 + 1_000_000].map(CanonicalMoment.moment) } ?? []
            let later = [CanonicalMoment.date(day: day) + " 15:30:00", CanonicalMoment.date(day: day + 1) + " 00:00:00"]
            let otherYears = [day + 368, day - 363].map { CanonicalMoment.date(day: $0) + " 12:00:00" }
            return (literal.contains(":") ? around : []) + midnights + later + otherYears
        case .text, .paddedText: return [literal]
        default: return []
        }
    }
}

extension Character {
    fileprivate var isPlain: Bool { isLetter || isNumber || isWhitespace }
}
