import Explanations
import Postgres
import SQLText

/// Changes to a table that show what its triggers do: of a few rows, to nearby values, and to those that the triggers' functions and
/// conditions compare with.
struct TriggerChanges {
    private struct Column {
        var name: String
        var type: String
        var isNullable: Bool
        /// The triggers' functions or conditions mention it.
        var isMentioned: Bool
        /// It refers to another table.
        var isReference: Bool
        /// The smallest number in it.
        var least: Double?

        var written: String { SQL.written(name) }
        var isNumber: Bool { TypeName.isNumber(type) }
        var isText: Bool { TypeName.isText(type) }
        var isMoment: Bool { type.hasPrefix("timestamp") }
        /// A small difference between two numbers of the type.
        var step: Double { TypeName.isInteger(type) ? 1 : TypeName.digits(of: type).map { 1 / $0.scale.powerOfTen } ?? 0.01 }
    }

    private let inspector: Inspector
    /// As a learner would write it.
    private let name: String
    private let key: [String]
    /// Those that can be given a value.
    private var columns: [Column] = []
    /// One column of each unique set, which must get a new value in a copy of a row.
    private var incremented: Set<String> = []
    private let numbered: Set<String>
    /// The constants in the triggers' functions and conditions.
    private let constants: [String]
    private let labels: [String: [String]]

    private(set) var all: [String] = []

    /// How many changes are made.
    private static let most = 240

    init(to table: String, _ definitions: Definitions, _ inspector: Inspector) async throws(PostgresError) {
        self.inspector = inspector
        name = Self.written(table)
        labels = definitions.enumerations
        let facts = definitions.tables[table] ?? []
        func parts(_ part: DefinitionDifference.Part) -> [Set<String>] { facts.filter { $0.part == part }.map(\.columnNames) }
        key = parts(.primaryKey).first?.sorted() ?? []
        numbered = Set(parts(.identity).joined())
        _ = try await inspector.session.query("SET LOCAL search_path = \"$user\", public")
        let texts = try await inspector.strings(
            """
            SELECT concat(prosrc, ' ', substring(pg_get_triggerdef(t.oid) FROM ' WHEN .*'))
            FROM pg_trigger AS t JOIN pg_proc AS p ON p.oid = tgfoid WHERE tgrelid = \(SQL.literal(name))::regclass AND NOT tgisinternal
            ORDER BY tgname
            """)
        let script = Script(texts.joined(separator: " "))
        constants = script.constants.sorted()
        let computed = facts.filter { $0.part == .defaultValue && $0.value.hasPrefix("generated ") }.map(\.columns)
        for fact in facts.filter({ $0.part == .type && !computed.contains($0.columns) }).sorted(by: { $0.columns < $1.columns }) {
            var column = Column(
                name: fact.columns, type: fact.value, isNullable: !parts(.nullability).contains([fact.columns]),
                isMentioned: script.words[fact.columns.lowercased()] != nil, isReference: parts(.foreignKey).contains([fact.columns]))
            if column.isNumber {
                column.least = try await inspector.strings("SELECT min(\(column.written))::text FROM \(name)").first.flatMap { Double($0) }
            }
            columns.append(column)
        }
        for unique in parts(.primaryKey) + parts(.unique) {
            let free = columns.filter { unique.contains($0.name) && !numbered.contains($0.name) }
            guard free.count == unique.count, !free.contains(where: { incremented.contains($0.name) }) else { continue }
            let own = free.filter { column in !parts(.foreignKey).contains { $0.contains(column.name) } }
            if let column = own.last ?? free.last { incremented.insert(column.name) }
        }
        all = try await changes()
        _ = try await inspector.session.query("SET LOCAL search_path = pg_catalog, pg_temp")
    }

    /// Changes of one column at a time.
    private func changes() async throws(PostgresError) -> [String] {
        let ends = try await self.ends("")
        let others = columns.filter { !key.contains($0.name) }
        let mentioned = others.filter(\.isMentioned)
        var changes = ends.flatMap { place in
            others.flatMap { column in nearby(column).map { update(column, $0, place) } } + [insert(place), delete(place)]
        }
        var places = Set(ends)
        for column in mentioned where column.isNullable && !key.isEmpty {
            for test in ["IS NULL", "IS NOT NULL"] {
                places.formUnion(try await self.ends("WHERE \(column.written) \(test)").prefix(1))
            }
        }
        // The same row again, and one that differs in what it refers to.
        for place in places.sorted() {
            changes.append(insert(place))
            for column in others where column.isReference {
                let other = "(SELECT min(t.\(column.written)) FROM \(name) AS t WHERE t.\(column.written) <> \(name).\(column.written))"
                changes.append(insert(place, column, other))
            }
        }
        for column in mentioned {
            for value in telling(column) {
                changes += places.sorted().map { update(column, value, $0) } + ends.prefix(1).map { insert($0, column, value) }
            }
        }
        if ends.count == 2, let column = mentioned.first ?? others.first, let value = nearby(column).last {
            let both = " WHERE " + ends.map { $0.dropFirst(" WHERE ".count) }.joined(separator: " OR ")
            changes += [update(column, column.isNullable ? column.written : value, both), delete(both)]
        }
        var seen: Set<String> = []
        return Array(changes.filter { seen.insert($0).inserted }.prefix(Self.most))
    }

