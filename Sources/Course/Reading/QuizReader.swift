import YAML

/// Reads `yaml quiz` blocks.
enum QuizReader {
    static func quiz(_ node: Node, location: SourceLocation, report: inout Report) -> Quiz? {
        guard let fields = Fields(node, of: "a quiz", required: ["question"], optional: ["choices", "answers"], report: &report),
            let question = fields.text("question", report: &report)
        else { return nil }
        var quiz = Quiz(question: question, location: location)
        if let choices = fields["choices"], let answers = fields["answers"] {
            let later = choices.line < answers.line ? answers : choices
            report.error(.quiz, "a quiz has either 'choices' or 'answers'", at: later)
        }
        if fields["choices"] == nil, fields["answers"] == nil {
            report.error(.missingKey, "a quiz needs 'choices' or 'answers'", at: node)
        }
        if let items = fields.items("choices", report: &report) {
            quiz.choices = items.compactMap { choice($0, report: &report) }
            check(quiz.choices, of: fields["choices"] ?? node, report: &report)
        }
        quiz.answers = fields.texts("answers", report: &report) ?? []
        if let answers = fields["answers"], answers.items?.isEmpty == true {
            report.error(.quiz, "'answers' must name at least one", at: answers)
        }
        return quiz
    }

    private static func choice(_ node: Node, report: inout Report) -> Quiz.Choice? {
        guard let fields = Fields(node, of: "a choice", required: ["text"], optional: ["why", "correct"], report: &report),
            let text = fields.text("text", report: &report)
        else { return nil }
        let why = fields.text("why", report: &report) ?? ""
        return Quiz.Choice(text: text, why: why, isCorrect: fields.bool("correct", report: &report) ?? false)
    }

    private static func check(_ choices: [Quiz.Choice], of node: Node, report: inout Report) {
        if choices.count < 2 {
            report.error(.quiz, "a question needs at least two choices", at: node)
        } else if !choices.contains(where: \.isCorrect) {
            report.error(.quiz, "none of the choices is marked 'correct: true'", at: node)
        }
        if Set(choices.map(\.text)).count < choices.count { report.error(.quiz, "two choices have the same text", at: node) }
    }
}
