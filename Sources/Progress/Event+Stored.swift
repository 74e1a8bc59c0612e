/// The stored form of an event kind: a word and, if needed, a number, an outcome and a text. A released word never changes its meaning.
extension Event.Kind {
    struct Stored: Equatable {
        var word: String
        var number: Int64?
        var outcome: String?
        var text: String?
    }

    var stored: Stored {
        switch self {
        case .opened: Stored(word: "opened")
        case .reached(let section): Stored(word: "reached", number: Int64(section))
        case .ran(let passed): Stored(word: "ran", outcome: passed ? "pass" : nil)
        case .tried(let verdict): Stored(word: "tried", outcome: verdict.rawValue)
        case .hintShown(let number): Stored(word: "hint", number: Int64(number))
        case .solutionShown: Stored(word: "solution")
        case .predicted(let example, let right): Stored(word: "predicted", number: Int64(example), outcome: right ? "right" : "wrong")
        case .quizAnswered(let question, let right, let answer):
            Stored(word: "quiz", number: Int64(question), outcome: right ? "right" : "wrong", text: answer)
        case .reviewing(let question): Stored(word: "review", number: question.map(Int64.init))
        case .completed: Stored(word: "completed")
        case .left: Stored(word: "left")
        case .restarted: Stored(word: "restarted")
        case .answerKept(let file, let text): Stored(word: "answer", outcome: file, text: text)
        case .proven: Stored(word: "proven")
        case .placed: Stored(word: "placed")
        case .goalSet(let goal): Goal.stored(goal)
        case .forgotten: Stored(word: "forgotten")
        }
    }

    /// Returns `nil` for a word that no version of this schema has written.
    init?(_ stored: Stored) {
        switch (stored.word, stored.number, stored.outcome) {
        case ("opened", _, _): self = .opened
        case ("reached", let section?, _): self = .reached(section: Int(section))
        case ("ran", _, let outcome): self = .ran(passed: outcome == "pass")
        case ("tried", _, let outcome?):
            guard let verdict = Event.Verdict(rawValue: outcome) else { return nil }
            self = .tried(verdict)
        case ("hint", let number?, _): self = .hintShown(Int(number))
        case ("solution", _, _): self = .solutionShown
        case ("predicted", let example?, let outcome): self = .predicted(example: Int(example), right: outcome == "right")
        case ("quiz", let question?, let outcome):
            self = .quizAnswered(question: Int(question), right: outcome == "right", answer: stored.text ?? "")
        case ("review", let question, _): self = .reviewing(question: question.map { Int($0) })
        case ("completed", _, _): self = .completed
        case ("left", _, _): self = .left
        case ("restarted", _, _): self = .restarted
        case ("answer", _, let file): self = .answerKept(file: file, text: stored.text ?? "")
        case ("proven", _, _): self = .proven
        case ("placed", _, _): self = .placed
        case ("goal", _, _): self = .goalSet(Goal(stored))
        case ("forgotten", _, _): self = .forgotten
        default: return nil
        }
    }
}
