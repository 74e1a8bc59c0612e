import Course
import Progress
import Terminal

/// Worked examples with shell commands.
extension Model {
    /// Types an example's commands into the shown shell, as the learner would.
    mutating func runInShell(_ example: Example, _ id: ExampleID) -> [Effect] {
        guard lesson?.isTrusted == true else {
            notice = Notice(lesson?.isTrusted == false ? TrustQuestion.refusal : "The lesson is still being prepared.")
            return []
        }
        if case .over? = lesson?.shells.tab?.life {
            notice = Notice("This shell has ended. Press Enter in the shell to start a new one.")
            return []
        }
        guard var lesson else { return [] }
        lesson.typedExample = (id, lesson.examples[id])
        lesson.noteRun(of: id)
        var effects: [Effect] = []
        // If there is room for the shell beside it, the text keeps the focus. Otherwise, the learner must know how to come back.
        lesson.focus = .shell
        if screen.hasRoomForShell, !lesson.isZoomed { lesson.focus = .text } else { notice = Notice(ShellText.wayBack) }
        lesson.isZoomed = false
        self.lesson = lesson
        if lesson.shells.tabs.isEmpty { effects += openShell() }
        if let shell = self.lesson?.shells.tab?.id {
            effects.append(.shell(shell, .run(example.block.text.trimmingTrailingNewlines)))
        }
        // The shell doesn't tell what the commands printed. `calf verify` has compared that with the lesson.
        effects += self.lesson?.judgePrediction(of: id, with: ExampleOutcome()) ?? []
        moveOn(from: id)
        return effects
    }

    /// Takes the last example back: its commands were not typed, and says why.
    mutating func refuseExample(_ why: String) {
        notice = Notice(why)
        guard let (id, before) = lesson?.typedExample else { return }
        lesson?.typedExample = nil
        lesson?.examples[id] = before
        if let index = lesson?.items.firstIndex(of: .example(id)) { lesson?.marked = index }
    }
}
