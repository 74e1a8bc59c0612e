/// A range of an editor's text that moves with the text: see ``EditorState/marks``.
package struct EditorMark: Sendable, Hashable {
    package var range: Range<EditorState.Position>
    /// Its number among those whose meaning isn't settled yet; `nil` once it is.
    package var pending: Int?
    /// Whether it was settled before it became pending.
    package var wasSettled = false

    package init(_ range: Range<EditorState.Position>, pending: Int? = nil, wasSettled: Bool = false) {
        self.range = range
        self.pending = pending
        self.wasSettled = wasSettled
    }

    /// The mark after a range of the text was replaced; `nil` if the range and the mark overlap.
    func moved(by changed: Range<EditorState.Position>, replacedWith text: String) -> EditorMark? {
        if changed.lowerBound >= range.upperBound { return self }
        guard changed.upperBound <= range.lowerBound else { return nil }
        let end = changed.lowerBound.advanced(over: text)
        func moved(_ position: EditorState.Position) -> EditorState.Position {
            let isOnLine = position.line == changed.upperBound.line
            return EditorState.Position(
                line: position.line + end.line - changed.upperBound.line,
                offset: isOnLine ? position.offset + end.offset - changed.upperBound.offset : position.offset)
        }
        return EditorMark(moved(range.lowerBound)..<moved(range.upperBound), pending: pending, wasSettled: wasSettled)
    }
}
