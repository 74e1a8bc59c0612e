import Course

/// What a reference does, kept for every answer that is compared with it. Mistakes have one too.
struct Expectation: Sendable, Codable {
    var outcome: Outcome
    var scope: ComparisonScope
    /// What the order of its rows means.
    var order: RowComparison.Order
    /// Where a LIMIT cuts through rows that tie.
    var ties: CutTies?
}
