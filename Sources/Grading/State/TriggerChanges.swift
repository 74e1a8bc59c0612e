import Postgres
import SQLText

/// Changes to a table that show what its triggers do: of a few rows, to nearby values, and to those that the triggers' functions and
/// conditions compare with.
struct TriggerChanges {
    fileprivate struct Column {
        var name: String
        var type: String
        var isNullable: Bool
        /// The triggers' functions or conditions mention it.
        var isMentioned: Bool
        /// It refers to another table.
        var isReference = false
        /// The smallest number in it.
        var least: Double?
    }

    /// Two paths to the same row: directly, and through a row of another table. For example, a vote refers to an author, and to a post by that author.
    fileprivate struct Circle {
        /// The columns of this table: to the other table, and to what both refer to.
        var other: String, shared: String
        var table: RelationName
        /// The other table's columns for the same.
        var key: String, owner: String
    }

    private let inspector: Inspector
    private var circles: [Circle] = []
    private let table: RelationName
    private let key: [String]
    /// Those that can be given a value.
    private var columns: [Column] = []
    /// One column of each unique set, which must get a new value in a copy of a row.
    private var bumped: Set<String> = []
    private let numbered: Set<String>
    /// The constants in the triggers' functions and conditions.
    private let constants: [String]
    private let labels: [String: [String]]

    private(set) var all: [String] = []

    /// How many changes are made, and how many values are combined with those of another column.
    private static let (most, mostCombined) = (240, 6)

    init(to name: String, _ definitions: Definitions, _ inspector: Inspector) async throws(PostgresError) {
        self.inspector = inspector
        table = RelationName(name)
        labels = definitions.enumerations
        let facts = definitions.tables[name] ?? []
        func parts(_ part: DefinitionDifference.Part) -> [[String]] {
            facts.filter { $0.part == part }.map { $0.columns.split(separator: ", ").map(String.init) }
        }
        key = parts(.primaryKey).first?.sorted() ?? []
        numbered = Set(parts(.identity).joined())
        let text =
            try await inspector.session.query(
                """
                SELECT string_agg(concat(prosrc, ' ', substring(pg_get_triggerdef(t.oid) FROM ' WHEN .*')), ' ' ORDER BY tgname)
                FROM pg_trigger AS t JOIN pg_proc AS p ON p.oid = tgfoid WHERE tgrelid = \(SQL.literal(table.sql))::regclass AND NOT tgisinternal
                """
            ).rows[0, 0] ?? ""
        let script = Script(text)
        constants = script.literals.map { $0.hasPrefix("'") ? String($0.dropFirst().dropLast()).replacing("''", with: "'") : $0 }.sorted()
        let computed = facts.filter { $0.part == .defaultValue && $0.value.hasPrefix("generated ") }.map(\.columns)
        for fact in facts.filter({ $0.part == .type && !computed.contains($0.columns) }).sorted(by: { $0.columns < $1.columns }) {
            var column = Column(
                name: fact.columns, type: fact.value, isNullable: !parts(.nullability).contains([fact.columns]),
                isMentioned: script.words[fact.columns.lowercased()] != nil, isReference: parts(.foreignKey).contains([fact.columns]))
            if column.isNumber {
                let least = "SELECT min(\(SQL.identifier(column.name)))::text FROM \(table.sql)"
                column.least = try await inspector.session.query(least).rows[0, 0].flatMap { Double($0) }
            }
            columns.append(column)
        }
        for unique in parts(.primaryKey) + parts(.unique) {
            let free = columns.filter { unique.contains($0.name) && !numbered.contains($0.name) }
            guard free.count == unique.count, !free.contains(where: { bumped.contains($0.name) }) else { continue }
            let own = free.filter { column in !parts(.foreignKey).contains { $0.contains(column.name) } }
            if let column = own.last ?? free.last { bumped.insert(column.name) }
        }
        circles = Self.circles(of: facts, definitions)
        all = try await changes()
    }

    private static func circles(of facts: Set<Definitions.Fact>, _ definitions: Definitions) -> [Circle] {
        let references = facts.compactMap(Reference.init).sorted { $0.column < $1.column }
        return references.flatMap { other in
            (definitions.tables[other.table] ?? []).compactMap(Reference.init).sorted { $0.column < $1.column }.flatMap { owner in
                references.filter { $0.column != other.column && $0.table == owner.table && $0.target == owner.target }.map { shared in
                    Circle(
                        other: other.column, shared: shared.column, table: RelationName(other.table), key: other.target,
                        owner: owner.column)
                }
            }
        }
    }

