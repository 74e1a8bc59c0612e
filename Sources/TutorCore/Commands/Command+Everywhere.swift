import Course
import Terminal

/// Commands that work everywhere.
extension Command {
    package static let map = Command(
        "lessons", "Lessons", key: .init(.function(2)), letter: "M", in: .outside(.map), action: { $0.showMap() })
    package static let find = Command(
        "find", "Find in lessons", shortLabel: "Find", key: .init(.function(3)), letter: "F", in: .everywhere,
        action: { $0.open(.find(Finder())) + [.find("")] })
    package static let progress = Command(
        "progress", "Progress", key: .init(.function(7)), letter: "G", in: .outside(.progress), action: { $0.showProgress() })
    package static let reference = Command(
        "reference", "Command summary", in: Place(isHere: { $0.location != .map && $0.lesson?.review == nil }),
        action: { model in
            model.lesson.map { model.open(.reference(QuickReference(of: $0.lesson).markdown, ScrollState())) } ?? []
        })
    package static let help = Command(
        "help", "Help", key: .init(.function(1)), letter: "?", in: .everywhere, action: { $0.open(.help(ScrollState())) })
    package static let suspend = Command(
        "suspend", "Suspend", in: .everywhere,
        action: { $0.keepDrafts() + [.suspend] })
    package static let quit = Command("quit", "Quit", key: .init(.function(10)), letter: "Q", in: .everywhere, action: { $0.quit() })
}

/// The second session with the server. Its letters are the same as the shells': a pane has only one of the two.
extension Command {
    package static let otherSession = Command(
        "otherSession", "Second session", naming: { $0.otherSessionLabel }, key: .control("o"), letter: "+",
        in: .pane(.work) { $0.lesson.hasDatabase && $0.focus != .shell }, action: { $0.showOtherSession() })
    package static let closeSession = Command(
        "closeSession", "Close session B", letter: "-", in: .inLesson { $0.sessions.hasSecond && $0.focus != .shell },
        action: { $0.leaveSecondSession() })
}
