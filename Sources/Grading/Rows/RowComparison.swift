import Explanations
import Postgres
import Verdicts

/// Compares the rows of an answer with those of the reference.
struct RowComparison {
    /// What the order of rows means.
    enum Order: Sendable, Equatable, Codable {
        case any
        case exact
        /// The reference's rows form groups of equal sort keys, starting at these indices; within a group, any order is fine.
        case peers(starts: [Int])
    }

    let reference: RowSet
    let answer: RowSet
    let columns: [ColumnPair]
    /// The indices of the columns that identify a row, in a table with a primary key: rows that differ there are different rows.
    var keys: [Int] = []
    var order: Order = .any
    /// The answer was cut off at a limit.
    var isCut = false
    /// Other rows that would be right too.
    var ties: CutTies?
    /// Only whether the rows match is of interest, so a difference has no examples.
    var isBrief = false

    /// `nil` if the rows match.
    var difference: RowDifference? {
        // Comparing the text is much cheaper than comparing values, and most answers are right.
        if !isCut, columns.allSatisfy(\.isOfOneKind), columns.count == reference.columns.count, answer.hasSameValues(as: reference) {
            return nil
        }
        if let ties, !isCut, ties.accepts(answer, count: reference.count, columns: columns) { return nil }
        let classes = RowClasses(
            reference: reference, answer: answer, columns: columns, referenceRows: 0..<reference.count, answerRows: 0..<answer.count)
        var surplus = [Int](repeating: 0, count: classes.count)
        for id in classes.reference { surplus[id] -= 1 }
        for id in classes.answer { surplus[id] += 1 }
        var difference = RowDifference(expected: reference.count, found: answer.count, isCut: isCut)
        difference.missing = isCut ? 0 : surplus.reduce(0) { $0 + max(0, -$1) }
        difference.unexpected = surplus.reduce(0) { $0 + max(0, $1) }
        if difference.isInRows {
            if !isBrief { describe(&difference, classes, surplus) }
            return difference
        }
        guard let place = orderBreak(classes) else { return nil }
        difference.orderBreak = place + 1
        if isBrief { return difference }
        let pair = RowPairs(reference: reference, answer: answer, columns: columns, missing: [place], unexpected: [place]).pairs.first
        difference.rows = [
            example(.missing, place, differing: pair?.differing, position: place + 1),
            example(.unexpected, place, differing: pair?.differing, position: place + 1),
        ]
        return difference
    }

    /// Adds the example rows, and how many are the same row with wrong values. Missing and unexpected rows that pair up have the same position
    /// in both lists, closest pairs first.
    private func describe(_ difference: inout RowDifference, _ classes: RowClasses, _ surplus: [Int]) {
        var missing = isCut ? [] : examples(of: classes.reference, where: surplus.map { -$0 })
        var unexpected = examples(of: classes.answer, where: surplus)
        var wrong: Int?
        if !isCut, columns.count > 1, difference.missing <= Feedback.maxRows, difference.unexpected <= Feedback.maxRows {
            wrong = onlyWrongColumn(
                missing.flatMap { Array(repeating: $0.row, count: $0.count) },
                unexpected.flatMap { Array(repeating: $0.row, count: $0.count) })
            difference.wrongColumn = wrong.map { name(of: columns[$0]) }
        }
        let expected = Set(classes.reference)
        let repeats = unexpected.filter { expected.contains(classes.answer[$0.row]) }
        difference.onlyRepeats = !repeats.isEmpty && repeats.count == unexpected.count
        // A row that repeats an expected one is a duplicate, not another row with a wrong value.
        var others = unexpected
        if difference.wrongColumn == nil {
            others.removeAll { expected.contains(classes.answer[$0.row]) }
            unexpected = others + repeats
        }
        let alike = wrong.map { wrong in columns.indices.filter { $0 != wrong } }
        let pairs = RowPairs(
            reference: reference, answer: answer, columns: columns, keys: alike ?? keys, missing: missing.map(\.row),
            unexpected: others.map(\.row), counts: (missing.map(\.count), others.map(\.count))
        ).pairs
        var (first, second): ([DifferingRow], [DifferingRow]) = ([], [])
        for pair in pairs {
            let count = min(missing[pair.missing].count, unexpected[pair.unexpected].count)
            missing[pair.missing].count -= count
            unexpected[pair.unexpected].count -= count
            difference.wrong += count
            first.append(example(.missing, missing[pair.missing].row, count, differing: pair.differing))
            second.append(example(.unexpected, unexpected[pair.unexpected].row, count, differing: pair.differing))
        }
        // Of more rows than are examined, the others are like those.
        if !pairs.isEmpty, max(missing.count, others.count) > RowPairs.most {
            difference.wrong = min(difference.missing, others.reduce(0) { $0 + $1.count })
        }
        let most = Feedback.maxRows - pairs.count
        first += missing.lazy.filter { $0.count > 0 }.prefix(most).map { example(.missing, $0.row, $0.count) }
        second += unexpected.lazy.filter { $0.count > 0 }.prefix(most).map { example(.unexpected, $0.row, $0.count) }
        difference.rows = first + second
    }