    private func changes() async throws(PostgresError) -> [String] {
        let ends = try await ends()
        var changes: [String] = []
        for place in ends {
            for column in columns where !key.contains(column.name) {
                changes += nearby(column).map { update([(column, $0)], place) }
            }
            changes += [insert([], place), "DELETE FROM \(Self.written(table))" + place]
        }
        let mentioned = columns.filter { $0.isMentioned && !key.contains($0.name) }
        var (nulls, others) = ([String](), [String]())
        for column in mentioned where column.isNullable && !key.isEmpty {
            let name = SQL.identifier(column.name)
            nulls += try await place("WHERE \(name) IS NULL")
            others += try await place("WHERE \(name) IS NOT NULL")
        }
        for circle in circles { changes += try await closing(circle) }
        let places = Set(ends + nulls + others).sorted()
        // The same row again, and one that differs in what it refers to.
        for place in places {
            changes += [insert([], place)]
            for column in columns where column.isReference && !key.contains(column.name) {
                let name = SQL.written(column.name)
                let other = "(SELECT min(t.\(name)) FROM \(Self.written(table)) AS t WHERE t.\(name) <> \(Self.written(table)).\(name))"
                changes.append(insert([(column, other)], place))
            }
        }
        for column in mentioned {
            for value in telling(column) {
                changes += places.map { update([(column, value)], $0) } + ends.prefix(1).map { insert([(column, value)], $0) }
            }
        }
        if ends.count == 2, let column = mentioned.first ?? columns.first(where: { !key.contains($0.name) }),
            let value = nearby(column).last
        {
            let both = " WHERE " + ends.map { $0.dropFirst(7) }.joined(separator: " OR ")
            changes += [
                update([(column, column.isNullable ? SQL.written(column.name) : value)], both),
                "DELETE FROM \(Self.written(table))" + both,
            ]
        }
        var combined: [String] = []
        for (index, first) in mentioned.enumerated() {
            for second in mentioned.dropFirst(index + 1) {
                for one in telling(first).prefix(Self.mostCombined) {
                    for other in telling(second).prefix(Self.mostCombined) {
                        let values = [(first, one), (second, other)]
                        combined += (nulls.isEmpty ? Array(ends.prefix(1)) : Set(nulls).sorted()).map { update(values, $0) }
                        combined += ends.prefix(1).map { insert(values, $0) }
                    }
                }
            }
        }
        var seen: Set<String> = []
        changes = changes.filter { seen.insert($0).inserted }
        let room = max(0, Self.most - changes.count)
        // Evenly from all combinations.
        let step = max(1, (combined.count + room - 1) / max(1, room))
        return Array(changes.prefix(Self.most)) + (room > 0 ? combined.indices.filter { $0 % step == 0 }.map { combined[$0] } : [])
    }

    /// Changes after which both paths lead to the same row. Rows of each kind are changed, since a trigger may treat them differently.
    private func closing(_ circle: Circle) async throws(PostgresError) -> [String] {
        guard !key.isEmpty, let other = columns.first(where: { $0.name == circle.other }),
            let shared = columns.first(where: { $0.name == circle.shared })
        else { return [] }
        let name = Self.written(table)
        let owner = "t.\(SQL.written(circle.owner))"
        // Names for commands are as short as possible; the catalog's search path needs whole ones.
        func owned(_ there: String) -> String { "FROM \(there) AS t WHERE \(owner) = \(name).\(SQL.written(circle.shared))" }
        func referred(_ there: String) -> String {
            "FROM \(there) AS t WHERE t.\(SQL.written(circle.key)) = \(name).\(SQL.written(circle.other))"
        }
        let there = Self.written(circle.table)
        let kinds = columns.filter { !key.contains($0.name) && !$0.isReference && ($0.isNumber || $0.isText) }.map { SQL.written($0.name) }
        var changes: [String] = []
        for kind in ["true"] + kinds.flatMap({ kind in ["min", "max"].map { "\(kind) = (SELECT \($0)(\(kind)) FROM \(table.sql))" } }) {
            for place in try await place("WHERE EXISTS (SELECT \(owned(circle.table.sql))) AND \(kind)") {
                let value = "(SELECT max(t.\(SQL.written(circle.key))) \(owned(there)))"
                changes += [insert([(other, value)], place), update([(other, value)], place)]
            }
            for place in try await place("WHERE EXISTS (SELECT \(referred(circle.table.sql)) AND \(owner) IS NOT NULL) AND \(kind)") {
                changes.append(update([(shared, "(SELECT \(owner) \(referred(there)))")], place))
            }
        }
        return changes
    }

    // MARK: Commands

    private func update(_ values: [(column: Column, value: String)], _ place: String) -> String {
        let list = values.map { "\(SQL.written($0.column.name)) = \($0.value)" }.joined(separator: ", ")
        return "UPDATE \(Self.written(table)) SET \(list)\(place)"
    }

    /// Inserts a copy of a row, with other values for some columns, and new ones where they must be unique.
    private func insert(_ values: [(column: Column, value: String)], _ place: String) -> String {
        let name = Self.written(table)
        let given = columns.filter { !numbered.contains($0.name) }
        let list = given.map { column -> String in
            if let value = values.first(where: { $0.column.name == column.name })?.value { return value }
            let written = SQL.written(column.name)
            if !bumped.contains(column.name) { return written }
            if column.isNumber || column.type == "date" { return "(SELECT max(\(written)) + 1 FROM \(name))" }
            if column.isText { return "\(written) || 'x'" }
            return column.type.hasPrefix("timestamp") ? "\(written) + interval '7 years'" : written
        }
        let names = given.map { SQL.written($0.name) }.joined(separator: ", ")
        return "INSERT INTO \(name) (\(names)) SELECT \(list.joined(separator: ", ")) FROM \(name)\(place)"
    }

