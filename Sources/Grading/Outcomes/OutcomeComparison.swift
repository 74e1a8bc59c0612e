import Course
import Postgres
import Verdicts

/// Compares what an answer did with what it should do (the reference), or with what a mistake does.
struct OutcomeComparison {
    private let expected: Outcome
    let scope: ComparisonScope
    /// What the order of the expected rows means.
    private var order: RowComparison.Order
    private let ties: CutTies?
    /// The original contents of tables, for tables that one side did not change.
    private let unchanged: [String: TableContents]
    /// Only whether there are any findings is of interest, not what they say.
    private var isBrief = false

    init(expected: Expectation, unchanged: [String: TableContents] = [:]) {
        self.expected = expected.outcome
        scope = expected.scope
        order = expected.order
        ties = expected.ties
        self.unchanged = unchanged
    }

    /// Compares only what the database contains afterward.
    init(expected: DatabaseState?, scope: ComparisonScope, unchanged: [String: TableContents] = [:]) {
        self.init(expected: Expectation(outcome: Outcome(state: expected), scope: scope, order: .any), unchanged: unchanged)
    }

    /// The same comparison, with rows in any order.
    var withoutOrder: OutcomeComparison {
        var comparison = self
        comparison.order = .any
        return comparison
    }

    /// Whether there is nothing to say about the answer. Cheaper than finding out what there is.
    func accepts(_ answer: Outcome) -> Bool {
        var comparison = self
        comparison.isBrief = true
        return comparison.findings(on: answer).isEmpty
    }

    /// Whether the outcome is the expected one, errors included. Used to recognize mistakes.
    func isSame(as answer: Outcome) -> Bool {
        switch (expected.failure, answer.failure) {
        case (nil, nil):
            !answer.isCut && !expected.isCut && accepts(answer) && expected.plan?.shape == answer.plan?.shape
                && (scope.rows == nil || (expected.result == nil) == (answer.result == nil))
        case (.server(let expected)?, .server(let found)?): expected.sqlstate == found.sqlstate && expected.message == found.message
        case (let expected?, let found?): expected == found
        default: false
        }
    }

    /// What to say about an answer in which nothing wrong was found.
    func praise(of answer: Outcome) -> [Finding] {
        var findings: [Finding] = []
        if scope.rows != nil, let result = answer.result { findings.append(.rowsRight(count: result.count, isOrdered: order != .any)) }
        if scope.needsState {
            let contents = tables(scope.contents, expected.state, answer.state)
            let definitions = tables(scope.definitions, expected.state, answer.state)
            let kept = definitions.filter { expected.state?.definitions.tables[$0] != nil }
            let defined = (kept.isEmpty ? definitions : kept).union(objects(expected.state, answer.state).map(\.name))
            let isAboutRows = scope.contents == .changed ? !contents.isEmpty || defined.isEmpty : !contents.isSubset(of: definitions)
            let isFilled = contents.isSuperset(of: defined) && defined.allSatisfy { expected.state?.contents[$0]?.count ?? 0 > 0 }
            findings.append(
                isAboutRows ? .stateRight(tables: contents.sorted()) : .schemaRight(tables: defined.sorted(), areFilled: isFilled))
        }
        return findings
    }

    /// What is not as expected, most important first; empty if everything is as expected.
    func findings(on answer: Outcome) -> [Finding] {
        if let failure = answer.failure { return [failureFinding(failure)] }
        if answer.isCut { return cutFindings(answer) }
        var findings: [Finding] = []
        if let rules = scope.rows { findings += rowFindings(rules, answer) }
        if scope.needsState {
            findings += stateFindings(answer)
        } else if findings.isEmpty {
            // The task only asks for a query, so the tables it reads should be unchanged.
            let touched = (answer.state?.changed ?? []).filter {
                unchanged[$0] != nil && hasChanged($0, in: answer.state) && !isChangedAlike($0, in: answer.state)
            }
            if !touched.isEmpty { findings.append(.sideEffect(tables: touched.sorted())) }
        }
        return findings
    }

    /// Findings on an answer that was stopped in the middle of its rows; the statements after that did not run.
    private func cutFindings(_ answer: Outcome) -> [Finding] {
        let rows = scope.rows.map { rowFindings($0, answer) } ?? []
        if rows.contains(where: { $0.feedback.kind == .limit }) { return rows }
        let found = answer.result?.count ?? 0
        let difference = RowDifference(expected: expected.result?.count ?? 0, found: found, isCut: true)
        return [.tooManyRows(limit: found, expected: scope.rows == nil ? nil : expected.result?.count, difference)] + rows
    }

    private func failureFinding(_ failure: Outcome.Failure) -> Finding {
        switch failure {
        case .server(let failure) where failure.sqlstate == "53200": .outOfMemory
        case .server(let failure) where ["53100", "53400"].contains(failure.sqlstate): .outOfSpace
        case .server(let failure): .serverError(failure)
        case .backslashCommand(let command, let place): .backslashCommand(command, place: place)
        case .tooLong(let seconds): .tooLong(seconds: seconds)
        case .tooLarge(let megabytes): .tooLarge(megabytes: megabytes)
        case .databaseTooLarge: .outOfSpace
        case .tooMuchShared: .tooMuchShared
        case .connectionLost(let message): .connectionLost(message)
        }
    }

