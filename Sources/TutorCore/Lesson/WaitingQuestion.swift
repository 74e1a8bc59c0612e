package import Course
import Terminal

/// What answers a question on a lesson's page.
package enum AnswerKeys: Sendable, Equatable {
    /// The first letters, as many as there are choices.
    case choices(Int)
    /// What a number can begin with; it opens the field.
    case number
    /// Any character; it opens the field.
    case text

    /// Their name in the key bar.
    package var name: String {
        switch self {
        case .choices(let count): "a–\(LessonText.letters.prefix(count).last ?? "a")"
        case .number: "0–9"
        case .text: "a–z"
        }
    }

    /// What letters do while the question waits in view.
    package var rule: String {
        switch self {
        case .choices: "Letters belong to this question: \(name) answer, s skips."
        case .number: "Letters belong to this question: type a number, s skips."
        case .text: "What you type is your answer. Enter on an empty field skips."
        }
    }
}

/// While a question waits in view, letters belong to it, and no key that walks answers it.
extension LessonState {
    /// The question that has the letters, by its index among the page's items: the selected one, or else the upper one.
    package func waitingQuestion(on page: ScreenMap.PageMap) -> Int? {
        let waiting = items.indices.filter { index in
            page.items.element(at: index)?.item.overlaps(page.visible) == true && answerKeys(of: items[index]) != nil
                && (items[index] == markedItem || !isSkipped(items[index]))
        }
        return waiting.first { $0 == marked } ?? waiting.first
    }

    /// What answers an item; `nil` if it isn't an open question.
    package func answerKeys(of item: PageItem) -> AnswerKeys? {
        switch item {
        case .example(let id) where openPrediction == id:
            openChoices(id).map { .choices($0.count) } ?? (example(id)?.expectsNumber == true ? .number : .text)
        case .quiz(let id) where quizState(id).isRight != true:
            quiz(id).map { quiz in
                if !quiz.choices.isEmpty { return .choices(quiz.choices.count) }
                return quiz.answers.allSatisfy { Double($0) != nil } ? .number : .text
            }
        default: nil
        }
    }

    /// Whether the learner goes on without an answer to this question.
    func isSkipped(_ item: PageItem) -> Bool { if case .quiz(let id) = item { quizState(id).isSkipped } else { false } }

    /// Whether this prediction was answered, and Enter is to run its example, which resets or removes something.
    package func awaitsEnter(_ id: ExampleID) -> Bool {
        if openChoices(id) == nil { return prompt?.id == id && prompt?.awaitsEnter == true }
        return examples[id]?.prediction.isEmpty == false
    }
}

extension Model {
    /// Handles a character while the question at this index waits in view.
    mutating func handle(_ letter: Character, atQuestion index: Int) -> [Effect] {
        guard let lesson, let item = lesson.items.element(at: index), let id = item.question, let keys = lesson.answerKeys(of: item) else {
            return []
        }
        if keys != .text, letter == "s" { return skip(id) }
        self.lesson?.marked = index
        switch keys {
        case .choices(let count):
            guard let choice = LessonText.choice(for: letter), choice < count else { break }
            // What can't be seen can't be chosen.
            guard isWholeInView else {
                revealMarked()
                break
            }
            let state = lesson.quizState(id)
            if state.isRight == false, state.chosen == state.order.element(at: choice) {
                notice = Notice(LessonText.isWrong(letter))
                return []
            }
            return choose(choice, of: id)
        case .number where !(letter.isNumber || "+-.".contains(letter)): break
        case .number, .text:
            openPrompt(id)
            return handleInPrompt(.character(letter))
        }
        notice = Notice(keys.rule)
        return []
    }

    /// Goes on without an answer.
    mutating func skip(_ id: ExampleID) -> [Effect] {
        guard let lesson else { return [] }
        self.lesson?.prompt = nil
        guard lesson.quiz(id) != nil, let index = lesson.items.firstIndex(of: .quiz(id)) else { return perform(.skipPrediction) }
        self.lesson?.quizzes[id, default: lesson.quizState(id)].isSkipped = true
        self.lesson?.marked = index + 1
        revealMarked()
        notice = Notice(LessonText.questionSkipped)
        return []
    }
}

extension Example {
    /// Whether it resets or removes something, as far as its words tell.
    var removesSomething: Bool {
        let words = block.text.lowercased().split { !$0.isLetter && $0 != "-" && $0 != "_" && $0 != "." && $0 != "/" }
        return words.contains { Self.removing.contains(String($0)) }
    }

    private static let removing: Set = [
        "delete", "drop", "truncate", "reset", "rm", "rmi", "prune", "down", "dropdb", "unlink", "rmdir",
    ]

    /// Whether its prediction is a number.
    package var expectsNumber: Bool {
        switch prediction?.answer {
        case .rows: true
        case .value: writtenValue.flatMap(Double.init) != nil
        case .text(let accepted): accepted.allSatisfy { Double($0) != nil }
        case .plan, .choice, .open, nil: false
        }
    }
}
