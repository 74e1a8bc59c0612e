package import Terminal

/// One line of a laid-out text, never wider than the layout's width.
package struct LaidOutLine: Sendable, Hashable {
    package var line: Line
    /// The line of the Markdown text on which its block starts, counted from 1.
    package var source: Int

    package init(_ line: Line, source: Int) {
        self.line = line
        self.source = source
    }
}
