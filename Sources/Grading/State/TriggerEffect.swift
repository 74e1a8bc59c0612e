/// What changes to a table do that has new triggers, or whose triggers call other functions than before.
struct TriggerEffects: Sendable, Equatable, Codable {
    /// The contents of the tables before each change.
    var before: [String: TableContents]
    var changes: [TriggerEffect] = []
}

/// A change to a table that has a trigger, and its effect.
struct TriggerEffect: Sendable, Equatable, Codable {
    /// As SQL, so that the learner can try it.
    var change: String
    var result: Result

    enum Result: Sendable, Equatable, Codable {
        /// What those tables contain afterward that have changed.
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
    /// The answer's trigger fires at another time than the solution's.
    var isTimedOtherwise = false

    /// The first change with different effects; `nil` if there is none. The reason why a change is rejected does not matter.
    init?(expected: TriggerEffects, found: TriggerEffects) {
        for effect in expected.changes {
            guard let other = found.changes.first(where: { $0.change == effect.change }) else { continue }
            change = effect.change
            switch (effect.result, other.result) {
            case (.failed, .failed): continue
            case (.failed, .tables): return
            case (.tables, .failed(let message)):
                failure = message
                return
            case (.tables(let here), .tables(let there)):
                for name in Set(here.keys).union(there.keys).sorted() {
                    guard let contents = here[name] ?? expected.before[name], let actual = there[name] ?? found.before[name],
                        !contents.holdsTheSame(as: actual)
                    else { continue }
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

extension TriggerEffects {
    /// Whether some change could be made with both triggers, so that the effects say how the triggers differ.
    func canBeCompared(with found: TriggerEffects) -> Bool {
        let possible = Set(found.changes.filter(\.isPossible).map(\.change))
        return changes.contains { $0.isPossible && possible.contains($0.change) }
    }
}

extension TriggerEffect {
    fileprivate var isPossible: Bool { if case .tables = result { true } else { false } }
}
