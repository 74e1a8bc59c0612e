import Course
import Terminal

/// The second session with the server. Its letters are the same as the shells': a pane has only one of the two.
extension Command {
    package static let otherSession = Command(
        "otherSession", "Second session", naming: { $0.otherSessionLabel }, key: .control("o"), letter: "+",
        in: .pane(.work) { $0.lesson.hasDatabase && $0.focus != .shell }, action: { $0.showOtherSession() })
    package static let closeSession = Command(
        "closeSession", "Close session B", letter: "-", in: .inLesson { $0.sessions.hasSecond && $0.focus != .shell },
        action: { $0.closeSecondSession() })
}
