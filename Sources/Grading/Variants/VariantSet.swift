/// The versions of the data on which the answers to one exercise are compared with its reference, and the mistakes they are compared with.
struct VariantSet: Sendable {
    /// A variant, and what the reference does there.
    struct Judged: Sendable {
        var variant: Variant
        var expectation: Expectation
        /// What the tables held there before.
        var unchanged: [String: TableContents]

        func findings(on outcome: Outcome) -> [Finding] {
            OutcomeComparison(expected: expectation, unchanged: unchanged).findings(on: outcome)
        }
    }

    /// A wrong version of the reference, and what it does on the given data.
    struct Suspect: Sendable {
        var mutant: Mutant
        var script: Script
        var expectation: Expectation
    }

    var mild: [Judged] = []
    var adverse: [Judged] = []
    /// The given rows, stored in another order and found by another plan.
    var otherPlan: Variant?
    /// Why there are no mild versions, or not all that there should be; `nil` where nothing is left out.
    var untried: UntriedReason?
    /// The solution asks what time it is: it runs on each version together with the answer, in one transaction.
    var readsClock = false
    /// Answers are tried on clones of their own, since the solution can't be undone.
    var needsClones = false
    /// What the author's answers compare with.
    var boundaries = Boundaries(of: [])
    /// The rows of which the author's answers or the task speak.
    var named = NamedRows()
    var suspects: [Suspect] = []
    /// What smaller examples are made of.
    var model = DataModel()
    var profile = DataProfile()
    var focus: [DataTable] = []
    /// The names that the reference and the alternatives use.
    var mentioned: Set<String> = []
    /// The columns in which they look for patterns.
    var patterned: Set<String> = []

    /// All versions, the mild ones first.
    var all: [Judged] { mild + adverse }
}
