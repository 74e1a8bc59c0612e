import Course
import Postgres

/// What the ORDER BY of a script says about its rows, and what else has to be asked to know which of them tie.
///
/// Rows that tie may come in any order. They are known by their sort keys, also those that are not shown: `keyed` is the script with these
/// as further columns. Where a LIMIT cuts through a tie, any of the tied rows will do: `tied` is the script with all of them.
struct OrderReading: Sendable {
    let keyed: Script?
    let tied: Script?
    private let rules: Check.Rows
    /// The columns that are sorted by; `nil` where that can't be known, so that none of the rows tie.
    private let places: [Int]?
    private let columnCount: Int
    private let added: Int
    private let offset: Int

    /// `nil` where order does not count.
    init?(_ script: Script, outcome: Outcome, scope: ComparisonScope) {
        guard let rules = scope.rows, rules.order != .any, let result = outcome.result, let index = outcome.resultStatement else {
            return nil
        }
        self.rules = rules
        columnCount = result.columns.count
        guard rules.order == .reference else {
            (keyed, tied, places, added, offset) = (nil, nil, nil, 0, 0)
            return
        }
        // Without a parse tree nobody knows whether there is an order.
        guard let tree = script.tree(ofStatement: index), tree.hasTopLevelOrderBy else { return nil }
        let names = result.columns.map(\.name)
        var places: [Int] = []
        var hasOthers = false
        for item in tree.sortItems {
            switch item.key {
            case .column(let number): places.append(number - 1)
            case .name(let name): places.append(names.firstIndex(of: name) ?? -1)
            case .expression: hasOthers = true
            }
        }
        let longer = hasOthers ? tree.withSortKeys : nil
        guard places.allSatisfy(result.columns.indices.contains), longer != nil || !hasOthers else {
            (keyed, tied, self.places, added, offset) = (nil, nil, nil, 0, 0)
            return
        }
        added = longer?.added ?? 0
        self.places = places + Array(columnCount..<(columnCount + added))
        keyed = longer.flatMap { script.replacing(statement: index, with: $0.sql) }
        let limit = LimitClause(longer?.sql ?? script.statements[index].text)
        tied = limit.flatMap { script.replacing(statement: index, with: $0.withTies) }
        offset = limit?.offset ?? 0
    }

    /// The expectation with the meaning of its order.
    ///
    /// - Parameters:
    ///   - keyedRows: what `keyed` gives; `nil` where it could not be run.
    ///   - tiedRows: what `tied` gives.
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

    /// Whether the order is that of the given data only, and says nothing about other data.
    var isOfGivenData: Bool { rules.order == .exact }
}
