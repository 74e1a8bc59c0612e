package import Course
import Progress

extension LessonState {
    package func isDone(_ exercise: Exercise) -> Bool { progress.exercises[exercise.id]?.done != nil }

    package func isSolutionShown(_ exercise: Exercise) -> Bool { progress.exercises[exercise.id]?.solutionShown != nil }

    /// The section of the exercise after the present section.
    package var nextExerciseSection: Int? {
        lesson.sections.indices.first { $0 > section && lesson.sections[$0].exercise != nil }
    }

    /// What Enter acts on, once it is in sight.
    package var markedItem: PageItem? { marked.flatMap { items.element(at: $0) } }

    /// What Enter does, given where the page is scrolled to. It acts only on what the learner can see, and never passes over unread lines.
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
        guard lesson.sections.indices.contains(id.section) else { return nil }
        let elements = lesson.sections[id.section].elements
        guard elements.indices.contains(id.element), case .example(let example) = elements[id.element] else { return nil }
        return example
    }

    package func quiz(_ id: ExampleID) -> Quiz? {
        guard lesson.sections.indices.contains(id.section) else { return nil }
        let elements = lesson.sections[id.section].elements
        guard elements.indices.contains(id.element), case .quiz(let quiz) = elements[id.element] else { return nil }
        return quiz
    }

    /// The prediction of the present section that is still asked for: what stands after it is not shown yet.
    package var openPrediction: ExampleID? {
        guard let elements = currentSection?.elements else { return nil }
        for index in elements.indices {
            let id = ExampleID(section: section, element: index)
            if case .example(let example) = elements[index], example.prediction != nil, examples[id]?.isOpen != true { return id }
        }
        return nil
    }

    /// The question's index among all the lesson's, as the log counts them.
    package func questionNumber(_ id: ExampleID) -> Int { elementNumber(id) { if case .quiz = $0 { true } else { false } } }

    /// The example's index among all the lesson's, as the log counts them.
    package func exampleNumber(_ id: ExampleID) -> Int { elementNumber(id) { if case .example = $0 { true } else { false } } }

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

    /// The state of a question: as answered here, else as answered before, else fresh. The choices are in the order of this opening.
    package func quizState(_ id: ExampleID) -> QuizState {
        if let known = quizzes[id] { return known }
        let number = questionNumber(id)
        let choices = quiz(id)?.choices ?? []
        var state = QuizState(order: Self.shuffled(choices.count, by: shuffle &+ UInt64(number)))
        if let answer = progress.answers[number] { state.restore(answer, to: choices) }
        return state
    }

    /// The numbers below `count` in an order that the seed decides: Fisher and Yates.
    static func shuffled(_ count: Int, by seed: UInt64) -> [Int] {
        var order = Array(0..<count)
        var random = SeededRandom(seed: seed)
        for last in stride(from: count - 1, to: 0, by: -1) { order.swapAt(last, Int(random.next() % UInt64(last + 1))) }
        return order
    }
}

extension QuizState {
    /// Shows an answer from the log again. One whose text is not known, or no choice any more, leaves the question open unless it was right.
    mutating func restore(_ answer: LessonProgress.Answer, to choices: [Quiz.Choice]) {
        guard !choices.isEmpty else {
            typed = answer.text
            isRight = answer.isRight
            return
        }
        let found = choices.firstIndex { $0.text == answer.text } ?? (answer.isRight ? choices.firstIndex(where: \.isCorrect) : nil)
        guard let found else { return }
        chosen = found
        marked = order.firstIndex(of: found) ?? 0
        isRight = choices[found].isCorrect
    }
}
