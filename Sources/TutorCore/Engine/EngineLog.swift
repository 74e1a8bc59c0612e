package import EngineValues
package import Terminal

/// A container's log in the engine pane.
package struct EngineLog: Sendable, Equatable {
    /// The container's ID.
    package let container: String
    /// Whether it has the keyboard focus, not the list.
    package var isFocused = true
    package var scroll = ScrollState()
    /// Whether the view scrolls with new lines, as it does while the last line is visible.
    package var followsEnd = true
    /// `nil` until the engine has sent it.
    package var tail: LogTail?

    /// A log that has not been read yet.
    package init(of container: String) { self.container = container }

    /// The first visible line.
    private func top(height: Int) -> Int { followsEnd ? max(0, count - height) : scroll.top }

    private var count: Int { tail?.lines.count ?? 0 }

    /// Scrolls. A log scrolled to its end follows new lines.
    mutating func handle(_ key: KeyEvent, height: Int) {
        scroll.top = top(height: height)
        _ = scroll.handle(key, of: count, height: height)
        followsEnd = scroll.top >= count - height
    }
}
