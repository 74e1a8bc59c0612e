/// A question about understanding.
package struct Quiz: Sendable, Equatable {
    package struct Choice: Sendable, Equatable {
        package var text: String
        package var why: String
        package var isCorrect: Bool

        package init(text: String, why: String, isCorrect: Bool) {
            self.text = text
            self.why = why
            self.isCorrect = isCorrect
        }
    }

    package var question: String
    /// Empty where a short answer is asked for. In the order of the file; shown in one that changes.
    package var choices: [Choice]
    /// Accepted short answers, compared without case and outer blanks.
    package var answers: [String]
    package var location: SourceLocation

    package init(question: String, choices: [Choice] = [], answers: [String] = [], location: SourceLocation) {
        self.question = question
        self.choices = choices
        self.answers = answers
        self.location = location
    }

    /// Whether a short answer is among those accepted; case, and blanks at its ends, do not matter.
    package func accepts(_ answer: String) -> Bool {
        let given = Self.bare(answer)
        return answers.contains { Self.bare($0) == given }
    }

    private static func bare(_ text: String) -> String {
        var part = text[...]
        while part.first?.isWhitespace == true { part.removeFirst() }
        while part.last?.isWhitespace == true { part.removeLast() }
        return part.lowercased()
    }
}
