package import Course
import Primitives

/// The texts on a lesson's page and in its key hints.
package enum LessonText {
    /// The letters of a question's choices.
    package static let letters = Array("abcdefgh")

    /// The choice with this letter, which may be a capital one.
    static func choice(for letter: Character) -> Int? { letters.firstIndex { String($0) == letter.lowercased() } }

    static let promptKeys = "Enter submits. Esc closes the field and keeps your text."
    static let numberIsMissing = AnswerKeys.number.rule
    static let countIsMissing = AnswerKeys.rule(typing: "a whole number")
    static let planStepIsMissing = "Name a step, such as seq scan or sort. s and Enter skip this question."
    static let runFirst = "This example hasn't run yet: Enter runs it, Tab skips it."
    static let stepsLeft = "This example has steps left: Enter runs the next one, Tab skips them."
    static let predictionSkipped = "Prediction skipped."
    static let questionSkipped = "Question skipped."
    static let questionFirst = "What you type is lost until you answer the question."
    static let sectionKeys = "Type a section's number, or choose with ↑ and ↓. Esc closes the list."
    static let examplePassed = "You passed an example that hasn't run. Later ones may need it: see Ctrl-G #."
    static let runsAgain = "You ran this example before."
    static let mayDiffer = "You ran this example before. Its result might differ from the lesson's."
    static let predictionPassed = "You skipped a prediction. Ctrl-G # leads back."
    static let scriptPassed = "You skipped a script's last steps. Ctrl-G # leads back."
    static let exerciseIsOpen = "This exercise isn't solved yet. n skips it."
    static let nothingIsWide = "Everything in view fits the page's width."
    static let endOfLesson = "This is the end of the lesson. {lessons} shows all lessons."

    static func stays(in review: LessonReview) -> String {
        review.isPlacement
            ? "This is a placement. Ctrl-G N skips this exercise, Ctrl-G 0 ends the placement."
            : "This is a review. Ctrl-G N opens the next one. {lessons} leaves."
    }
    static let removingPlaced = "Removing what this exercise made …"
    static let nothingIsDue = "No reviews are due today."
    static let nothingToPlace = "There is nothing to ask: every lesson is done or proven."

    static func keys(work: String) -> String { "Space pages down, Enter selects, e opens the \(work). ^G: all commands." }

    /// The prediction and, once the example has run, how it compares with the result.
    package static func comment(on state: ExampleState) -> String {
        guard let comment = state.verdict?.comment else { return "You predicted: \(state.prediction.trimmed)" }
        return state.isVerdictOutdated ? "Earlier run: \(comment)" : comment
    }

    /// Says that a result differs from the one the lesson was written for.
    ///
    /// - Parameter advice: What may help.
    package static func says(_ divergence: Divergence, advice: String? = nil) -> String {
        let words =
            switch divergence {
            case .rows(let written, let returned): "This lesson was written for \(counted(written)). Your database returned \(returned)."
            case .plan: "Your plan differs from the lesson's."
            case .result: "Your result differs from the lesson's."
            }
        return ([words] + [advice].compactMap { $0 }).joined(separator: " ")
    }

    /// Says that an output was recorded, and where the learner's own is.
    package static func recordingCaption(hasStandIns: Bool) -> String {
        "Recorded with the \(hasStandIns ? "real images" : "lesson"); yours is in the shell:"
    }

    /// A section's heading; the opening has none.
    package static func title(of section: Section) -> String {
        section.title.isEmpty ? "Start" : (section.exercise == nil ? "" : ExerciseHeading.prefix + " ") + section.title
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
    package static let changedData = "This exercise uses the lesson's data as it is now. Ctrl-G O resets the data."
    package static let changesLost = "To make room, calf reset this exercise's data. Run your statements again."
    package static let resetSince = "Your text is still here, but this exercise's data has been reset."
    static func isWrong(_ key: Character) -> String { "\(key) is already marked wrong. Choose another answer." }
    static let ownText = "The scratchpad kept your text. {history} finds examples that have run."
    package static let lessonChangesLost = "To make room, calf removed your changes to this lesson's data."
    static let dataOutdated = "New data is available for this lesson. To get it, reset with Ctrl-G O."
    package static let exerciseChanged = "This exercise has changed since you solved it."

    /// What differs from the lesson's exercise.
    static func novelty(of review: LessonReview) -> String {
        let values = "This task uses different values from the lesson's"
        if !review.hasNewData { return values + "." }
        return (review.hasNewValues ? values + ". " : "") + "Some rows were added for this review."
    }
    package static let placementRules =
        "Solve this without hints, and its lesson and the lessons it builds on count as proven. Try as often as you like. "
        + "Ctrl-G N skips this exercise. Ctrl-G 0 ends the placement."
    package static let provesNothing =
        "With a hint or the solution, this exercise no longer proves its lesson. Ctrl-G N leads to the next one. Ctrl-G 0 ends the placement."
    static let solutionProvesNothing = "Once you've seen the solution, this exercise no longer proves its lesson."
    package static let freshData = "This exercise has its own copy of the original data."

    /// What Enter does for an item.
    package static func action(of item: PageItem, in lesson: LessonState) -> String {
        switch item {
        case .example(let id):
            lesson.openPrediction == id
                ? (lesson.openChoices(id) == nil ? "Predict" : "Answer")
                : stepAction(of: id, in: lesson) ?? (lesson.examples[id]?.wasRun == true ? "Run again" : "Run")
        case .quiz: "Answer"
        case .work: lesson.exercise.map(lesson.isDone) == true ? "Work on it again" : lesson.hasBegun ? "Continue" : "Start"
        case .nextSection: lesson.review.map { $0.isPlacement ? $0.stepLabel : $0.next } ?? "Next section"
        case .nextLesson: "Next lesson"
        case .lessonList: "Lessons"
        }
    }
}

extension Example.Prediction {
    /// Whether the answer can be compared with what comes.
    var isJudged: Bool { if case .open = answer { false } else { true } }

    /// The question asked before the example is run.
    package var question: String {
        switch topic {
        case .rows: "How many rows?"
        case .plan: "How will the server run it? Name a scan, join, or sort."
        case .error: "What will the message say?"
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
