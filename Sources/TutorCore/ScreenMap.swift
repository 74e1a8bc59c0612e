package import Terminal

/// What `update` needs to know about the frame that the learner sees: the positions of its lines and the sizes of its panes.
///
/// The view returns a map with each frame, and input carries the map of the frame it was given on.
package struct ScreenMap: Sendable, Equatable {
    /// Whether a shell fits beside the lesson. In plain mode, nothing hides anything else.
    package var hasRoomForShell = true
    /// Whether the page and the work are shown one at a time.
    package var isNarrow = false
    /// Whether the task is shown above the work.
    package var showsTask = false
    /// The task above the work: how much of it is visible.
    package var task = OverlayMap()
    /// The checklist below the work: how many of its lines are visible, and how many there are with the verdict below them.
    package var checklist = OverlayMap()
    /// How many lines of facts are visible above the verdict, while the checklist isn't scrolled.
    package var factLines = 0
    package var page = PageMap()
    /// The text area of the scratchpad's editor.
    package var editor = Size.zero
    package var result = Size.zero
    /// The number of lines of the value or row shown in full.
    package var resultLines = 0
    /// The number of visible lines of a plan's tree.
    package var planHeight = 0
    package var verdict = OverlayMap()
    /// The size of the shell shown, in cells; zero if no shell is shown.
    package var shell = Size.zero
    package var fileTreeHeight = 0
    /// The text area of the file editor.
    package var fileEditor = Size.zero
    package var engine: EngineMap?
    /// The number of visible rows of the lesson list.
    package var listHeight = 0
    /// The number of lines of a course's last page, if the lesson list shows one.
    package var coursePageLines = 0
    package var overlay = OverlayMap()
    /// How many pages the step shown has, if a lesson is presented.
    package var presentedPages = 1
    /// In free typing, which row of the result is at the top of each page.
    package var presentedStarts: [Double] = []

    package init() {}

    /// The lesson's page, whether it is visible or not.
    package struct PageMap: Sendable, Equatable {
        package var width = 0
        package var height = 0
        package var lineCount = 0
        /// The first visible line.
        package var top = 0
        /// How many columns the visible wide blocks are scrolled sideways, and how many at most.
        package var left = 0
        package var lastLeft = 0
        /// By the index of the page's items.
        package var items: [PageItem.Lines] = []

        /// The maximum scroll position of the page.
        package var lastTop: Int { max(0, lineCount - height) }
        package var visible: Range<Int> { top..<top + height }
        /// Whether the screen had a page.
        var isLaidOut: Bool { width > 0 }
        var scroll: PageScroll { PageScroll(top: top, left: left) }
    }

    /// The engine pane, if it is shown.
    package struct EngineMap: Sendable, Equatable {
        package var listHeight = 0
        package var logHeight = 0

        package init(listHeight: Int, logHeight: Int) {
            self.listHeight = listHeight
            self.logHeight = logHeight
        }
    }

    /// A list or text that may be longer than its area.
    package struct OverlayMap: Sendable, Equatable {
        package var height = 1
        package var lineCount = 0
        /// The first visible line.
        package var top = 0

        /// The maximum scroll position.
        var lastTop: Int { max(0, lineCount - height) }
    }
}

extension Size {
    package static let zero = Size(width: 0, height: 0)
}
