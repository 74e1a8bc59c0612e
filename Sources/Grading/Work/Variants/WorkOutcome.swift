/// What came of an answer in commands and files on one version of the data, as far as its check looks at it.
struct WorkOutcome: Sendable {
    /// In the order of the facts.
    var reports: [FactReport]
    /// What the tables held before that count, where the check asks for such.
    var before: [String: TableContents] = [:]
    /// What the database holds afterwards.
    var state: DatabaseState?
    /// The first script of the answer that failed.
    var failure: GivenAnswer.Failure?

    /// Whether all is as the check asks for it.
    var holds: Bool { reports.allSatisfy(\.holds) }

    /// The tables, of those that count, that hold something else afterwards.
    var changed: Set<String> {
        Set(before.keys.filter { table in before[table].map { state?.contents[table]?.holdsTheSame(as: $0) != true } ?? false })
    }
}
