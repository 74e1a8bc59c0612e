/// Data on which an answer and the reference differ: the smallest that was found.
struct CounterExample: Sendable, Equatable {
    /// A table of the example with its rows as the server writes them.
    struct Table: Sendable, Equatable {
        var name: String
        var columns: [String]
        var rows: [[String?]]
    }

    /// The tables that count, each whole.
    var tables: [Table]
    /// What is wrong there.
    var finding: Finding
    /// What the answer relies on, where that is known.
    var assumption: Assumption?
}

/// Makes a counter-example smaller as long as answer and reference still differ on it.
struct CounterExampleSearch {
    let variants: VariantSet
    let run: VariantRun
    let answer: Script
    let reference: Script
    let alternatives: [Script]
    let expectation: Expectation
    let limits: Limits
    let deadline: ContinuousClock.Instant

    /// More rows than anybody reads are not shown.
    private static let mostRows = 14

    /// Halves away rows, table by table, and then takes one by one.
    func smallest(of judged: VariantSet.Judged, finding: Finding) async throws -> CounterExample {
        var best = (state: judged.variant.state, finding: finding)
        var codes = judged.variant.codes
        var isSmaller = true
        while isSmaller, ContinuousClock.now < deadline {
            isSmaller = false
            for table in variants.focus.reversed() where !table.isHeld {
                var size = max(1, best.state[table.name].count / 2)
                while size >= 1, ContinuousClock.now < deadline {
                    var start = 0
                    while start < best.state[table.name].count, ContinuousClock.now < deadline {
                        let end = min(start + size, best.state[table.name].count)
                        var smaller = best.state
                        smaller[table.name].removeSubrange(start..<end)
                        smaller = variants.model.withoutOrphans(smaller)
                        if isAllowed(smaller, judged.variant.kind, codes), let finding = try await difference(on: smaller, codes) {
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
        codes = judged.variant.codes
        var assumption: Assumption?
        if case .adverse(let given) = judged.variant.kind { assumption = given }
        return CounterExample(tables: tables(of: best.state, codes), finding: best.finding, assumption: assumption)
    }

    /// What is removed must not break what the data shows, unless it is broken already.
    private func isAllowed(_ state: DataState, _ kind: Variant.Kind, _ codes: ValueCodes) -> Bool {
        guard kind == .mild else { return true }
        return variants.model.tables.allSatisfy { table in
            (variants.profile.properties[table.name] ?? []).allSatisfy { property in
                switch property {
                case .neverEmpty: !state[table.name].isEmpty || model(table.name).isEmpty
                case .everyParentHasChild: DataProfile.holds(property, table, state, codes)
                default: true
                }
            }
        }
    }

    private func model(_ table: String) -> [DataState.Row] { variants.model.base[table] }

    /// What is wrong on the data; `nil` where answer and reference agree there, or the reference itself can't be relied on.
    private func difference(on state: DataState, _ codes: ValueCodes) async throws -> Finding? {
        let change = DataChange(model: variants.model, codes: codes)
        let variant = Variant(kind: .mild, state: state, codes: codes, commands: change.commands(to: state))
        guard let outcomes = try await run.outcomes(of: [reference, answer] + alternatives, on: variant, limits: limits),
            outcomes[0].failure == nil, !outcomes[0].isCut
        else { return nil }
        let expected = VariantChooser.expectation(of: reference, outcomes[0], like: expectation)
        let comparison = OutcomeComparison(expected: expected)
        guard outcomes.dropFirst(2).allSatisfy({ comparison.findings(on: $0).isEmpty }) else { return nil }
        return comparison.findings(on: outcomes[1]).first
    }

    private func tables(of state: DataState, _ codes: ValueCodes) -> [CounterExample.Table] {
        let names = Boundaries(of: [answer.text, reference.text]).names
        return variants.focus.compactMap { table in
            let rows = state[table.name]
            guard rows.count <= Self.mostRows, names.contains(RelationName(table.name).name), !table.hasTriggers else { return nil }
            // Only the columns that are spoken of; where that is none, all.
            let given = table.columns.indices.filter { !table.columns[$0].isGenerated }
            let spoken = given.filter { names.contains(table.columns[$0].name) }
            let columns = spoken.isEmpty ? given : spoken
            return .init(
                name: table.name, columns: columns.map { table.columns[$0].name },
                rows: rows.map { row in columns.map { codes.text(row.values[$0]) } })
        }
    }
}
