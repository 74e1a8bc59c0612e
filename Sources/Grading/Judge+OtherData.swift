package import Course

extension Judge {
    /// How many rows the result should have on the data of a review, if the lesson's has as many.
    private static let tellingRows = 4

    /// An exercise on data that differs from the lesson's: one of the data variants on which answers are tried, as part of the setup. The
    /// author's messages about mistakes are left out, because they name rows of the lesson's data.
    ///
    /// - Parameter seed: chooses the variant.
    /// - Returns: preferably one with some rows in the result, and on which the author's mistakes are mistakes; `nil` if there is none on which the solution does something
    ///   else than on the lesson's data.
    package func onOtherData(_ exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?, seed: Int) async -> Exercise? {
        guard Self.comparesOutcomes(exercise) else { return nil }
        do {
            let known = try await prepared(exercise, lesson, try runner(exercise, lesson, dataset))
            let given = OutcomeComparison(expected: known.expectation)
            let usable = known.set.copies.dropLast(known.set.notRandom).map(\.variant)
                .filter { $0.sequencesAhead == 0 && !$0.commands.isEmpty }
            let rows = min(Self.tellingRows, known.expectation.outcome.result?.count ?? 0)
            var lessTelling: Exercise?
            for index in usable.indices {
                let variant = usable[(seed + index) % usable.count]
                var other = exercise
                let text = (["BEGIN"] + variant.commands + ["COMMIT"]).map { $0 + ";\n" }.joined()
                other.setup.append(CodeBlock(language: "sql", text: text, location: SourceLocation(path: lesson.path, line: 1)))
                guard let expected = await reference(for: other, in: lesson, dataset: dataset), expected.outcome.failure == nil,
                    !given.accepts(expected.outcome)
                else { continue }
                // A single row has no order, and few gaps.
                if (expected.outcome.result?.count ?? 0) >= rows {
                    let mistakes = try await declared(other, expected, try runner(other, lesson, dataset))
                    let right = OutcomeComparison(expected: expected)
                    other.mistakes = []
                    if !mistakes.contains(where: { right.accepts($0.expectation.outcome) }) { return other }
                }
                other.mistakes = []
                lessTelling = lessTelling ?? other
            }
            return lessTelling
        } catch {
            // The same error is reported in the verdict on an answer.
        }
        return nil
    }
}
