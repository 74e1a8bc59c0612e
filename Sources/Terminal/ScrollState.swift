/// How far something is scrolled.
package struct ScrollState: Sendable, Hashable {
    /// The first line shown.
    package var top: Int

    package init(top: Int = 0) { self.top = top }

    /// The nearest `top` that leaves no more rows empty below than necessary.
    package func top(of count: Int, height: Int) -> Int {
        max(0, min(top, count - height))
    }

    /// Moves by this many lines and stops at the ends.
    package mutating func scroll(by lines: Int, of count: Int, height: Int) {
        top = top(of: count, height: height) + lines
        top = top(of: count, height: height)
    }

    /// Scrolls as little as possible so that these lines show, or at least the first of them.
    package mutating func reveal(_ lines: Range<Int>, of count: Int, height: Int) {
        if lines.upperBound > top + height { top = lines.upperBound - height }
        if lines.lowerBound < top { top = lines.lowerBound }
        top = top(of: count, height: height)
    }
}
