package import Course

/// The texts on a lesson's page and in its key hints.
package enum LessonText {
    /// The letters of a question's choices.
    package static let letters = Array("abcdefgh")

    static let promptKeys = "Enter submits. Esc closes the field and keeps your text."
    static let predictionIsEmpty = "Type a prediction first. To skip it, press Esc, then s."
    static let answerIsEmpty = "Type an answer first. Esc closes the field."
    static let choiceIsOpen = "Choose an answer: press its letter, or ↓ and then Enter."
    static let predictFirst = "Answer the prediction first: Enter opens it, s skips it."
    static let endOfLesson = "This is the end of the lesson. F2 shows all lessons."

    static func keys(work: String) -> String { "Space pages down, Enter selects, e opens the \(work). ^G: all commands." }

    /// The prediction, and whether the query's result matches it.
    package static func comment(on state: ExampleState, predictsRows: Bool, returned rows: Int?) -> String {
        guard predictsRows, let rows else { return "You predicted: \(state.prediction.trimmed)" }
        switch (state.wasRight, state.predictedRows) {
        case (true?, _): return "Correct: you predicted \(counted(rows))."
        case (false?, let predicted?): return "Not quite: you predicted \(counted(predicted)). The query returned \(rows)."
        default: return "You predicted: \(state.prediction.trimmed). The query returned \(counted(rows))."
        }
    }

    /// Says that a result differs from the one the lesson was written for.
    package static func divergence(expected: Int, returned: Int, hasSkipped: Bool = false) -> String {
        "This lesson was written for \(counted(expected)). Your database returned \(returned)."
            + (hasSkipped ? " Run the examples above first." : "")
    }

    package static func counted(_ rows: Int) -> String { rows == 1 ? "1 row" : "\(rows.grouped) rows" }

    /// What Enter does on the page.
    package static func label(of action: EnterAction, in lesson: LessonState) -> String {
        switch action {
        case .act(let item): self.action(of: item, in: lesson)
        case .reveal: "Back to ▸"
        case .pageDown: pageDown
        }
    }

    /// What Enter does for an example with two sessions; `nil` for any other example.
    package static func stepAction(of id: ExampleID, in lesson: LessonState) -> String? {
        guard let steps = lesson.example(id)?.steps else { return nil }
        let progress = lesson.sessions.steps[id.scriptName] ?? StepProgress()
        return progress.isOver(of: steps) ? "Run again" : "Run step \(progress.sent.count + 1) of \(steps.count)"
    }

    package static let pageDown = "Page down"

    /// What Enter does for an item.
    package static func action(of item: PageItem, in lesson: LessonState) -> String {
        switch item {
        case .example(let id):
            lesson.openPrediction == id
                ? "Predict" : stepAction(of: id, in: lesson) ?? (lesson.examples[id]?.wasRun == true ? "Run again" : "Run")
        case .quiz: "Answer"
        case .work: lesson.exercise.map(lesson.isDone) == true ? "Work on it again" : "Start"
        case .nextSection: "Next section"
        case .nextLesson: "Next lesson"
        case .lessonList: "Lessons"
        }
    }
}

extension Example.Prediction {
    /// The question asked before the example is run.
    package var question: String {
        switch self {
        case .rows: "how many rows?"
        case .plan: "how will the server run it?"
        case .error: "what will the message say?"
        case .question(let text): text
        }
    }
}

extension Int {
    /// With commas between groups of three digits.
    package var grouped: String {
        let digits = Array(String(magnitude))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return self < 0 ? "-" + text : text
    }
}
