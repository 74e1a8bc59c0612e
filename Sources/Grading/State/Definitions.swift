/// All definitions in a database, as comparable facts. Generated names and the order of columns, constraints, and indexes are left out.
package struct Definitions: Sendable, Equatable, Codable {
    /// One property of a table or another object.
    package struct Fact: Sendable, Hashable, Codable {
        /// What it says.
        package var part: DefinitionDifference.Part
        /// The columns it is about.
        package var columns: String
        /// How it is.
        package var value: String
    }

    /// Facts by table.
    package private(set) var tables: [String: Set<Fact>] = [:]
    /// Facts by other object: functions, types, schemas.
    private(set) var objects: [DefinedObject: Set<Fact>] = [:]
    /// The position of each column, by table.
    private var positions: [String: [String: Int]] = [:]

    /// - Parameters:
    ///   - rows: the result of `query`.
    ///   - objects: the result of `objectsQuery`.
    init(_ rows: RowSet, objects: RowSet) {
        for row in 0..<rows.count {
            let values = (0..<4).map { column in rows.text(row, column) ?? "" }
            if values[1] == DefinitionDifference.Part.position.rawValue {
                positions[values[0], default: [:]][values[2]] = Int(values[3])
            } else if let fact = Self.fact(values, from: 1) {
                tables[values[0], default: []].insert(fact)
            }
        }
        for row in 0..<objects.count {
            let values = (0..<5).map { column in objects.text(row, column) ?? "" }
            guard let kind = DefinedObject.Kind(rawValue: values[0]), let fact = Self.fact(values, from: 2) else { continue }
            self.objects[DefinedObject(kind: kind, name: values[1]), default: []].insert(fact)
        }
    }

    /// The fact in three fields of a row: part, columns, value.
    private static func fact(_ row: [String], from index: Int) -> Fact? {
        DefinitionDifference.Part(rawValue: row[index]).map { Fact(part: $0, columns: row[index + 1], value: row[index + 2]) }
    }

    mutating func replace(_ old: Set<Fact>, with new: Set<Fact>, of table: String) {
        tables[table] = tables[table]?.subtracting(old).union(new)
    }

    /// The values of each enumeration, as constants, by the server's name for the type.
    var enumerations: [String: [String]] {
        var enumerations: [String: [String]] = [:]
        for (object, facts) in objects {
            guard let labels = facts.first(where: { $0.part == .labels })?.value else { continue }
            let name = RelationName(object.name)
            enumerations["\(name.schema).\(name.name)"] = labels.split(separator: ", ").map(String.init)
        }
        return enumerations
    }

    /// Whether an object of this name exists.
    func has(_ name: String) -> Bool { tables[name] != nil || objects.keys.contains { $0.name == name } }

    /// The columns in table order.
    func columnsInPlace(of table: String) -> [String] {
        (positions[table] ?? [:]).sorted { $0.value < $1.value }.map(\.key)
    }

    /// The functions that only triggers can call.
    var triggerFunctions: Set<String> {
        Set(objects.filter { $0.value.contains { $0.part == .result && $0.value == "trigger" } }.keys.map(\.name))
    }

    /// A table or view as sentences name it: `the view book_list`.
    func named(_ name: String) -> String {
        let kind = tables[name]?.first { $0.part == .kind }?.value
        return "the \(kind.flatMap { $0.hasSuffix("view") ? $0 : nil } ?? "table") \(name)"
    }

    /// Whether a table has a foreign key to the other.
    package func refers(_ table: String, to other: String) -> Bool {
        (tables[table] ?? []).contains { $0.part == .foreignKey && $0.value.contains(" = \(other).") }
    }

    /// Whether the relation's rows are computed by a query.
    func isView(_ table: String) -> Bool {
        tables[table]?.contains { $0.part == .kind && $0.value.hasSuffix("view") } ?? false
    }

    /// Whether one of these bare names is that of a view or function.
    func hasViewOrFunction(among names: Set<String>) -> Bool {
        tables.keys.contains { names.contains(RelationName($0).name) && isView($0) }
            || objects.keys.contains { $0.kind == .function && names.contains(RelationName($0.name).name) }
    }

    /// The table or view that an author means by a name: the one with exactly that name, else the only one with that name in any schema.
    func table(called name: String) -> String? {
        if tables[name] != nil { return name }
        let others = tables.keys.filter { RelationName($0).name == name }
        return others.count == 1 ? others.first : nil
    }

    /// Sorted by name.
    func columns(of table: String) -> [String] {
        (tables[table] ?? []).filter { $0.part == .column }.map(\.columns).sorted()
    }

    /// Sorted by name; empty without a primary key.
    func primaryKey(of table: String) -> [String] {
        (tables[table]?.first { $0.part == .primaryKey }?.columns ?? "").split(separator: ", ").map(String.init)
    }

    /// The types of columns, by table and column.
    var types: [String: [String: String]] {
        tables.mapValues { facts in
            Dictionary(facts.filter { $0.part == .type }.map { ($0.columns, $0.value) }) { first, _ in first }
        }
    }

    /// The differences within a table that both have.
    ///
    /// - Parameter triggersAct: what triggers do is compared, so only what that doesn't show is compared here.
    func differences(
        to answer: Definitions, table: String, inOrder: Bool = false, triggersAct: Bool = false
    ) -> [DefinitionDifference] {
        let (expected, found) = (tables[table] ?? [], answer.tables[table] ?? [])
        let isView = isView(table) || answer.isView(table)
        let viewParts: Set<DefinitionDifference.Part> = [.column, .kind, .trigger]
        // A view's column types follow from its query, whose rows are compared.
        let differences =
            (triggersAct
            ? Self.differences(Set(expected.compactMap(\.unobservablePart)), Set(found.compactMap(\.unobservablePart)))
            : Self.differences(expected, found)).filter { !isView || viewParts.contains($0.part) }
        guard inOrder, differences.isEmpty else { return differences }
        let places = zip(columnsInPlace(of: table), answer.columnsInPlace(of: table))
        return places.first { $0 != $1 }.map { [.init(part: .position, kind: .different, columns: $0.1)] } ?? []
    }

    /// The differences within another object that both have.
    func differences(to answer: Definitions, object: DefinedObject) -> [DefinitionDifference] {
        Self.differences(objects[object] ?? [], answer.objects[object] ?? [])
    }

    /// The tables whose triggers differ, or the functions that these call.
    func tablesWithOtherTriggers(than before: Definitions) -> [String] {
        func triggers(_ definitions: Definitions, _ table: String) -> Set<Fact> {
            (definitions.tables[table] ?? []).filter { $0.part == .trigger || $0.part == .body }
        }
        return tables.keys.filter { triggers(self, $0) != triggers(before, $0) }.sorted()
    }

    /// The differences between two sets of facts. If a column or function signature is missing, the facts about it are left out. The body of
    /// a trigger's function isn't compared: firing its triggers tests it.
    private static func differences(_ expected: Set<Fact>, _ found: Set<Fact>) -> [DefinitionDifference] {
        var differences: Set<DefinitionDifference> = []
        for fact in expected.subtracting(found) where fact.part != .body {
            let others = found.filter { $0.part == fact.part && $0.columns == fact.columns }
            var difference = DefinitionDifference(part: fact.part, kind: others.isEmpty ? .missing : .different, columns: fact.columns)
            if fact.part == .trigger, let other = others.first(where: { !expected.contains($0) }) {
                difference.isTimedOtherwise = fact.fields[0] != other.fields[0]
            }
            difference.wantedKind = fact.kind
            differences.insert(difference)
        }
        // A fact that replaces another one was already reported as different.
        let told = differences
        for fact in found.subtracting(expected) where !fact.part.mayBeMore {
            if told.contains(where: { $0.part == fact.part && $0.columns == fact.columns && $0.kind == .different }) { continue }
            // Of several checks, one more is a difference between all of them.
            let isPart = fact.part == .check && expected.contains { $0.part == .check && $0.columns == fact.columns }
            let kind = isPart ? DefinitionDifference.Kind.different : .unexpected
            differences.insert(.init(part: fact.part, kind: kind, columns: fact.columns, wantedKind: fact.kind))
        }
        let strays = Set(differences.filter { $0.part == .column || $0.part == .arguments }.map(\.columns))
        // An extra function signature does no harm.
        differences = differences.filter { $0.part != .arguments || $0.kind != .unexpected }
        return
            differences
            .filter { $0.part == .column || $0.part == .arguments || !strays.contains($0.columns) }
            .sorted { ($0.part.rank, $0.columns, $0.kind) < ($1.part.rank, $1.columns, $1.kind) }
    }
}

extension Definitions.Fact {
    /// The columns, one by one.
    package var columnNames: Set<String> { Set(columns.split(separator: ", ").map(String.init)) }

    /// The fields of a value that has several: for a trigger, its timing first, and last whether it's a constraint and whether it's on.
    var fields: [String] { value.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init) }

    /// The part that changes to rows can't check; `nil` if they check all of it.
    fileprivate var unobservablePart: Self? {
        guard part == .trigger, columns != "TRUNCATE" else { return self }
        let rest = fields.suffix(2).joined()
        return rest == "O" || rest == "constraintO" ? nil : Self(part: .trigger, columns: columns, value: rest)
    }

    /// What kind of relation or index it is about, for sentences.
    fileprivate var kind: String? {
        switch part {
        case .kind: value
        case .index where value.hasPrefix("unique"): "unique index"
        default: nil
        }
    }
}

extension DefinitionDifference.Part {
    /// Whether extra facts of this kind are fine: the task says so if it requires them, and they do no harm.
    fileprivate var mayBeMore: Bool { self == .volatility || self == .body }

    /// The order in which differences are reported.
    fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