    // MARK: Rows

    private func rowFindings(_ rules: Check.Rows, _ answer: Outcome) -> [Finding] {
        guard let reference = expected.result else { return [] }
        guard let found = answer.result else { return [.noResult(expected: reference.columns.count)] }
        guard found.columns.count == reference.columns.count else {
            let rows = found.count == reference.count && found.count > 0 ? found.count : nil
            return [.columnCount(expected: reference.columns.count, found: found.columns.map(\.name), rows: rows)]
        }
        let comparison = RowComparison(
            reference: reference, answer: found, columns: ColumnPair.byPosition(reference, found), order: order, isCut: answer.isCut,
            ties: ties, isBrief: isBrief)
        guard let difference = comparison.difference else { return headFindings(rules, reference, found) }
        if isBrief { return [.rows(difference)] }
        if difference.isCut { return [.tooManyRows(limit: found.count, expected: reference.count, difference)] }
        guard difference.isInRows else { return headFindings(rules, reference, found) + [.order(difference)] }
        if isRightInOtherColumns(reference, found) { return [.columnsSwapped(found: found.columns.map(\.name))] }
        let families = familyDifferences(reference, found)
        if !families.isEmpty { return [.columnFamilies(families)] }
        return headFindings(rules, reference, found) + [.rows(difference)]
    }

    /// Column names, where they count.
    private func headFindings(_ rules: Check.Rows, _ reference: RowSet, _ found: RowSet) -> [Finding] {
        let pairs = zip(reference.columns.map(\.name), found.columns.map(\.name)).enumerated().filter { $0.element.0 != $0.element.1 }
        if !rules.names || pairs.isEmpty { return [] }
        return [
            .columnNames(
                pairs.map { place, names in .init(position: place + 1, column: names.1, expected: names.0, found: names.1) })
        ]
    }

    /// Columns of types that are never equal, such as text where a number is expected.
    private func familyDifferences(_ reference: RowSet, _ found: RowSet) -> [Finding.ColumnDifference] {
        ColumnPair.byPosition(reference, found).filter { $0.rule == .never }.filter { pair in
            // A column that contains only NULLs says nothing about its type.
            (0..<reference.count).contains { reference[$0, pair.reference] != nil }
                && (0..<found.count).contains { found[$0, pair.answer] != nil }
        }
        .map {
            Finding.ColumnDifference(
                position: $0.answer + 1, column: found.columns[$0.answer].name, expected: $0.referenceFamily.name,
                found: $0.answerFamily.name)
        }
    }

    /// Whether the rows are right once the columns are matched by name.
    private func isRightInOtherColumns(_ reference: RowSet, _ found: RowSet) -> Bool {
        let names = found.columns.map(\.name)
        guard Set(names).count == names.count, names != reference.columns.map(\.name), found.count == reference.count else { return false }
        var pairs: [ColumnPair] = []
        for (index, column) in reference.columns.enumerated() {
            guard let place = names.firstIndex(of: column.name) else { return false }
            pairs.append(ColumnPair(reference: index, answer: place, of: reference, and: found))
        }
        return RowComparison(reference: reference, answer: found, columns: pairs, order: order, isBrief: true).difference == nil
    }

    // MARK: State

    private func stateFindings(_ answer: Outcome) -> [Finding] {
        guard let reference = expected.state, let found = answer.state else { return [.connectionLost("")] }
        if found.changed.isEmpty, !reference.changed.isEmpty, scope.contents == .changed, found.changedObjects.isEmpty {
            return [.nothingChanged(tables: reference.changed.sorted())]
        }
        var findings: [Finding] = []
        for table in tables(scope.contents, reference, found).union(tables(scope.definitions, reference, found)).sorted() {
            switch (reference.definitions.tables[table], found.definitions.tables[table]) {
            case (nil, nil): break
            case (_?, nil): findings.append(.tableMissing(reference.definitions.named(table)))
            case (nil, _?): findings.append(.tableUnexpected(found.definitions.named(table)))
            case (_?, _?): findings += tableFindings(table, reference, found)
            }
        }
        return objectFindings(reference, found) + findings
    }

    private func hasChanged(_ table: String, in state: DatabaseState?) -> Bool {
        guard let before = unchanged[table] else { return true }
        guard let after = state?.contents[table] else { return state?.definitions.tables[table] == nil }
        return !before.holdsTheSame(as: after)
    }

    /// Whether the reference leaves the same rows in the table.
    private func isChangedAlike(_ table: String, in state: DatabaseState?) -> Bool {
        guard let expected = expected.state?.contents[table], let found = state?.contents[table] else { return false }
        return expected.holdsTheSame(as: found)
    }

