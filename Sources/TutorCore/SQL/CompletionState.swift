/// The list of candidates that is open at the cursor.
package struct CompletionState: Sendable, Equatable {
    package var completion: Completion
    package var selected = 0

    /// More are not shown at a time.
    package static let maxShown = 8

    package init(_ completion: Completion) { self.completion = completion }

    /// The candidates that show, so that the selected one is among them.
    package var shown: Range<Int> {
        let count = completion.candidates.count
        let start = min(max(0, selected - Self.maxShown + 1), max(0, count - Self.maxShown))
        return start..<min(count, start + Self.maxShown)
    }
}
