/// A change of a table that has a trigger, and what came of it.
struct TriggerEffect: Sendable, Equatable {
    /// As SQL, to be tried by whoever likes.
    var change: String
    var result: Result

    enum Result: Sendable, Equatable {
        /// What tables hold then.
        case tables([String: TableContents])
        /// The server's message.
        case failed(String)
    }
}

/// How a change ends otherwise than it should.
struct TriggerDifference: Sendable, Equatable {
    var change: String
    /// The table that does not hold what it should, and its rows where they are known.
    var table: String?
    var rows: RowDifference?
    /// The answer's trigger refuses the change, with this message, and should not.
    var failure: String?

    /// The first change of both that ends otherwise; `nil` where none does. Why a change is refused does not matter.
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
