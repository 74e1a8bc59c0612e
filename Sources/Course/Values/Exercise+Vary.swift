extension Exercise {
    /// The values of its constants in each variation, by the words that they replace; empty if the author declares none.
    package var variations: [[String: String]] {
        let constants = check?.vary ?? []
        let count = constants.map(\.values.count).min() ?? 0
        return (0..<count).map { index in Dictionary(constants.map { ($0.word, $0.values[index]) }) { first, _ in first } }
    }

    /// The exercise without the alternatives that write a constant in another way, such as 299 for 300, and without the mistakes: their
    /// messages name rows and values of the lesson's own task.
    fileprivate func withoutFixedAnswers(_ values: [String: String]) -> Exercise {
        var exercise = self
        exercise.alternatives = alternatives.filter { alternative in
            values.keys.allSatisfy { Placeholder.contains($0, in: alternative.block.text) }
        }
        exercise.mistakes = []
        return exercise
    }
}

extension Lesson {
    /// The lesson with other constants in one of its exercises.
    ///
    /// - Parameter seed: chooses the variation.
    /// - Returns: `nil` if the author declares none.
    package func varied(_ exercise: String, seed: Int) -> Lesson? {
        guard let index = sections.firstIndex(where: { $0.exercise?.id == exercise }),
            let variations = sections[index].exercise?.variations,
            !variations.isEmpty
        else { return nil }
        let values = variations[seed % variations.count]
        var lesson = self
        lesson.sections[index].exercise = sections[index].exercise?.withoutFixedAnswers(values)
        lesson.sections[index] = lesson.sections[index].varied(by: values)
        return lesson
    }
}
