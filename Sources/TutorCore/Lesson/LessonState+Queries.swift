package import Course
import Postgres
import Progress
import SQLText
import Terminal

extension LessonState {
    package func isDone(_ exercise: Exercise) -> Bool { review?.isSolved ?? (progress.exercises[exercise.id]?.done != nil) }

    /// Whether an answer to the present exercise was checked and wrong, or is being written.
    package var hasBegun: Bool {
        guard let exercise else { return false }
        let hasTried = review?.hasFailed ?? ((progress.exercises[exercise.id]?.tries ?? 0) > 0)
        return hasTried || exercise.isSQL && !pad.editor.isBlank && pad.editor.text.trimmingTrailingNewlines != exercise.starterText
    }

    /// Whether the exercise has changed since it was solved.
    package func hasChanged(_ exercise: Exercise) -> Bool {
        review == nil && progress.exercises[exercise.id]?.hasChanged(from: summary.fingerprint(of: exercise.id)) == true
    }

    package func isSolutionShown(_ exercise: Exercise) -> Bool {
        review?.isSolutionShown ?? (progress.exercises[exercise.id]?.solutionShown != nil)
    }

    /// The next section with an exercise, after the present one.
    package var nextExerciseSection: Int? {
        lesson.sections.indices.first { $0 > section && lesson.sections[$0].exercise != nil }
    }

    /// The rules of a placement, what is new in a review, that the exercise has changed since it was solved, or else whose data it uses, if an example before it can
    /// have changed the lesson's: programs in the shell use that, and SQL runs on a copy of the original.
    package var dataNote: String? {
        if review?.isPlacement == true { return hasHelped ? LessonText.provesNothing : LessonText.placementRules }
        if let review, review.hasNewData || review.hasNewValues { return LessonText.novelty(of: review) }
        if let exercise, hasChanged(exercise) { return LessonText.exerciseChanged }
        guard let exercise, lesson.hasDatabase, let firstChange, firstChange < section else { return nil }
        return exercise.isSQL ? LessonText.freshData : LessonText.changedData
    }

    /// The item that Enter acts on, once it is visible.
    package var markedItem: PageItem? { marked.flatMap { items.element(at: $0) } }

    /// What Enter does at this scroll position. It acts only on what the learner can see, and never skips unread lines.
    package func enterAction(on page: ScreenMap.PageMap) -> EnterAction? {
        guard let item = markedItem else { return nil }
        guard let lines = marked.flatMap({ page.items.element(at: $0) })?.item else { return .act(item) }
        if lines.upperBound <= page.visible.lowerBound { return markedField == nil ? .reveal : .act(item) }
        if lines.upperBound <= page.visible.upperBound { return .act(item) }
        // A field is scrolled into view when it opens.
        let isWithinReach = lines.upperBound - page.height <= page.visible.upperBound
        return markedField != nil && isWithinReach ? .act(item) : .pageDown
    }

    package var markedExample: ExampleID? {
        if case .example(let id) = markedItem { id } else { nil }
    }

    package func example(_ id: ExampleID) -> Example? {
        if case .example(let example) = element(id) { example } else { nil }
    }

    package func quiz(_ id: ExampleID) -> Quiz? {
        if case .quiz(let quiz) = element(id) { quiz } else { nil }
    }

    private func element(_ id: ExampleID) -> Element? { lesson.sections.element(at: id.section)?.elements.element(at: id.element) }

    /// The present section's open prediction. What follows it is hidden.
    package var openPrediction: ExampleID? {
        guard let elements = currentSection?.elements else { return nil }
        for index in elements.indices {
            let id = ExampleID(section: section, element: index)
            if case .example(let example) = elements[index], example.prediction != nil, examples[id]?.isOpen != true { return id }
        }
        return nil
    }

