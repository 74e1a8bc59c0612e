/// How far something is scrolled.
package struct ScrollState: Sendable, Hashable {
    /// The first line shown.
    package var top: Int
    /// The first column shown.
    package var left: Int

    package init(top: Int = 0, left: Int = 0) {
        self.top = top
        self.left = left
    }

    /// The nearest `top` that shows no more emptiness below than needed.
    package func top(of count: Int, height: Int) -> Int {
        max(0, min(top, count - height))
    }

    /// Moves by this many lines and stops at the ends.
    package mutating func scroll(by lines: Int, of count: Int, height: Int) {
        top = top(of: count, height: height) + lines
        top = top(of: count, height: height)
    }

    /// Scrolls as little as possible so that these lines show; the first of them at least.
    package mutating func reveal(_ lines: Range<Int>, of count: Int, height: Int) {
        if lines.upperBound > top + height { top = lines.upperBound - height }
        if lines.lowerBound < top { top = lines.lowerBound }
        top = top(of: count, height: height)
    }
}
