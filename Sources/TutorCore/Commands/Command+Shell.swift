/// The shells of a lesson.
extension Command {
    package static let copyMode = Command(
        "copyMode", "Copy mode", letter: "J", in: .shell, available: inLesson(withShell), action: { $0.lookBack(.scroll(0)) })
    package static let pasteCopied = Command(
        "pasteCopied", "Paste", letter: "=", in: Place(isHere: { $0.location == .lesson && !$0.copied.isEmpty }),
        action: { $0.paste($0.copied) })
    package static let newShell = Command(
        "newShell", "New shell", letter: "+", in: .shell,
        available: inLesson {
            $0.shells.tabs.count < ShellState.max ? .now : .not("\(ShellState.max) shells are open. Close one first.")
        }, action: { $0.openShell() })
    package static let nextShell = Command(
        "nextShell", "Next shell", letter: ">", in: .shell,
        available: inLesson { $0.shells.tabs.count > 1 ? .now : .not("Only one shell is open. Ctrl-G + opens another.") },
        action: { model in
            model.showShell((model.lesson?.shells.shown ?? 0) + 1)
            return []
        })
    package static let closeShell = Command(
        "closeShell", "Close shell", letter: "-", in: .shell, available: inLesson(withShell), action: { $0.closeShell() })

    private static func withShell(_ lesson: LessonState) -> Availability {
        lesson.shells.tab == nil ? .not("No shell is open yet.") : .now
    }
}
