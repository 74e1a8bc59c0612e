import Course

/// What a reference does, kept for all the answers that are compared with it. A mistake has one too.
struct Expectation: Sendable {
    var outcome: Outcome
    var scope: ComparisonScope
    /// What the order of its rows means.
    var order: RowComparison.Order
    /// Where a LIMIT cuts through rows that tie.
    var ties: CutTies?
}

/// Why there is nothing to compare answers with.
struct Unjudgeable: Error, Sendable {
    var reason: UnjudgedReason
}
