/// What the solution of an exercise in commands and files does on the given data, and on other versions of it.
struct ProgramVariants: Sendable {
    /// A version of the data on which answers are compared with the solution.
    struct Judged: Sendable {
        var variant: Variant
        var comparison: WorkComparison
        /// Whether the solution's result there is reliable; `nil` if not known yet.
        var isReliable: Bool?
    }

    /// What it does on the given data.
    var given: WorkOutcome
    /// Whether the solutions of earlier exercises run first.
    var afterOthers: Bool
    var judged: [Judged] = []
}
