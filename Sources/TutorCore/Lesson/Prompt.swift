import Course
import Primitives
package import Terminal

/// The line on the page that the answer to a question is typed on. It gets every printable key.
package struct Prompt: Sendable, Equatable {
    package let id: ExampleID
    package var input: InputState
}

extension LessonState {
    /// The selected item, if it is an open question without choices.
    package var markedField: ExampleID? {
        switch markedItem {
        case .example(let id)? where openPrediction == id && openChoices(id) == nil: id
        case .quiz(let id)? where quiz(id)?.choices.isEmpty == true && quizState(id).isRight != true: id
        default: nil
        }
    }

    /// The text typed in that field so far.
    func fieldText(_ id: ExampleID) -> String {
        if !shownChoices(id).isEmpty { return "" }
        return quiz(id) == nil ? examples[id]?.prediction ?? "" : quizState(id).typed
    }

    /// Saves the prompt's text, so that closing it loses nothing.
    mutating func setPrompt(_ prompt: Prompt) {
        self.prompt = prompt
        if !shownChoices(prompt.id).isEmpty { return }
        let text = String(prompt.input.text.prefix(200))
        if quiz(prompt.id) == nil {
            examples[prompt.id, default: ExampleState()].prediction = text
        } else {
            var state = quizState(prompt.id)
            state.typed = text
            quizzes[prompt.id] = state
        }
    }
}

extension Model {
    mutating func openPrompt(_ id: ExampleID) {
        guard let lesson else { return }
        self.lesson?.prompt = Prompt(id: id, input: InputState(text: lesson.fieldText(id)))
        revealMarked()
    }

    mutating func handleInPrompt(_ key: KeyEvent) -> [Effect] {
        guard var prompt = lesson?.prompt else { return [] }
        switch key.key {
        case .escape: lesson?.prompt = nil
        case .enter: return submit(prompt)
        default: if prompt.input.handle(key) { lesson?.setPrompt(prompt) } else { notice = Notice(LessonText.promptKeys) }
        }
        return []
    }

    private mutating func submit(_ prompt: Prompt) -> [Effect] {
        let (id, text) = (prompt.id, prompt.input.text.trimmed.lowercased())
        guard let lesson, let keys = lesson.items.first(where: { $0.question == id }).flatMap(lesson.answerKeys) else { return [] }
        if ["s", "skip"].contains(text) { return skip(id) }
        if text.isEmpty {
            self.lesson?.prompt = nil
        } else if case .choices = keys {
            if let choice = Self.choice(text, among: lesson.shownChoices(id)) { return submit(choice, of: id) }
        } else if let problem = lesson.example(id).flatMap({ TypedPrediction.problem(with: text, on: $0) }) {
            notice = Notice(problem)
            return []
        } else {
            self.lesson?.prompt = nil
            return lesson.quiz(id) == nil ? runExample(id) : answer(id)
        }
        notice = Notice(keys.rule)
        return []
    }

    private mutating func submit(_ choice: Int, of id: ExampleID) -> [Effect] {
        // What can't be seen can't be chosen.
        guard let state = lesson?.quizState(id), isWholeInView else {
            revealMarked()
            return []
        }
        lesson?.prompt = nil
        if state.isRight == false, state.chosen == state.order.element(at: choice), let letter = LessonText.letters.element(at: choice) {
            notice = Notice(LessonText.isWrong(letter))
            return []
        }
        return choose(choice, of: id)
    }

    /// The choice that was typed: by its letter, or by words that only one of them begins with.
    private static func choice(_ text: String, among choices: [String]) -> Int? {
        if text.count == 1, let index = text.first.flatMap(LessonText.choice), choices.indices.contains(index) { return index }
        let words = choices.map { $0.lowercased().replacing("`", with: "") }
        if let index = words.firstIndex(of: text) { return index }
        let meant = words.indices.filter { words[$0].hasPrefix(text) }
        return meant.count == 1 ? meant.first : nil
    }

    /// Puts a choice that was clicked on the answer's line. A second click submits it, as Enter does.
    mutating func press(_ choice: Int, of id: ExampleID) -> [Effect] {
        guard let lesson, let letter = LessonText.letters.element(at: choice), lesson.shownChoices(id).indices.contains(choice) else {
            return []
        }
        self.lesson?.focus = .text
        self.lesson?.marked = lesson.items.firstIndex { $0.question == id }
        if let prompt = lesson.prompt, prompt.id == id, prompt.input.text == String(letter) { return submit(prompt) }
        self.lesson?.prompt = Prompt(id: id, input: InputState(text: String(letter)))
        revealMarked()
        return []
    }
}
