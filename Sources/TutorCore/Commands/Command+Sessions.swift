import Course
import Terminal

/// The second session with the server. Its letters are those of the shells: a pane has one or the other.
extension Command {
    package static let otherSession = Command(
        "otherSession", "Second session", naming: { $0.otherSessionLabel }, key: .control("o"), letter: "+",
        in: .inLesson { $0.lesson.hasDatabase && $0.focus != .shell }, action: { $0.showOtherSession() })
    package static let closeSession = Command(
        "closeSession", "Close session B", letter: "-", in: .inLesson { $0.sessions.hasSecond && $0.focus != .shell },
        action: { $0.closeSecondSession() })
}
