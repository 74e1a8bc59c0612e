package import Course
import Terminal

/// What answers a question on a lesson's page.
package enum AnswerKeys: Sendable, Equatable {
    /// The first letters, as many as there are choices, or the words of one.
    case choices(Int)
    case number
    case text

    /// How the question is answered.
    package var rule: String {
        switch self {
        case .choices(let count): Self.rule(typing: "a–\(LessonText.letters.prefix(count).last ?? "a")")
        case .number: Self.rule(typing: "a number")
        case .text: Self.rule(typing: "your answer")
        }
    }

    static func rule(typing answer: String) -> String { "Type \(answer), and Enter submits. s and Enter skip this question." }
}

/// While a question waits in view, what is typed is its answer, which Enter submits. No letter does anything alone, and no key that walks
/// answers.
extension LessonState {
    /// The question that has the letters: the selected one, or else the upper one.
    package func waitingQuestion(on page: ScreenMap.PageMap) -> PageItem? {
        let selected = markedItem
        let waiting = zip(items, page.items).filter { item, place in
            place.item.overlaps(page.visible) && answerKeys(of: item) != nil && (item == selected || !isSkipped(item))
        }
        return (waiting.first { $0.0 == selected } ?? waiting.first)?.0
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

    /// A question's choices in the order shown.
    func shownChoices(_ id: ExampleID) -> [String] {
        openChoices(id) ?? quiz(id).map { quiz in quizState(id).order.compactMap { quiz.choices.element(at: $0)?.text } } ?? []
    }
}

extension Model {
    /// Types a character into the answer of a question.
    mutating func handle(_ letter: Character, at question: PageItem) -> [Effect] {
        guard let id = question.question, let place = lesson?.items.firstIndex(of: question) else { return [] }
        lesson?.marked = place
        openPrompt(id)
        return handleInPrompt(.character(letter))
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
