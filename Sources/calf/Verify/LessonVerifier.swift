import Course
import Facts
import Markup
import Sandbox
import TutorCore
import TutorRuntime
import Verify

/// Verifies every block of a lesson and reports the result of each one, including those that could not be tried.
struct LessonVerifier {
    let verifier: Verifier
    let catalog: Catalog

    func outcome(of summary: LessonSummary) async -> LessonOutcome {
        let start = ContinuousClock.now
        var outcome = await tried(summary)
        outcome.milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
        return outcome
    }

    private func tried(_ summary: LessonSummary) async -> LessonOutcome {
        do {
            let written = try catalog.lesson(summary)
            let dataset = try catalog.dataset(of: written)
            return try await verifier.workshop.withStandIns(for: written) { standIns in
                await tried(summary, written.substituting(standIns.values), dataset, standIns)
            }
        } catch CourseError.broken(let messages) {
            return LessonOutcome(lesson: summary, blocks: messages.map { .failed("lesson", $0.location, $0.text) })
        } catch {
            return LessonOutcome(lesson: summary, blocks: [.failed("lesson", .init(path: summary.path, line: 1), ErrorText.about(error))])
        }
    }

    private func tried(
        _ summary: LessonSummary, _ lesson: Lesson, _ dataset: DatasetSource?, _ standIns: StandIns
    ) async -> LessonOutcome {
        let drawn = DiagramReading(lesson)
        let tried = await verifier.verify(lesson, dataset: dataset, diagrams: drawn.entities)
        var blocks = tried.blocks.map(BlockOutcome.init)
        blocks += uncheckedFacts(of: lesson) + drawn.outcomes + quizzes(of: lesson)
        blocks.sort { $0.location.line < $1.location.line }
        for index in blocks.indices { blocks[index].message = blocks[index].message.map(standIns.restoring) }
        var printed = tried.printed
        for index in printed.indices { printed[index].text = standIns.restoring(printed[index].text) }
        return LessonOutcome(lesson: summary, blocks: blocks, printed: printed)
    }

    /// Answers in SQL are compared with the solution, never with facts.
    private func uncheckedFacts(of lesson: Lesson) -> [BlockOutcome] {
        lesson.exercises.filter(\.isSQL).compactMap { exercise in
            guard let check = exercise.check, check.facts != nil else { return nil }
            let message = "facts can be checked only in exercises with commands or files, not in SQL"
            return .failed("check", check.location, exercise: exercise.id, message)
        }
    }

    /// Questions always pass: a malformed one would have kept the lesson from being read.
    private func quizzes(of lesson: Lesson) -> [BlockOutcome] {
        lesson.sections.flatMap(\.elements).compactMap { element in
            if case .quiz(let quiz) = element { BlockOutcome(kind: "quiz", location: quiz.location, state: .passed) } else { nil }
        }
    }
}

extension BlockOutcome {
    init(_ block: BlockVerification) {
        self.init(
            kind: block.kind == .example ? "run" : block.kind.rawValue, location: block.location, exercise: block.exercise, state: .passed)
        milliseconds = block.milliseconds > 0 ? block.milliseconds : nil
        switch block.outcome {
        case .good: break
        case .failed(let message): (state, self.message) = (.failed, message)
        case .skipped(let reason): (state, message) = (.unverified, reason)
        }
    }
}
