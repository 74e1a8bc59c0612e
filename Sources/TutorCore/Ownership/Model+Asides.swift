import Course
import DockerCLI
import EngineValues
import Terminal
import Verdicts

/// Banners at the bottom of the screen, shown as long as they apply: a name conflict, and a question about objects created outside calf.
/// The shell keeps the focus meanwhile.
extension Model {
    /// Handles the learner's answer on objects created outside calf.
    mutating func answerNewcomers(_ answer: NewcomersQuestion.Answer) -> [Effect] {
        guard let question = lesson?.engine.question else { return [] }
        lesson?.engine.newcomers.removeAll { question.objects.contains($0) }
        lesson?.engine.obsolete = nil
        lesson?.engine.answered = NewcomersQuestion.Answered(question: question, answer: answer)
        let outcome: (words: String, effects: [Effect]) =
            switch answer {
            case .yes: ("is now part of this lesson.", [.engine(.adopt(question.objects))])
            case .never: ("was left alone, and calf won't ask about it again.", [.engine(.neverAsk(question.objects))])
            case .no: ("was left alone.", [])
            }
        notice = Notice("\(question.name) \(outcome.words) Ctrl-G 4 takes that back.")
        return outcome.effects
    }

    /// Takes the last answer back, and asks again.
    mutating func askNewcomersAgain() -> [Effect] {
        guard let answered = lesson?.engine.answered else { return [] }
        lesson?.engine.answered = nil
        let objects = answered.question.objects
        switch answered.answer {
        // They are reported again once they are no longer the lesson's.
        case .yes: return [.engine(.disown(objects))]
        case .no, .never:
            lesson?.engine.receive(objects)
            return answered.answer == .never ? [.engine(.mayAsk(objects))] : []
        }
    }
}