    // MARK: Commands

    private func update(_ column: Column, _ value: String, _ place: String) -> String {
        "UPDATE \(name) SET \(column.written) = \(value)\(place)"
    }

    private func delete(_ place: String) -> String { "DELETE FROM \(name)\(place)" }

    /// Inserts a copy of a row, with another value for one column, and new ones where they must be unique.
    private func insert(_ place: String, _ changed: Column? = nil, _ value: String = "") -> String {
        let given = columns.filter { !numbered.contains($0.name) }
        let list = given.map { column -> String in
            if column.name == changed?.name { return value }
            if !incremented.contains(column.name) { return column.written }
            if column.isNumber || column.type == "date" { return "(SELECT max(\(column.written)) + 1 FROM \(name))" }
            return column.isText ? "\(column.written) || 'x'" : column.isMoment ? "\(column.written) + interval '7 years'" : column.written
        }
        let names = given.map(\.written).joined(separator: ", ")
        return "INSERT INTO \(name) (\(names)) SELECT \(list.joined(separator: ", ")) FROM \(name)\(place)"
    }

    /// Conditions that select the first and the last of some rows by their key; without a key, all rows of a small table.
    private func ends(_ condition: String) async throws(PostgresError) -> [String] {
        if key.isEmpty { return try await inspector.session.query("SELECT FROM \(name) LIMIT 201").rows.count <= 200 ? [""] : [] }
        let list = key.map(SQL.written)
        let values = list.map { "CASE WHEN \($0)::text ~ '^[0-9]+$' THEN \($0)::text ELSE quote_literal(\($0)) END" }
        var places: [String] = []
        for direction in ["", " DESC"] {
            let order = list.map { $0 + direction }.joined(separator: ", ")
            let rows = try await inspector.session.query(
                "SELECT \(values.joined(separator: ", ")) FROM \(name) \(condition) ORDER BY \(order) LIMIT 1"
            ).rows
            if rows.isEmpty { continue }
            let place = " WHERE " + list.indices.map { "\(list[$0]) = \(rows[0, $0] ?? "NULL")" }.joined(separator: " AND ")
            if !places.contains(place) { places.append(place) }
        }
        return places
    }

    // MARK: Values

    /// The same value, nearby ones, and NULL.
    private func nearby(_ column: Column) -> [String] {
        let name = column.written
        let others: [String] =
            switch column.type {
            // No negative numbers where there are none.
            case _ where column.isNumber: ["\(name) + 1"] + (column.least.map { $0 < 0 || $0 >= 1 } ?? true ? ["\(name) - 1"] : [])
            case "text": ["\(name) || 'x'", "''"]
            case _ where column.isText: ["''"]
            case "date": ["\(name) + 1"]
            case _ where column.isMoment: ["\(name) + interval '1 day'"]
            case "boolean": ["NOT \(name)"]
            default: []
            }
        return [name] + others + ["NULL"]
    }

    /// Values at, just below, and just above the constants and other columns that it may be compared with.
    private func telling(_ column: Column) -> [String] {
        let others = columns.filter { $0.isMentioned && $0.name != column.name && $0.type == column.type }.map(\.written)
        switch column.type {
        case _ where column.isNumber:
            let step = column.step
            let numbers = constants.compactMap { Double($0) }.flatMap { [$0, $0 - step, $0 + step] }
            let fitting = numbers.filter { number in column.least.map { number >= 0 || $0 < 0 } ?? true }
            let written = fitting.map { (($0 * 1_000_000).rounded() / 1_000_000).written }
            return others.flatMap { [$0, "\($0) + \(step.written)", "\($0) - \(step.written)"] } + written
        case _ where column.type == "date" || column.isMoment:
            let step = column.isMoment ? "interval '1 second'" : "1"
            let moments = constants.filter { CanonicalMoment($0.utf8) != nil }.map { "\(column.type) \(SQL.literal($0))" }
            return (others + moments).flatMap { [$0, "\($0) + \(step)", "\($0) - \(step)"] }
        case _ where column.isText: return others + constants.filter { Double($0) == nil }.prefix(8).map(SQL.literal)
        default: return others + (labels[column.type] ?? [])
        }
    }

    private static func written(_ table: String) -> String {
        let table = RelationName(table)
        return (table.schema == "public" ? "" : SQL.written(table.schema) + ".") + SQL.written(table.name)
    }
}
