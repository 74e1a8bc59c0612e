package import Course
import Sandbox

/// Judges an answer that is a script or a file: it is tried in a place of its own, and what exists there afterwards is looked at.
package struct WorkJudge: Sendable {
    private let workshop: Workshop

    package init(workshop: Workshop) { self.workshop = workshop }

    /// Tries the answer and judges what it did; always comes to a verdict. Nothing of it is left afterwards.
    package func judge(
        _ answer: [UInt8], for exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?
    ) async -> Judgement {
        let start = ContinuousClock.now
        var judgement: Judgement
        switch AnswerText.read(answer) {
        case .unreadable(let finding): judgement = Judgement(verdict: .fail, feedback: [finding.feedback])
        case .text(let text):
            if text.allSatisfy(\.isWhitespace) {
                judgement = Judgement(verdict: .fail, feedback: [Finding.empty(hasComments: false).feedback])
            } else {
                judgement = await verdict(text, exercise, lesson, dataset)
            }
        }
        judgement.milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
        return judgement
    }

    private func verdict(_ text: String, _ exercise: Exercise, _ lesson: Lesson, _ dataset: DatasetSource?) async -> Judgement {
        guard let first = exercise.solution.first else { return .unjudged(UnjudgedReason.noSolution) }
        var block = first
        block.text = text
        do {
            return try await workshop.exclusively(for: lesson) {
                try await workshop.withScene(for: lesson, dataset: dataset, exercise: exercise) { scene in
                    try await scene.setUp(lesson.setup + exercise.setup)
                    let given = GivenAnswer(of: block, in: exercise, asSolution: false)
                    let failure = try await given.make(in: scene)
                    var judgement = await FactsJudge(place: scene.place).judge(exercise)
                    if judgement.verdict == .fail, let failure { judgement.explain(failure) }
                    return judgement
                }
            }
        } catch {
            return .unjudged(UnjudgedReason(error))
        }
    }
}