    /// The example whose answer isn't on the page yet, so what follows is hidden: its prediction is open, or comes true with a later step.
    package var lastShown: ExampleID? {
        let begun = examples.first { id, state in
            id.section == section && !state.prediction.isBlank && !state.wasRun && example(id)?.steps != nil
        }
        return openPrediction ?? begun?.key
    }

    /// The choices of the open prediction, if this is its example and the answer isn't typed.
    package func openChoices(_ id: ExampleID) -> [String]? {
        guard openPrediction == id, let choices = example(id)?.prediction?.choices, !choices.isEmpty else { return nil }
        return choices
    }

    /// The question's index among all questions of the lesson, as recorded in the log.
    package func questionNumber(_ id: ExampleID) -> Int {
        review?.due.question ?? elementNumber(id) { if case .quiz = $0 { true } else { false } }
    }

    /// The example's index among all examples of the lesson, as recorded in the log.
    package func exampleNumber(_ id: ExampleID) -> Int {
        elementNumber(id) { if case .example = $0 { true } else { false } }
    }

    private func elementNumber(_ id: ExampleID, where counts: (Element) -> Bool) -> Int {
        var number = 0
        for (section, part) in lesson.sections.enumerated() {
            for (element, piece) in part.elements.enumerated() where counts(piece) {
                if section == id.section, element == id.element { return number }
                number += 1
            }
        }
        return number
    }

    /// The state of a question: as answered now, or else earlier, or else fresh. The order of the choices is determined by
    /// their own texts, and in a review also by the day when it became due.
    package func quizState(_ id: ExampleID) -> QuizState {
        if let known = quizzes[id] { return known }
        let number = questionNumber(id)
        let choices = quiz(id)?.choices ?? []
        let usual = Self.shuffled(choices.count, by: Self.seed(choices))
        if let review {
            let order = Self.shuffled(choices.count, by: Self.seed(choices) ^ UInt64(review.due.due.magnitude))
            return QuizState(order: order == usual ? order.reversed() : order)
        }
        var state = QuizState(order: usual)
        if let answer = progress.answers[number] { state.restore(answer, to: choices) }
        return state
    }

    /// A seed for the order of these choices.
    private static func seed(_ choices: [Quiz.Choice]) -> UInt64 {
        ContentHash(ofParts: choices.map(\.text)).bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// A permutation of the numbers below `count`, determined by the seed (Fisher-Yates shuffle).
    static func shuffled(_ count: Int, by seed: UInt64) -> [Int] {
        var order = Array(0..<count)
        var random = SeededRandom(seed: seed)
        for last in stride(from: count - 1, to: 0, by: -1) { order.swapAt(last, Int(random.next() % UInt64(last + 1))) }
        return order
    }
}

extension QuizState {
    /// Restores an answer from the log. If its text is unknown or no longer a choice, the question stays open, unless the answer was right.
    mutating func restore(_ answer: LessonProgress.Answer, to choices: [Quiz.Choice]) {
        guard !choices.isEmpty else {
            typed = answer.text
            isRight = answer.isRight
            return
        }
        let found = choices.firstIndex { $0.text == answer.text } ?? (answer.isRight ? choices.firstIndex(where: \.isCorrect) : nil)
        guard let found else { return }
        chosen = found
        isRight = choices[found].isCorrect
    }
}

extension Lesson {
    /// The first section whose examples can change the lesson's data.
    var firstChange: Int? { sections.firstIndex { $0.elements.contains(where: \.canChangeData) } }
}

extension Element {
    /// Whether it is an example that does more than read the data, as far as that is known: programs may do anything.
    var canChangeData: Bool {
        guard case .example(let example) = self else { return false }
        if example.block.language == "sql" { return example.block.text.canChangeData }
        return !example.block.text.split(whereSeparator: \.isNewline).allSatisfy {
            $0.wholeMatch(of: /(docker( \w+)?|node) (ps|ls|images|logs?|inspect|version|port|top|history|facts)\b[^>|&;]*/) != nil
        }
    }
}
