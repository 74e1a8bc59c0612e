/// A snapshot of a terminal's screen.
package struct TerminalFrame: Sendable, Equatable {
    /// Which mouse events the program wants.
    package enum Mouse: Sendable, Equatable {
        case none, clicks, drags, moves
    }

    /// The screen, with the cursor if the program shows one. Contains no control characters.
    package var canvas: Canvas
    /// The window title set by the program, without control characters; empty if it has set none.
    package var title: String
    /// Whether the program uses the alternate screen, which adds nothing to the history.
    package var isAlternate: Bool
    package var mouse: Mouse

    /// A snapshot with these contents.
    package init(canvas: Canvas, title: String = "", isAlternate: Bool = false, mouse: Mouse = .none) {
        self.canvas = canvas
        self.title = title
        self.isAlternate = isAlternate
        self.mouse = mouse
    }
}

/// A snapshot of all lines of a terminal: the scrollback, followed by the screen.
package struct TerminalHistory: Sendable, Equatable {
    package var lines: [CompactLine]
    /// The index of the screen's first line.
    package var screenStart: Int

    /// The oldest line first.
    package init(lines: [CompactLine], screenStart: Int) {
        self.lines = lines
        self.screenStart = screenStart
    }
}