    private func tables(_ scope: ComparisonScope.Tables?, _ reference: DatabaseState?, _ found: DatabaseState?) -> Set<String> {
        switch scope {
        case nil: []
        case .changed: (reference?.changed ?? []).union(found?.changed ?? [])
        case .named(let names): Set(names)
        }
    }

    private func tableFindings(_ table: String, _ reference: DatabaseState, _ found: DatabaseState) -> [Finding] {
        if tables(scope.definitions, reference, found).contains(table) {
            let finding = definitionFinding(table, reference, found)
            if let finding { return [finding] }
        }
        guard tables(scope.contents, reference, found).contains(table), let expected = reference.contents[table] ?? unchanged[table],
            let actual = found.contents[table] ?? unchanged[table]
        else { return [] }
        switch (expected, actual) {
        case (.rows(let expected), .rows(let actual)):
            let findings = contentFindings(table, found.definitions, expected, actual)
            if findings.isEmpty { return typedKeyFindings(table, reference, found) }
            guard let column = numberedColumn(of: table, reference, found) else { return findings }
            let (expected, actual) = (withoutNewNumbers(expected, table, column), withoutNewNumbers(actual, table, column))
            let others = contentFindings(table, found.definitions, expected, actual)
            return others.isEmpty ? typedKeyFindings(table, reference, found) : others
        case (.digest, .digest) where expected == actual: return []
        default: return [.tableDigest(found.definitions.named(table), expected: expected.count, found: actual.count)]
        }
    }

    /// Triggers are compared by their effects, if those can be tried.
    private func definitionFinding(_ table: String, _ reference: DatabaseState, _ found: DatabaseState) -> Finding? {
        let name = found.definitions.named(table)
        let (expected, actual) = (reference.effects[table], found.effects[table])
        let differences = { triggersAct in
            scope.counting(
                reference.definitions.differences(
                    to: found.definitions, table: table, inOrder: scope.columnOrder, triggersAct: triggersAct))
        }
        guard let expected, let actual, expected.canBeCompared(with: actual) else {
            let all = differences(false)
            if !all.isEmpty { return .definition(name, all) }
            return expected != nil && actual == nil ? .nothingChanged(tables: [table]) : nil
        }
        let others = differences(true)
        if !others.isEmpty { return .definition(name, others) }
        guard var difference = ProbeDifference(expected: expected, found: actual) else { return nil }
        let triggers = differences(false)
        if triggers.contains(where: { $0.kind == .missing }) { return .definition(name, triggers.filter { $0.kind == .missing }) }
        difference.isTimedOtherwise = triggers.contains(where: \.isTimedOtherwise)
        return .triggerDoes(table: table, difference)
    }

    /// For when the reference lets the server number new rows and the answer doesn't: the server would generate the same numbers again.
    private func typedKeyFindings(_ table: String, _ reference: DatabaseState, _ found: DatabaseState) -> [Finding] {
        guard let column = reference.numbered[table], found.numbered[table] == nil else { return [] }
        return [.keyTypedIn(table: table, column: column)]
    }

    /// The column whose new numbers may differ: the server generates them in whatever order rows are inserted, and no other changed table
    /// refers to them.
    private func numberedColumn(of table: String, _ reference: DatabaseState, _ found: DatabaseState) -> String? {
        guard let column = reference.numbered[table] else { return nil }
        let isReferredTo = reference.changed.union(found.changed).contains { $0 != table && reference.definitions.refers($0, to: table) }
        return isReferredTo ? nil : column
    }

    /// The rows, with the same word in place of every number in the column that no row had before.
    private func withoutNewNumbers(_ rows: RowSet, _ table: String, _ column: String) -> RowSet {
        guard let place = rows.columns.firstIndex(where: { $0.name == column }) else { return rows }
        var known: Set<String?> = []
        if case .rows(let before) = unchanged[table], let place = before.columns.firstIndex(where: { $0.name == column }) {
            known = Set((0..<before.count).map { before.text($0, place) })
        }
        return rows.replacing(with: "numbered") { row, column in column == place && !known.contains(rows.text(row, place)) }
    }

    private func contentFindings(_ table: String, _ definitions: Definitions, _ expected: RowSet, _ actual: RowSet) -> [Finding] {
        let (name, keys) = (definitions.named(table), definitions.primaryKey(of: table))
        let expectedNames = expected.columns.map(\.name)
        let names = actual.columns.map(\.name)
        guard expectedNames == names else {
            return [
                .tableColumns(
                    name, missing: Set(expectedNames).subtracting(names).count,
                    unexpected: names.filter { !expectedNames.contains($0) })
            ]
        }
        let comparison = RowComparison(
            reference: expected, answer: actual, columns: ColumnPair.byPosition(expected, actual),
            keys: names.indices.filter { keys.contains(names[$0]) }, isBrief: isBrief)
        return comparison.difference.map { [.tableRows(name, $0.inOrder(of: definitions.columnsInPlace(of: table)))] } ?? []
    }
}
