import EngineValues
import Terminal

/// Questions about requests to the engine that wait for an answer. Those that came together are asked together.
extension Model {
    /// Asks as soon as no other dialog is open.
    mutating func askWaitingQuestions() {
        guard let asked = lesson?.engine.asked else { return }
        if case .question(.guarded(let shown), _) = overlay, shown != asked { overlay = nil }
        // Answered with what is below it: letters were meant for the shell, and Enter answers no.
        if overlay == nil, !asked.isEmpty { overlay = .question(.guarded(asked), .unasked(selected: 0)) }
    }

    /// Passes on the answer to these questions.
    mutating func answer(_ questions: [GuardQuestion], _ answer: GuardAnswer) -> [Effect] {
        lesson?.engine.asked.removeAll { questions.contains($0) }
        return questions.map { .engine(.answer($0.id, answer)) }
    }
}

extension Question {
    /// How many requests are listed: the dialog must fit on a small screen. With more than two, only what they would do.
    private static let (maxListed, maxDetailed) = (10, 2)

    static func guardText(_ questions: [GuardQuestion]) -> [Line] {
        let listed = questions.prefix(maxListed).flatMap { question in
            [question.text] + (questions.count > maxDetailed ? [] : [question.detail])
        }
        let more = questions.count > maxListed ? ["… and \(questions.count - maxListed) more"] : []
        let scope = "After a yes, calf doesn't ask about \(questions.count == 1 ? "it" : "them") again."
        return (listed + more + [scope]).map { Line(SafeText($0).string) }
    }

    static func guardChoices(_ questions: [GuardQuestion]) -> [Dialog.Choice] {
        let isOne = questions.count == 1
        let adopts = questions.allSatisfy(\.canAdopt)
        return [Dialog.Choice(key: "n", label: "No"), Dialog.Choice(key: "y", label: isOne ? "Yes" : "Yes, all")]
            + (adopts ? [Dialog.Choice(key: "p", label: isOne ? "Yes, it's part of this lesson" : "Yes, they're part of this lesson")] : [])
    }
}