    /// A row of the reference (`missing`) or of the answer (`unexpected`).
    private func example(
        _ kind: DifferingRow.Kind, _ row: Int, _ count: Int = 1, differing: [Int]? = nil, position: Int? = nil
    ) -> DifferingRow {
        let (rows, place) = kind == .missing ? (reference, \ColumnPair.reference) : (answer, \ColumnPair.answer)
        var cells = rows.cells(of: row, differing: (differing ?? []).map { columns[$0][keyPath: place] })
        for pair in columns { cells[pair[keyPath: place]].column = shownName(pair) }
        // Where the answer has times, whose unit is a second, a day is shown as its midnight, which equals it.
        for pair in columns where kind == .missing && pair.referenceFamily == .date && pair.answerFamily.unit == 1_000_000 {
            cells[pair.reference].value = cells[pair.reference].value.map { ValueCodes.measure($0).map(pair.answerFamily.text) ?? $0 }
        }
        return DifferingRow(kind: kind, cells: cells, count: count, position: position)
    }

    /// The learner knows the columns by the names in the answer. One named after its function, or another column of a table, would give the
    /// right value the wrong name.
    private func shownName(_ pair: ColumnPair) -> String {
        let name = answer.columns[pair.answer].name
        let isFunction = KnownNames.aggregates.contains(name) && name != reference.columns[pair.reference].name
        return isFunction || isAnotherColumn(pair) || name == Words.unnamed ? "column \(pair.answer + 1)" : name
    }

    /// Whether the answer has another table's column here, or another one of the same table.
    private func isAnotherColumn(_ pair: ColumnPair) -> Bool {
        let (asked, shown) = (reference.columns[pair.reference], answer.columns[pair.answer])
        // A table that both create has a number of its own in each.
        return asked.name != shown.name && asked.tableOID != 0 && shown.tableOID != 0
            && (asked.tableOID, asked.tableColumn) != (shown.tableOID, shown.tableColumn)
    }

    /// The first row of each class with too many rows on this side, and how many too many.
    private func examples(of side: [Int], where surplus: [Int]) -> [(row: Int, count: Int)] {
        var surplus = surplus
        var rows: [(row: Int, count: Int)] = []
        for (row, id) in side.enumerated() where surplus[id] > 0 {
            rows.append((row, surplus[id]))
            surplus[id] = 0
        }
        return rows
    }

    /// The one column whose removal makes the differing rows match (or, if one side has fewer, makes them a subset of the other side).
    private func onlyWrongColumn(_ missing: [Int], _ unexpected: [Int]) -> Int? {
        if missing.isEmpty || unexpected.isEmpty { return nil }
        var wrong: Int?
        for index in columns.indices where !keys.contains(index) {
            var others = columns
            others.remove(at: index)
            let classes = RowClasses(
                reference: reference, answer: answer, columns: others, referenceRows: missing, answerRows: unexpected)
            guard isSameButForOne(classes.reference, classes.answer) else { continue }
            // A single row may be another one that agrees by chance.
            if missing.count == 1, reference.count > 1, !isOwn(others, missing[0]) { return nil }
            // With two candidates, the rows don't show which column is wrong.
            guard wrong == nil else { return nil }
            // Two tables have the same ids, and nothing else of these rows is right.
            if missing.count == reference.count, answer.count != reference.count, others.contains(where: isAnotherColumn) { return nil }
            wrong = index
        }
        return wrong
    }

    /// Whether no other expected row has the same values in these columns, as rows of a tie do.
    private func isOwn(_ columns: [ColumnPair], _ row: Int) -> Bool {
        let all = RowClasses(
            reference: reference, answer: answer, columns: columns, referenceRows: 0..<reference.count, answerRows: 0..<0
        ).reference
        return all.count { $0 == all[row] } == 1
    }

    /// The column's name, with its position if another column has the same name, or if it isn't the column that the task asks for.
    private func name(of pair: ColumnPair) -> String {
        let (name, position) = (answer.columns[pair.answer].name, "column \(pair.answer + 1)")
        if name == Words.unnamed { return position }
        if shownName(pair) != name { return "\(position) (\(name.code))" }
        return answer.columns.count { $0.name == name } == 1 ? name.code : "\(name.code) (\(position))"
    }

    private func isSameButForOne(_ missing: [Int], _ unexpected: [Int]) -> Bool {
        if missing.count == unexpected.count { return missing.sorted() == unexpected.sorted() }
        // One side has rows without a match, so the match of every other row must be unambiguous.
        let (first, second) = (Set(missing), Set(unexpected))
        guard first.count == missing.count, second.count == unexpected.count else { return false }
        return missing.count < unexpected.count ? first.isSubset(of: second) : second.isSubset(of: first)
    }

    /// The first row that is out of order; both sides contain the same rows.
    private func orderBreak(_ classes: RowClasses) -> Int? {
        switch order {
        case .any: return nil
        case .exact: return zip(classes.reference, classes.answer).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        case .peers(let starts): return classes.stray(fromGroups: starts)
        }
    }
}
