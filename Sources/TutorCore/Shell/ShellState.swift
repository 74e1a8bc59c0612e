import EngineValues
package import Terminal

/// The shells of a lesson, one of which is shown.
package struct ShellState: Sendable, Equatable {
    package var tabs: [ShellTab] = []
    package var shown = 0

    package var tab: ShellTab? {
        get { tabs.indices.contains(shown) ? tabs[shown] : nil }
        set { if let newValue, tabs.indices.contains(shown) { tabs[shown] = newValue } }
    }

    /// The index of a shell among the tabs.
    package func index(of id: ShellID) -> Int? { tabs.firstIndex { $0.id == id } }

    /// The maximum number of shells: they are chosen with the digits 1 to 9.
    package static let max = 9
}

/// One shell, as far as the model knows it.
package struct ShellTab: Sendable, Equatable {
    package enum Life: Sendable, Equatable {
        case runs
        /// Why it ended, in a sentence; Enter restarts it.
        case over(String)
    }

    package let id: ShellID
    package var life = Life.runs
    /// The output of the command in progress, if the shell has no terminal.
    package var output: [String] = []
    /// Its current frame; `nil` until the first one arrives.
    package var frame: TerminalFrame?
    /// The size last sent to it.
    package var size: Size
    /// Whether `docker` in it is calf's guard, as last reported by the shell.
    package var isGuarded = true
    /// Why the last command has failed: what docker's error means. `nil` if it succeeded, or if calf doesn't know the error.
    package var failure: String?
    /// The earlier output that the learner is viewing.
    package var copyMode: CopyMode?
    /// What to do when the requested lines arrive.
    package var pending: PendingLook?
}

/// Why the lines of a shell were requested.
package enum PendingLook: Sendable, Equatable {
    /// To scroll up by this many lines.
    case scroll(Int)
    /// To select from one point on the screen to another.
    case drag(from: Point, to: Point)
}
