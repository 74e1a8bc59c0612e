/// The versions of the data on which the answers to one exercise are compared with its reference, and the mistakes to compare them with.
struct VariantSet: Sendable, Codable {
    /// A variant, and what the reference does there.
    struct Judged: Sendable, Codable {
        var variant: Variant
        var expectation: Expectation
        /// The contents of the tables before the answer.
        var unchanged: [String: TableContents]

        var comparison: OutcomeComparison { OutcomeComparison(expected: expectation, unchanged: unchanged) }

        /// Whether the reference returns no row and changes nothing.
        var isIdle: Bool {
            let outcome = expectation.outcome
            return (outcome.result?.count ?? 0) == 0
                && outcome.state.map { $0.contents.allSatisfy { unchanged[$0.key]?.holdsTheSame(as: $0.value) ?? false } } ?? true
        }
    }

    /// A wrong version of the reference, and what it does on the given data.
    struct Suspect: Sendable, Codable {
        var mutant: Mutant
        var script: Script
        var expectation: Expectation
    }

    var copies: [Judged] = []
    /// How many of them, the last ones, aren't random: rows look alike or have few values, or one column has what answers compare it with.
    var notRandom = 0
    /// Why there are no copies, or fewer than there should be; `nil` if nothing is left out.
    var untried: UntriedReason?
    /// The solution reads the clock: it runs on each version together with the answer, in one transaction.
    var readsClock = false
    /// Answers are tried on their own clones, since the solution can't be undone.
    var needsClones = false
    /// How far the sequences are ahead in some of the versions, where the number that the server generates next must not be typed in.
    var sequencesAhead = 0
    /// Versions of the solution that differ from it only in how they round borderline values.
    var nearlySame: [Script] = []
    @Deferred var suspects: [Suspect] = []
    /// What more copies and counterexamples are made from.
    @Deferred var model = DataModel()
}
