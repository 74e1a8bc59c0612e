package import Course

extension Judge {
    /// Judges many answers to one exercise in parallel. The solution runs once, before the first answer.
    ///
    /// - Parameter receive: called with an answer's index and verdict, in the order in which verdicts are reached.
    package func judge(
        _ answers: [[UInt8]], for exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?,
        receive: (Int, Judgement) async -> Void
    ) async {
        await prepare(exercise, in: lesson, dataset: dataset)
        await withTaskGroup(of: (Int, Judgement).self) { group in
            for (index, answer) in answers.enumerated() {
                if index >= Self.answersAtOnce, let (place, judgement) = await group.next() { await receive(place, judgement) }
                group.addTask { (index, await self.judge(answer, for: exercise, in: lesson, dataset: dataset)) }
            }
            for await (place, judgement) in group { await receive(place, judgement) }
        }
    }

    /// How many answers run at the same time. The gate admits no more than this anyway.
    private static let answersAtOnce = 4
}
