/// The result of an answer in commands and files on one version of the data, as far as the check looks at it.
struct WorkOutcome: Sendable {
    /// In the order of the facts.
    var reports: [FactReport]
    /// The contents of the relevant tables before the answer, if the check requires any.
    var before: [String: TableContents] = [:]
    /// What the database contains afterward.
    var state: DatabaseState?
    /// The first script of the answer that failed.
    var failure: GivenAnswer.Failure?

    /// Whether all facts of the check hold.
    var holds: Bool { reports.allSatisfy(\.holds) }

    /// The relevant tables whose contents have changed.
    var changed: Set<String> {
        Set(before.keys.filter { table in before[table].map { state?.contents[table]?.holdsTheSame(as: $0) != true } ?? false })
    }
}
