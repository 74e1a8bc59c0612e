/// What a terminal shows at one moment.
package struct TerminalFrame: Sendable, Equatable {
    /// What of the mouse the program wants to know.
    package enum Mouse: Sendable, Equatable {
        case none, clicks, drags, moves
    }

    /// The screen, with the cursor where the program shows one. It holds no control character.
    package var canvas: Canvas
    /// What the program calls its window, without control characters; empty if it has not said.
    package var title: String
    /// A program has the whole screen to itself: nothing of it goes to the history.
    package var isAlternate: Bool
    package var mouse: Mouse
    /// Lines that have scrolled away and are kept.
    package var historyCount: Int

    /// Puts together what is shown.
    package init(canvas: Canvas, title: String = "", isAlternate: Bool = false, mouse: Mouse = .none, historyCount: Int = 0) {
        self.canvas = canvas
        self.title = title
        self.isAlternate = isAlternate
        self.mouse = mouse
        self.historyCount = historyCount
    }
}

/// All lines of a terminal at one moment, those that have scrolled away and then those on the screen.
package struct TerminalHistory: Sendable, Equatable {
    package var lines: [CompactLine]
    /// The first line of the screen among them.
    package var screenStart: Int

    /// The oldest line first.
    package init(lines: [CompactLine], screenStart: Int) {
        self.lines = lines
        self.screenStart = screenStart
    }
}
