import Course
import Primitives
import Progress
package import Terminal

/// Performing a command if it is available, and otherwise saying why it isn't.
extension Model {
    mutating func perform(_ command: Command) -> [Effect] {
        guard command.belongs(in: self) || lesson?.console == nil && [.map, .progress].contains(command) else {
            let isInLesson = location == .lesson && lesson != nil
            notice = Notice(
                "\(command.label(in: self)) "
                    + (command.isForEditor
                        ? "works in the scratchpad." : isInLesson ? "isn't available here." : "works in a lesson. Open one first."))
            return []
        }
        if case .not(let why) = command.availability(in: self) {
            notice = Notice(why, .refusal(of: command))
            return []
        }
        return command.action(&self)
    }

    /// A command that was refused is available now.
    func readyAgain(_ command: Command) -> String {
        "\(command.label(in: self)) is possible now: press \(keyName(of: command)) again."
    }

    /// A command's key as sentences name it: the one that the user has assigned, its own, or its letter in the menu.
    package func keyName(of command: Command) -> String {
        if let key = key(of: command) { return KeyName(key).description.replacing("^", with: "Ctrl-") }
        return command.letter.map { "Ctrl-G \($0)" } ?? "Ctrl-G"
    }

    /// A command's key as the key bar names it. In a shell, a program gets every key but Ctrl-G.
    package func barKey(of command: Command, inShell: Bool = false) -> String {
        if !inShell, let key = key(of: command) { return KeyName(key).description }
        return command.letter.map { "^G \($0)" } ?? "^G"
    }

    /// What a question says, with the keys of the commands that it names.
    package func text(of question: Question) -> [Line] {
        question.text.map { Line($0.spans.map { Span(namingKeys(in: $0.text), $0.style) }) }
    }

    /// A sentence with the keys of the commands that it names, as in `{run} runs it.`
    package func namingKeys(in text: String) -> String {
        guard text.contains("{") else { return text }
        return Command.all.reduce(text) { text, command in
            let name = "{\(command.name)}"
            return text.contains(name) ? text.replacing(name, with: keyName(of: command)) : text
        }
    }

    /// Opens an overlay.
    mutating func open(_ overlay: Overlay) -> [Effect] {
        self.overlay = overlay
        return []
    }

    mutating func toggle(_ property: WritableKeyPath<LessonState, Bool>) -> [Effect] {
        lesson?[keyPath: property].toggle()
        return []
    }

    /// Focuses a pane on the work side.
    mutating func show(_ pane: LessonState.Focus) -> [Effect] {
        lesson?.focus = pane
        return []
    }

    mutating func showWork() -> [Effect] {
        lesson?.ensurePad()
        guard let lesson else { return [] }
        if lesson.focus == .text, lesson.tab.focus == .editor, lesson.exercise == nil, lesson.hasExampleBesideOwnText {
            notice = Notice(LessonText.ownText)
        }
        self.lesson?.focus = lesson.tab.focus
        return []
    }

    mutating func showText() -> [Effect] {
        if location == .lesson { lesson?.focus = .text } else { location = .lesson }
        return []
    }

    /// Runs the selected example if the text has the focus, otherwise the scratchpad, which then is shown.
    mutating func runMarkedOrPad() -> [Effect] {
        guard let lesson, lesson.focus == .text, let id = lesson.markedExample else {
            if lesson?.focus == .text, screen.editor == .zero { lesson?.focus = .editor }
            return runPad()
        }
        // Like Enter, it acts only on what the learner can see.
        switch lesson.enterAction(on: screen.page) {
        case .reveal: revealMarked()
        case .pageDown: scroll(by: pageStep)
        case .act, nil: return act(on: .example(id))
        }
        return []
    }

    mutating func toggleDifferences() -> [Effect] {
        showAskedVerdict()
        lesson?.pad.verdict?.showsAllDifferences.toggle()
        lesson?.pad.verdict?.showsExpected = false
        if lookedAt == nil { lesson?.focus = .verdict }
        return []
    }

    /// Shows the verdict again after a run has hidden it.
    private mutating func showAskedVerdict() {
        if let asked = lesson?.pad.askedVerdict { lesson?.pad.verdict = asked }
    }

    /// The notes are at the start of the page.
    mutating func toggleNotes() -> [Effect] {
        if lesson?.showsNotes == false { lesson?.focus = .text }
        return toggle(\.showsNotes)
    }

    mutating func toggleAlternative() -> [Effect] {
        let shows = lesson?.showsAlternative == true
        lesson?.showsAlternative = !shows
        if !shows {
            lesson?.focus = .text
            lesson?.scroll.reveal = .solution
        }
        return []
    }

    mutating func showExpected() -> [Effect] {
        showAskedVerdict()
        lesson?.pad.verdict?.showsExpected.toggle()
        // It is near the verdict's start.
        lesson?.pad.verdict?.scroll = ScrollState()
        lesson?.focus = .verdict
        guard let lesson, let exercise = lesson.exercise, let verdict = lesson.pad.verdict else { return [] }
        return verdict.showsExpected && verdict.expected == nil ? [.showExpected(exercise: exercise.id, lesson: lesson.summary)] : []
    }

    /// Shows more of the task above the work, and then its start again.
    mutating func pageTask() -> [Effect] {
        let last = max(0, screen.task.lineCount - screen.task.height)
        self.lesson?.taskTop = screen.task.top >= last ? 0 : min(last, screen.task.top + max(1, screen.task.height - 1))
        self.lesson?.isTaskFolded = false
        return []
    }

    /// Shows more of the checklist, and then its start again.
    mutating func pageChecklist() -> [Effect] {
        guard let lesson else { return [] }
        turnChecklist(by: lesson.checklistTop >= screen.checklist.lastTop ? -lesson.checklistTop : max(1, screen.checklist.height - 1))
        return []
    }

    mutating func turnChecklist(by lines: Int) {
        guard let lesson else { return }
        // Before it is scrolled, the verdict covers some lines.
        let lines = lesson.checklistTop == 0 ? min(lines, max(1, screen.factLines)) : lines
        self.lesson?.checklistTop = max(0, min(screen.checklist.lastTop, lesson.checklistTop + lines))
    }

    /// Ends the zoom, because what comes next belongs to a pane that it hides.
    mutating func endZoom() {
        lesson?.isZoomed = false
        lesson?.pad.result?.planPane.isComparing = false
    }

    mutating func showHint() -> [Effect] {
        guard let lesson, let exercise = lesson.exercise else { return [] }
        // What can't be seen must not be used up.
        if lesson.focus != .text { endZoom() }
        self.lesson?.isTaskFolded = false
        self.lesson?.taskTop = .max
        let number = (lesson.hintsShown[exercise.id] ?? 0) + 1
        self.lesson?.hintsShown[exercise.id] = number
        self.lesson?.scroll.reveal = .end
        return [.record(Event(.hintShown(number), in: lesson.id, exercise: exercise.id))]
    }

    /// Shows the solution in the text, after the learner has confirmed.
    mutating func showSolution() -> [Effect] {
        guard let lesson, let exercise = lesson.exercise else { return [] }
        self.lesson?.progress.exercises[exercise.id, default: ExerciseProgress()].solutionShown = Timestamp(milliseconds: 0)
        self.lesson?.review?.isSolutionShown = true
        self.lesson?.focus = .text
        self.lesson?.scroll.reveal = .solution
        return [.record(Event(.solutionShown, in: lesson.id, exercise: exercise.id))]
    }

    mutating func showMap() -> [Effect] {
        location = .map
        overlay = nil
        return selectOpenLesson() + [.loadMap]
    }
}