    /// Conditions that select the first and the last row by their key; without a key, all rows of a small table.
    private func ends() async throws(PostgresError) -> [String] {
        if key.isEmpty {
            return try await inspector.session.query("SELECT FROM \(table.sql) LIMIT 201").rows.count <= 200 ? [""] : []
        }
        let first = try await place("")
        let last = try await place("", " DESC")
        return first == last ? first : first + last
    }

    /// A condition that selects the first of some rows by its key; empty if there is none.
    private func place(_ condition: String, _ direction: String = "") async throws(PostgresError) -> [String] {
        let list = key.map(SQL.identifier)
        let order = list.map { $0 + direction }.joined(separator: ", ")
        let values = list.map { "CASE WHEN \($0)::text ~ '^[0-9]+$' THEN \($0)::text ELSE quote_literal(\($0)) END" }.joined(
            separator: ", ")
        let rows = try await inspector.session.query("SELECT \(values) FROM \(table.sql) \(condition) ORDER BY \(order) LIMIT 1").rows
        if rows.isEmpty { return [] }
        return [" WHERE " + key.indices.map { "\(SQL.written(key[$0])) = \(rows[0, $0] ?? "NULL")" }.joined(separator: " AND ")]
    }

    // MARK: Values

    /// The same value, nearby ones, and NULL.
    private func nearby(_ column: Column) -> [String] {
        let name = SQL.written(column.name)
        switch column.type {
        case _ where column.isNumber:
            // No negative numbers where there are none.
            let isLower = column.least.map { $0 < 0 || $0 >= 1 } ?? true
            return [name, "\(name) + 1"] + (isLower ? ["\(name) - 1"] : []) + ["NULL"]
        case "text": return [name, "\(name) || 'x'", "''", "NULL"]
        case _ where column.isText: return [name, "''", "NULL"]
        case "date": return [name, "\(name) + 1", "NULL"]
        case _ where column.type.hasPrefix("timestamp"): return [name, "\(name) + interval '1 day'", "NULL"]
        case "boolean": return [name, "NOT \(name)", "NULL"]
        default: return [name, "NULL"]
        }
    }

    /// Values at, just below, and just above the constants and other columns that it may be compared with.
    private func telling(_ column: Column) -> [String] {
        let others = columns.filter { $0.isMentioned && $0.name != column.name && $0.type == column.type }.map { SQL.written($0.name) }
        switch column.type {
        case _ where column.isNumber:
            let step = column.step
            let numbers = constants.compactMap { Double($0) }.flatMap { [$0, $0 - step, $0 + step] }
            let fitting = numbers.filter { number in column.least.map { number >= 0 || $0 < 0 } ?? true }
            let written = fitting.map { (($0 * 1_000_000).rounded() / 1_000_000).written }
            return others.flatMap { [$0, "\($0) + \(step.written)", "\($0) - \(step.written)"] } + written
        case _ where column.type == "date" || column.type.hasPrefix("timestamp"):
            let step = column.type == "date" ? "1" : "interval '1 second'"
            let moments = constants.filter { CanonicalMoment($0.utf8) != nil }.map { "\(column.type) \(SQL.literal($0))" }
            return (others + moments).flatMap { [$0, "\($0) + \(step)", "\($0) - \(step)"] }
        case _ where column.isText: return others + constants.filter { Double($0) == nil }.prefix(8).map(SQL.literal)
        default: return others + (labels[column.type] ?? [])
        }
    }

    private static func written(_ table: RelationName) -> String {
        (table.schema == "public" ? "" : SQL.written(table.schema) + ".") + SQL.written(table.name)
    }
}

/// A foreign key of one column.
private struct Reference {
    var column: String
    var table: String
    var target: String

    init?(_ fact: Definitions.Fact) {
        guard fact.part == .foreignKey, !fact.columns.contains(", "), let start = fact.value.firstRange(of: " = ")?.upperBound,
            let dot = fact.value[start...].lastIndex(of: "."),
            let end = fact.value[dot...].firstIndex(of: " ")
        else { return nil }
        column = fact.columns
        table = String(fact.value[start..<dot])
        target = String(fact.value[fact.value.index(after: dot)..<end])
    }
}

extension TriggerChanges.Column {
    fileprivate var isNumber: Bool { TypeName.isNumber(type) }
    fileprivate var isText: Bool { TypeName.isText(type) }

    /// A small difference between two numbers of the type.
    fileprivate var step: Double { TypeName.isInteger(type) ? 1 : TypeName.digits(of: type).map { 1 / $0.scale.powerOfTen } ?? 0.01 }
}
