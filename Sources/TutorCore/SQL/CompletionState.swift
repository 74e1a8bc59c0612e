/// The completion list at the cursor.
package struct CompletionState: Sendable, Equatable {
    package var completion: Completion
    package var selected = 0

    /// How many candidates are visible at a time.
    package static let maxShown = 8

    /// The visible candidates, which include the selected one.
    package var shown: Range<Int> {
        let count = completion.candidates.count
        let start = min(max(0, selected - Self.maxShown + 1), max(0, count - Self.maxShown))
        return start..<min(count, start + Self.maxShown)
    }
}
