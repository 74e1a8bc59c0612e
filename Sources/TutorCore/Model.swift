import Course
package import Progress
package import Terminal

/// All that the tutor knows and shows; `update` changes it, a view of any size draws it.
package struct Model: Sendable {
    /// What fills the screen.
    package enum Location: Sendable, Equatable { case map, lesson, progress }

    package var location: Location
    package var map = MapState()
    package var lesson: LessonState?
    package var overlay: Overlay?
    package var server: ServerStatus = .unknown
    package var activity = Activity(days: [], today: 0)
    package var progress: [LessonID: LessonProgress] = [:]
    /// One line that answers the last key, such as why it could do nothing; gone with the next.
    package var notice: Notice?
    /// Milliseconds on a clock that only goes forward; moves while something is awaited.
    package var clock: Int64 = 0
    /// How many runs and checks were begun, which numbers them.
    package var runCount = 0
    /// How many shells were opened, which numbers them.
    var shellCount = 0
    /// Where in a shell's pane the mouse was pressed, while it is.
    var shellPress: Point?
    /// What was copied last.
    package var copied = ""
    /// The frame that the learner saw last. Only `update` reads it: what a view draws depends on its own size alone.
    var screen = ScreenMap()

    /// Keys that the user has given to commands, in place of those they have.
    package var keys: [Command: KeyEvent] = [:]

    package init(location: Location = .map) { self.location = location }

    /// The key that performs a command everywhere, where it has one. A key that the user has given to one command no longer performs
    /// another.
    package func key(of command: Command) -> KeyEvent? {
        if let own = keys[command] { return own }
        return command.key.flatMap { keys.values.contains($0) ? nil : $0 }
    }

    /// What is said in the status line once.
    package struct Notice: Sendable, Equatable {
        package var text: String
        package var isTrouble: Bool

        package init(_ text: String, isTrouble: Bool = false) {
            self.text = text
            self.isTrouble = isTrouble
        }
    }
}

/// The embedded server, as far as the tutor is told.
package enum ServerStatus: Sendable, Equatable {
    case unknown
    case starting
    /// The major version.
    case ready(version: Int)
    /// In a sentence.
    case failed(String)
}

/// What lies over the screen and has the keys.
package enum Overlay: Sendable, Equatable {
    case menu(MenuState)
    case help(ScrollState)
    case tables(ScrollState)
    case find(Finder)
    case question(Question, DialogState)
}
