/// A change to a table that has a trigger, and its effect.
struct TriggerEffect: Sendable, Equatable, Codable {
    /// As SQL, so that the learner can try it.
    var change: String
    var result: Result

    enum Result: Sendable, Equatable, Codable {
        /// What the tables contain afterward.
        case tables([String: TableContents])
        /// The server's message.
        case failed(String)
    }
}

/// A change that has the wrong effect.
struct TriggerDifference: Sendable, Equatable {
    var change: String
    /// The table with the wrong contents, and the differing rows if they are known.
    var table: String?
    var rows: RowDifference?
    /// The answer's trigger rejects the change with this message, and should not.
    var failure: String?

    /// The first change with different effects; `nil` if there is none. The reason why a change is rejected does not matter.
    init?(expected: [TriggerEffect], found: [TriggerEffect]) {
        for effect in expected {
            guard let other = found.first(where: { $0.change == effect.change }) else { continue }
            change = effect.change
            switch (effect.result, other.result) {
            case (.failed, .failed): continue
            case (.failed, .tables): return
            case (.tables, .failed(let message)):
                failure = message
                return
            case (.tables(let expected), .tables(let found)):
                for (name, contents) in expected.sorted(by: { $0.key < $1.key }) {
                    guard let actual = found[name], !contents.holdsTheSame(as: actual) else { continue }
                    table = name
                    if case (.rows(let expected), .rows(let actual)) = (contents, actual), expected.columns.count == actual.columns.count {
                        rows =
                            RowComparison(reference: expected, answer: actual, columns: ColumnPair.byPosition(expected, actual)).difference
                    }
                    return
                }
            }
        }
        return nil
    }
}
