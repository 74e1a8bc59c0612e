import Primitives

/// A comprehension question.
package struct Quiz: Sendable, Equatable {
    package struct Choice: Sendable, Equatable {
        package var text: String
        package var why: String
        package var isCorrect: Bool
    }

    package var question: String
    /// Empty for a short-answer question. In file order; the learner sees them shuffled.
    package var choices: [Choice] = []
    /// Accepted short answers, compared without case and surrounding whitespace.
    package var answers: [String] = []
    package var location: SourceLocation

    /// Whether a short answer is accepted, ignoring case and surrounding whitespace.
    package func accepts(_ answer: String) -> Bool {
        let given = Self.bare(answer)
        return answers.contains { Self.bare($0) == given }
    }

    private static func bare(_ text: String) -> String { text.trimmed.lowercased() }
}
