/// Runs what a lesson has to try.
enum Trials {
    /// Calls `body` for each item, and `receive` with each result as soon as it is there: one item after the other, or all side by side.
    static func run<Item: Sendable, Outcome: Sendable>(
        _ items: [Item], sideBySide: Bool, _ body: @escaping @Sendable (Item) async throws -> Outcome, receive: (Outcome) -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Outcome.self) { group in
            for item in items {
                group.addTask { try await body(item) }
                if !sideBySide, let outcome = try await group.next() { receive(outcome) }
            }
            for try await outcome in group { receive(outcome) }
        }
    }
}
