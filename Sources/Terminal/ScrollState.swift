/// A scroll position.
package struct ScrollState: Sendable, Hashable {
    /// The first visible line.
    package var top: Int

    package init(top: Int = 0) { self.top = top }

    /// The nearest `top` that leaves no unnecessary empty rows at the bottom.
    package func top(of count: Int, height: Int) -> Int {
        max(0, min(top, count - height))
    }

    /// Scrolls by this many lines and stops at the ends.
    package mutating func scroll(by lines: Int, of count: Int, height: Int) {
        top = top(of: count, height: height) + lines
        top = top(of: count, height: height)
    }

    /// Scrolls. Returns whether the key was one that does.
    package mutating func handle(_ key: KeyEvent, of count: Int, height: Int) -> Bool {
        guard let step = key.step(of: count, height: height) else { return false }
        scroll(by: step, of: count, height: height)
        return true
    }

    /// Scrolls as little as possible to show these lines, or at least the first of them.
    package mutating func reveal(_ lines: Range<Int>, of count: Int, height: Int) {
        if lines.upperBound > top + height { top = lines.upperBound - height }
        if lines.lowerBound < top { top = lines.lowerBound }
        top = top(of: count, height: height)
    }
}
