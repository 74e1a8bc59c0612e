import Course
import Progress
import Terminal

/// Worked examples of commands.
extension Model {
    /// Types an example's commands into the shell that is shown, as the learner would.
    mutating func runInShell(_ example: Example, _ id: ExampleID) -> [Effect] {
        if lesson?.shells.tab?.frame?.isAlternate == true {
            notice = Notice("A full-screen program is running in the shell. Quit it first: q quits most, :q! quits vim.")
            return []
        }
        if case .over? = lesson?.shells.tab?.life {
            notice = Notice("This shell has ended. Press Enter in the shell to start a new one.")
            return []
        }
        guard var lesson else { return [] }
        lesson.noteRun(of: id)
        var effects: [Effect] = []
        // Where there is room the text stays in front, with the shell beside it.
        lesson.focus = .shell
        if !screen.isNarrow { lesson.focus = .text }
        self.lesson = lesson
        if lesson.shells.tabs.isEmpty { effects += openShell() }
        if let shell = self.lesson?.shells.tab?.id {
            effects.append(.shell(shell, .paste(example.block.text.trimmingTrailingNewlines)))
            effects.append(.shell(shell, .key(KeyEvent(.enter))))
        }
        moveOn(from: id)
        return effects
    }
}
