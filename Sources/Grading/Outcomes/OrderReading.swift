import Course
import Postgres
import SQLText

/// What a script's ORDER BY says about its rows, and which extra queries reveal the rows that tie.
///
/// Tied rows may be in any order. They are identified by their sort keys, including keys that aren't selected: `keyed` is the script with
/// these as extra columns. Where a LIMIT cuts through a tie, any of the tied rows will do: `tied` is the script that returns all of them.
struct OrderReading: Sendable {
    private(set) var keyed: Script?
    private(set) var tied: Script?
    private let rules: Check.Rows
    /// The sort columns; `nil` if they can't be determined, in which case no rows count as ties.
    private(set) var places: [Int]?
    private let columnCount: Int
    private var added = 0
    private var offset = 0

    /// `nil` if order doesn't count.
    init?(_ script: Script, outcome: Outcome, scope: ComparisonScope) {
        guard let rules = scope.rows, rules.order != .any, let result = outcome.result, let index = outcome.resultStatement else {
            return nil
        }
        self.rules = rules
        columnCount = result.columns.count
        if rules.order != .reference { return }
        // Without a parse tree, there is no way to tell whether the result is ordered.
        guard let tree = script.tree(ofStatement: index), tree.hasTopLevelOrderBy, !tree.sortsForDistinctOn
        else { return nil }
        let query = script.editable(index)
        let names = result.columns.map(\.name)
        let keys = query?.sortKeys ?? []
        let selected: [Int] = keys.compactMap { key in
            switch key {
            case .column(let number): number - 1
            case .name(let name): names.firstIndex(of: name) ?? -1
            case .expression: nil
            }
        }
        let hasOthers = selected.count < keys.count
        let longer = hasOthers ? query?.withSortKeys : nil
        guard !keys.isEmpty, selected.allSatisfy(result.columns.indices.contains), longer != nil || !hasOthers else { return }
        added = longer?.added ?? 0
        places = selected + Array(columnCount..<(columnCount + added))
        keyed = longer?.tree.sql.flatMap { script.replacing(statement: index, with: $0) }
        let limit = (longer?.tree ?? query)?.withTies
        tied = limit?.tree.sql.flatMap { script.replacing(statement: index, with: $0) }
        offset = limit?.offset ?? 0
    }

    /// The expectation, including what its row order means.
    ///
    /// - Parameters:
    ///   - keyedRows: the result of `keyed`; `nil` if it could not be run.
    ///   - tiedRows: the result of `tied`.
    func expectation(_ outcome: Outcome, _ scope: ComparisonScope, keyedRows: RowSet?, tiedRows: RowSet?) -> Expectation {
        var expectation = Expectation(outcome: outcome, scope: scope, order: .exact)
        guard let places, let result = outcome.result else { return expectation }
        if added > 0 {
            guard let keyedRows, keyedRows.columns.count == columnCount + added else { return expectation }
            expectation.outcome.result = keyedRows.keepingFirst(columnCount)
            expectation.order = .peers(starts: keyedRows.peerStarts(keys: places))
        } else {
            expectation.order = .peers(starts: result.peerStarts(keys: places))
        }
        if let tiedRows, tiedRows.columns.count == columnCount + added {
            let ties = CutTies(rows: tiedRows.keepingFirst(columnCount), starts: tiedRows.peerStarts(keys: places), offset: offset)
            if ties.isCut(count: result.count) { expectation.ties = ties }
        }
        return expectation
    }

    /// Whether the expected order is specific to the given data and says nothing about other data.
    var isOfGivenData: Bool { rules.order == .exact }
}
