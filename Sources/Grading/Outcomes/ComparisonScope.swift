import Course

/// Which parts of an outcome are compared: derived from the exercise's check and from what its reference does.
struct ComparisonScope: Sendable, Equatable, Codable {
    /// Compare rows by these rules.
    var rows: Check.Rows?
    /// Compare the contents of these tables; `nil` for none.
    var contents: Tables?
    /// Compare the definitions of these tables and other named objects.
    var definitions: Tables?
    /// Column order is part of a table's definition.
    var columnOrder = false
    /// Compare the query's plan.
    var plan = false
    /// The parts of definitions in which answers may be of another kind than the reference, because the task doesn't say which.
    var free: Set<DefinitionDifference.Part> = []

    enum Tables: Sendable, Equatable, Codable {
        /// Everything that either side changed, created, or dropped.
        case changed
        case named([String])

        var names: [String] { if case .named(let names) = self { names } else { [] } }
    }

    /// - Parameters:
    ///   - givesRows: a statement of the reference returns rows.
    ///   - makesChanges: a statement of the reference does more than read.
    init(check: Check?, givesRows: Bool, makesChanges: Bool) {
        let asksForState = check?.state != nil || check?.schema != nil
        if givesRows, check?.rows != nil || !asksForState { rows = check?.rows ?? Check.Rows() }
        if let tables = check?.state { contents = .named(tables) }
        if let schema = check?.schema {
            definitions = .named(schema.names)
            columnOrder = schema.isInOrder
        }
        plan = check?.plan != nil
        // More than one index, and more than one query, can get the same rows with the plan the task requires.
        if makesChanges, !asksForState, !plan {
            contents = .changed
            definitions = .changed
        }
    }

    /// Leaves free what the task doesn't name: whether a function is IMMUTABLE, STABLE, or VOLATILE, which doesn't change what it returns,
    /// and whether a numbered column is GENERATED ALWAYS, BY DEFAULT, or serial.
    mutating func leaveFree(whatIsNotIn task: String) {
        let words = Set(task.uppercased().split { !$0.isLetter }.map(String.init))
        if words.isDisjoint(with: ["IMMUTABLE", "STABLE", "VOLATILE", "VOLATILITY"]) { free.insert(.volatility) }
        if words.isDisjoint(with: ["IDENTITY", "GENERATED", "SERIAL"]) { free.insert(.identity) }
    }

    /// The differences that count.
    func counting(_ differences: [DefinitionDifference]) -> [DefinitionDifference] {
        differences.filter { !free.contains($0.part) || $0.part == .identity && $0.kind != .different }
    }

    /// Compares these views by their rows, since different queries can define the same view.
    mutating func compareContents(of views: [String]) {
        if contents != .changed, !views.isEmpty { contents = .named((contents?.names ?? []) + views) }
    }

    /// Whether the database is inspected after the answer.
    var needsState: Bool { contents != nil || definitions != nil }
}
