import Course
import Facts
import Grading
import Progress
import Sandbox
import TutorCore
import TutorRuntime
import Verdicts

/// Judges answers to one exercise, several at a time, and records each verdict before it is shown.
struct AnswerChecker: Sendable {
    let exercise: Exercise
    let found: LessonOnDisk
    let catalog: Catalog
    let sandbox: Sandbox
    let judge: Judge
    let work: WorkJudge
    /// `nil` leaves the user's progress unchanged.
    let log: ProgressLog?

    /// Reports the verdicts in the order of the answers, and progress as it is made.
    func check(
        _ answers: [SubmittedAnswer], jobs: Int, progress: ProgressBar, report: (SubmittedAnswer, Judgement) -> Void
    ) async throws -> [Verdict] {
        var done: [Int: Judgement] = [:]
        var verdicts: [Verdict] = []
        let jobs = exercise.isSQL || found.lesson.canRunSideBySide ? jobs : 1
        let size = exercise.isSQL ? min(Self.maxTogether, max(1, answers.count / jobs)) : 1
        try await withThrowingTaskGroup(of: (Int, [Judgement]).self) { group in
            var waiting = stride(from: 0, to: answers.count, by: size).makeIterator()
            func startNext() {
                guard let start = waiting.next() else { return }
                group.addTask { (start, try await judgements(of: Array(answers[start...].prefix(size)))) }
            }
            for _ in 0..<jobs { startNext() }
            for try await (start, judgements) in group {
                progress.advance(by: judgements.count)
                for (index, judgement) in judgements.enumerated() { done[start + index] = judgement }
                startNext()
                while let next = done.removeValue(forKey: verdicts.count) {
                    report(answers[verdicts.count], next)
                    verdicts.append(next.verdict)
                }
            }
        }
        return verdicts
    }

    /// How many answers are judged together.
    private static let maxTogether = 16

    private func judgements(of answers: [SubmittedAnswer]) async throws -> [Judgement] {
        var unreadable: [Int: Judgement] = [:]
        var submissions: [Submission] = []
        for (index, answer) in answers.enumerated() {
            do throws(CommandLineError) {
                submissions.append(try answer.read())
            } catch {
                unreadable[index] = answer.verdict(on: error)
            }
        }
        var judged: [Judgement] = []
        if exercise.isSQL {
            judged = await judge.judge(submissions.map(\.files[0].bytes), for: exercise, in: found.lesson, dataset: found.dataset)
        } else {
            for submission in submissions { judged.append(try await workJudgement(of: submission)) }
        }
        for index in judged.indices {
            judged[index] = judged[index].naming(lessonsOf: catalog, upTo: found.summary)
            let answer = judged[index].verdict == .pass ? submissions[index].keptAnswer(of: exercise) : []
            let kinds = [.tried(Event.Verdict(judged[index].verdict))] + answer
            try await log?.append(
                kinds.map { Event($0, in: found.summary.progressID, exercise: exercise.id).withFingerprint(from: catalog) })
        }
        for (index, judgement) in unreadable.sorted(by: { $0.key < $1.key }) { judged.insert(judgement, at: index) }
        return judged
    }

    /// An answer may use the lesson's own ports, or those that the learner has in the tutor. It is tried with unused ones,
    /// so that it doesn't conflict with what the learner has created in the tutor.
    private func workJudgement(of submission: Submission) async throws -> Judgement {
        try await work.workshop.withStandIns(for: found.lesson) { try await workJudgement(of: submission, with: $0) }
    }

    private func workJudgement(of submission: Submission, with standIns: StandIns) async throws -> Judgement {
        let lesson = found.lesson.substituting(standIns.values)
        let exercise = lesson.exercises.first { $0.id == self.exercise.id } ?? self.exercise
        let learners = try LessonPorts(sandbox.directories).values(for: found.lesson)
        var submission = submission
        submission.change { standIns.replacing(learners, in: $0) }
        var judgement = await work.judge(submission, for: exercise, in: lesson, dataset: found.dataset)
        for index in judgement.feedback.indices {
            func restored(_ text: String) -> String { Placeholder.substituting(learners, in: standIns.restoring(text)) }
            judgement.feedback[index].message = restored(judgement.feedback[index].message)
            judgement.feedback[index].server = judgement.feedback[index].server.map(restored)
        }
        return judgement
    }
}
