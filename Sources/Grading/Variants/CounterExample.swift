import Verdicts

/// Data on which the answer and the reference differ: the smallest found.
struct CounterExample: Sendable, Equatable {
    /// The relevant tables, each with all of its rows as the server prints them.
    var tables: [DataTableExcerpt]
    /// What is wrong on this data.
    var finding: Finding
    /// Whether the answer reads other tables, too.
    var hasOthers = false
}

/// Shrinks a counterexample as long as answer and reference still differ on it.
struct CounterExampleSearch {
    let source: CopySource
    let run: VariantRun
    let answer: Script
    let reference: Script
    let alternatives: [Script]
    let expectation: Expectation
    let limits: Limits

    /// Larger tables are not shown, since no one would read them.
    private static let maxRows = 14
    /// How many smaller versions to try; fewer if they cost the server more.
    private static let (maxTries, maxCost) = (250, 250_000.0)

    /// First removes halves of the rows, table by table, and then single rows.
    func smallest(of judged: VariantSet.Judged, finding: Finding) async throws -> CounterExample {
        var best = (state: judged.variant.state, finding: finding)
        let codes = judged.variant.codes
        let cost = try await run.costs(of: [reference, answer] + alternatives).reduce(1, +)
        var tries = min(Self.maxTries, Int(max(10, Self.maxCost / cost)))
        var isSmaller = true
        while isSmaller, tries > 0 {
            isSmaller = false
            for table in source.focus.reversed() where !table.isHeld {
                var size = max(1, best.state[table.name].count / 2)
                while size >= 1, tries > 0 {
                    var start = 0
                    while start < best.state[table.name].count, tries > 0 {
                        let end = min(start + size, best.state[table.name].count)
                        var smaller = best.state
                        smaller[table.name].removeSubrange(start..<end)
                        smaller = source.model.withoutOrphans(smaller)
                        let isTried = isAllowed(smaller, codes)
                        if isTried { tries -= 1 }
                        if isTried, let finding = try await difference(on: smaller, codes) {
                            best = (smaller, finding)
                            isSmaller = true
                        } else {
                            start = end
                        }
                    }
                    size = size == 1 ? 0 : size / 2
                }
            }
        }
        return CounterExample(tables: tables(of: best.state, codes), finding: best.finding)
    }

    /// Whether rows may be removed to get this state: the properties of the data that are about rows hold.
    private func isAllowed(_ state: DataState, _ codes: ValueCodes) -> Bool {
        source.model.tables.allSatisfy { source.profile.holds($0, state, codes) { $0.kind == .neverEmpty || $0.isAboutParents } }
    }

    /// What is wrong on this data; `nil` if answer and reference agree there, or the reference itself is not reliable.
    private func difference(on state: DataState, _ codes: ValueCodes) async throws -> Finding? {
        let change = DataChange(model: source.model, codes: codes)
        let variant = Variant(state: state, codes: codes, commands: change.commands(to: state))
        guard
            let outcomes = try await run.outcomes(
                of: [reference, answer] + alternatives, on: variant, limits: limits),
            outcomes[0].failure == nil, !outcomes[0].isCut
        else { return nil }
        if let here = expectation.outcome.result, let there = outcomes[0].result,
            !source.listsAlike(here, there, state, codes)
        {
            return nil
        }
        let expected = VariantChooser.expectation(of: reference, outcomes[0], like: expectation)
        let comparison = OutcomeComparison(expected: expected)
        guard outcomes.dropFirst(2).allSatisfy(comparison.accepts) else { return nil }
        return comparison.findings(on: outcomes[1]).first
    }

    private func tables(of state: DataState, _ codes: ValueCodes) -> [DataTableExcerpt] {
        let names = Boundaries(of: [answer.text, reference.text]).names
        return source.focus.compactMap { table in
            let rows = state[table.name]
            guard rows.count <= Self.maxRows, names.contains(RelationName(table.name).name), !table.hasTriggers else { return nil }
            // Only the columns that are mentioned; all of them if none is.
            let given = table.columns.indices.filter { !table.columns[$0].isGenerated }
            let spoken = given.filter { names.contains(table.columns[$0].name) }
            let columns = spoken.isEmpty ? given : spoken
            return .init(
                name: table.name, columns: columns.map { table.columns[$0].name },
                rows: rows.map { row in columns.map { codes.text(row.values[$0]) } })
        }
    }
}
