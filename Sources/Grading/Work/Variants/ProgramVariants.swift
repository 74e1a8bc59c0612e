/// What the solution of an exercise in commands and files does on its data, and on other versions of it.
struct ProgramVariants: Sendable {
    /// A version of the data on which answers are compared with the solution.
    struct Judged: Sendable {
        var variant: Variant
        var comparison: WorkComparison
        /// Whether what the solution does there can be relied on; `nil`: not known yet.
        var isReliable: Bool?
    }

    /// What it does on the given data.
    var given: WorkOutcome
    /// Whether it was given after those of the exercises before it.
    var afterOthers: Bool
    var judged: [Judged] = []
}
