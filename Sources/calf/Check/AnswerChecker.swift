import Course
import Grading
import Progress
import Sandbox
import TutorCore
import TutorRuntime

/// Judges answers to one exercise, several at the same time, and records each verdict before it is shown.
struct AnswerChecker: Sendable {
    let exercise: Exercise
    let found: LessonOnDisk
    let catalog: Catalog
    let sandbox: Sandbox
    let judge: Judge
    /// `nil` leaves the user's progress alone.
    let log: ProgressLog?

    /// Reports the verdicts in the order of the answers.
    func check(_ answers: [SubmittedAnswer], jobs: Int, report: (SubmittedAnswer, Judgement) -> Void) async throws -> [Verdict] {
        var done: [Int: Judgement] = [:]
        var verdicts: [Verdict] = []
        try await withThrowingTaskGroup(of: (Int, Judgement).self) { group in
            var waiting = answers.enumerated().makeIterator()
            func startNext() {
                guard let (index, answer) = waiting.next() else { return }
                group.addTask { (index, try await judgement(of: answer)) }
            }
            // Container lessons share the engine's names and ports, so their answers take turns.
            for _ in 0..<(exercise.isSQL ? jobs : 1) { startNext() }
            for try await (index, judgement) in group {
                done[index] = judgement
                startNext()
                while let next = done.removeValue(forKey: verdicts.count) {
                    report(answers[verdicts.count], next)
                    verdicts.append(next.verdict)
                }
            }
        }
        return verdicts
    }

    private func judgement(of answer: SubmittedAnswer) async throws -> Judgement {
        let bytes: [UInt8]
        do throws(CommandLineError) {
            bytes = try answer.read()
        } catch {
            return Judgement(verdict: .error, feedback: [Feedback(kind: .unjudged, message: error.message)])
        }
        let judged =
            exercise.isSQL
            ? await judge.judge(bytes, for: exercise, in: found.lesson, dataset: found.dataset)
            : await WorkJudge(workshop: Workshop(sandbox: sandbox))
                .judge(bytes, for: exercise, in: found.lesson, dataset: found.dataset)
        let judgement = judged.naming(lessonsOf: catalog, upTo: found.summary)
        try await log?.append(.tried(Event.Verdict(judgement.verdict)), in: found.summary.progressID, exercise: exercise.id)
        return judgement
    }
}
