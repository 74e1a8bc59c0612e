/// Compares a function or trigger by what it does: calls of the function, or changes to the trigger's table.
struct Probes: Sendable, Equatable, Codable {
    /// The contents of the tables before each change.
    var before: [String: TableContents] = [:]
    var all: [Probe] = []

    /// Whether some change could be made with both triggers, so that the effects say how the triggers differ.
    func canBeCompared(with found: Probes) -> Bool {
        let possible = Set(found.all.filter(\.isPossible).map(\.text))
        return all.contains { $0.isPossible && possible.contains($0.text) }
    }
}

struct Probe: Sendable, Equatable, Codable {
    /// As a learner would write it: `discount(100, NULL)`, or a statement.
    var text: String
    var result: Result

    enum Result: Sendable, Equatable, Codable {
        /// What those tables contain afterward that a change has changed. What a call returns has an empty name.
        case tables([String: TableContents])
        /// The server's message.
        case failed(String)
    }

    fileprivate var isPossible: Bool { if case .tables = result { true } else { false } }
}

/// A probe with the wrong result.
struct ProbeDifference: Sendable, Equatable {
    var probe: String
    /// The table with the wrong contents, and the differing rows if they are known.
    var table: String?
    var rows: RowDifference?
    /// It fails with this message, and should not.
    var failure: String?
    /// The answer's trigger fires at another time than the solution's.
    var isTimedOtherwise = false

    /// The first probe with different results; `nil` if there is none. The reason why one fails does not matter.
    init?(expected: Probes, found: Probes) {
        for each in expected.all {
            guard let other = found.all.first(where: { $0.text == each.text }) else { continue }
            probe = each.text
            switch (each.result, other.result) {
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
