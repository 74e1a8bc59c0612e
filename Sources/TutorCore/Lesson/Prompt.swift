import Course
import Primitives
package import Terminal

/// An open one-line field on the page, for a prediction or a short answer. It gets every printable key.
package struct Prompt: Sendable, Equatable {
    package let id: ExampleID
    package var input: InputState
    /// Whether what is in it was submitted, and Enter is to run the example, which resets or removes something.
    var awaitsEnter = false
}

extension LessonState {
    /// The item for which Enter opens a prompt: an open prediction without choices, or a question with a short answer.
    package var markedField: ExampleID? {
        switch markedItem {
        case .example(let id)? where openPrediction == id && openChoices(id) == nil: id
        case .quiz(let id)? where quiz(id)?.choices.isEmpty == true && quizState(id).isRight != true: id
        default: nil
        }
    }

    /// The text typed in that field so far.
    func fieldText(_ id: ExampleID) -> String { quiz(id) == nil ? examples[id]?.prediction ?? "" : quizState(id).typed }

    /// Saves the prompt's text, so that closing it loses nothing.
    mutating func setPrompt(_ prompt: Prompt) {
        self.prompt = prompt
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
        default:
            prompt.awaitsEnter = false
            if prompt.input.handle(key) { lesson?.setPrompt(prompt) } else { notice = Notice(LessonText.promptKeys) }
        }
        return []
    }

    private mutating func submit(_ prompt: Prompt) -> [Effect] {
        if prompt.input.text.trimmed.isEmpty { return skip(prompt.id) }
        guard let example = lesson?.example(prompt.id) else {
            lesson?.prompt = nil
            return answer(prompt.id)
        }
        if let problem = TypedPrediction.problem(with: prompt.input.text, on: example) {
            notice = Notice(problem)
        } else if example.removesSomething, !prompt.awaitsEnter {
            lesson?.prompt?.awaitsEnter = true
            notice = Notice(LessonText.enterRuns)
        } else {
            lesson?.prompt = nil
            return runExample(prompt.id)
        }
        return []
    }
}
