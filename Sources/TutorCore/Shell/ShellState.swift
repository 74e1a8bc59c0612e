import Sandbox
package import Terminal

/// The shells of a lesson: several, of which one is shown.
package struct ShellState: Sendable, Equatable {
    package var tabs: [ShellTab] = []
    package var shown = 0

    package init() {}

    package var tab: ShellTab? {
        get { tabs.indices.contains(shown) ? tabs[shown] : nil }
        set { if let newValue, tabs.indices.contains(shown) { tabs[shown] = newValue } }
    }

    /// Where a shell is among the tabs.
    package func index(of id: ShellID) -> Int? { tabs.firstIndex { $0.id == id } }

    /// More would not be found again.
    package static let max = 9
}

/// One shell, as far as the model is told.
package struct ShellTab: Sendable, Equatable {
    package enum Life: Sendable, Equatable {
        case runs
        /// In a sentence; Enter starts it anew.
        case over(String)
    }

    package let id: ShellID
    package var life = Life.runs
    /// What it shows; `nil` until the first picture came.
    package var frame: TerminalFrame?
    /// What it was last told to be.
    package var size: Size
    /// It rang while another tab was in front.
    package var hasRung = false
    /// Whether `docker` is calf's guard there, as far as the shell tells.
    package var isGuarded = true
    /// The learner looks at what was written before.
    package var copyMode: CopyMode?
    /// Lines to look back at were asked for, and this is to be done when they come.
    package var pending: PendingLook?

    package init(id: ShellID, size: Size) {
        self.id = id
        self.size = size
    }
}

/// Why the lines of a shell were asked for.
package enum PendingLook: Sendable, Equatable {
    /// To turn back so many lines.
    case scroll(Int)
    /// To mark from one place of the screen to another.
    case drag(from: Point, to: Point)
}
