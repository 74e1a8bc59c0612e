package import Terminal

/// What `update` needs to know of the frame that the learner sees: where its lines are and how large its panes are.
///
/// The view returns one with each frame, and it comes back with the input that was given on that frame.
package struct ScreenMap: Sendable, Equatable {
    /// Whether one pane is shown at a time.
    package var isNarrow = false
    package var page = PageMap()
    /// The part of the scratchpad's editor that shows text.
    package var editor = Size.zero
    package var result = Size.zero
    /// Lines of the value or row that is shown in full.
    package var resultLines = 0
    /// Lines of the tree of a plan.
    package var planHeight = 0
    package var verdict = OverlayMap()
    /// The cells of the shell that is shown; empty where no shell is.
    package var shell = Size.zero
    package var fileTreeHeight = 0
    /// The part of the file editor that shows text.
    package var fileEditor = Size.zero
    package var engine: EngineMap?
    /// Rows of the lesson list.
    package var listHeight = 0
    package var overlay = OverlayMap()

    package init() {}

    /// The lesson's page, whether it is in sight or not.
    package struct PageMap: Sendable, Equatable {
        package var width = 0
        package var height = 0
        package var lineCount = 0
        /// The first line shown.
        package var top = 0
        /// By the index of the page's items.
        package var items: [PageItem.Lines] = []

        package init() {}

        /// The furthest that the page scrolls.
        package var lastTop: Int { max(0, lineCount - height) }
        package var visible: Range<Int> { top..<top + height }
    }

    /// The engine's pane, where it is shown.
    package struct EngineMap: Sendable, Equatable {
        package var listHeight = 0
        package var detailHeight = 0

        package init(listHeight: Int, detailHeight: Int) {
            self.listHeight = listHeight
            self.detailHeight = detailHeight
        }
    }

    /// A list or text over the screen.
    package struct OverlayMap: Sendable, Equatable {
        package var height = 1
        package var lineCount = 0

        package init() {}
    }
}

extension Size {
    package static let zero = Size(width: 0, height: 0)
}
