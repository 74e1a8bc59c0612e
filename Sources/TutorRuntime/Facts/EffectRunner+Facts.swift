import Course
import Facts
import Grading
import Primitives
import Progress
import TutorCore
import Verdicts

/// Checking the facts of exercises that are not SQL, and judging them.
extension EffectRunner {
    func lookAtFacts(_ exercise: String?, _ summary: LessonSummary) {
        let before = lookingAt
        preparations += 1
        lookingAt = mailbox.work { [self] in
            defer { preparations -= 1 }
            await before?.value
            await factsWatch.watch(nil)
            do {
                guard let place = try await workPlace(summary) else { return }
                let opened = place.lesson.exercises.first { $0.id == exercise }
                let isNew = try place.needsSetup(opened)
                if isNew, let trouble = try await setUp(opened, place, summary) {
                    let words = EngineErrorExplanation(of: trouble)?.words ?? trouble
                    mailbox.post(.troubled("The lesson could not be prepared. \(words)"))
                }
                guard let opened, opened.hasFacts else { return }
                await factsWatch.watch(try await factsSubject(opened, place, summary))
            } catch {
                if let exercise, lesson?.lesson.exercises.first(where: { $0.id == exercise })?.hasFacts != false {
                    mailbox.post(.factsLooked(summary.progressID, exercise: exercise, .failed(ErrorText.about(error))))
                } else {
                    mailbox.post(.trouble(from: error))
                }
            }
        }
    }

    /// Runs a setup, and says so if it takes a while.
    ///
    /// - Returns: why it failed.
    private func setUp(_ exercise: Exercise?, _ place: WorkPlace, _ summary: LessonSummary) async throws -> String? {
        let saying = Task { [mailbox] in
            do { try await Task.sleep(for: .milliseconds(400)) } catch { return }
            mailbox.post(.preparing(summary.progressID, true))
        }
        func end() async {
            saying.cancel()
            await saying.value
            mailbox.post(.preparing(summary.progressID, false))
        }
        do {
            let trouble = try await files.alone(summary.progressID) { try await place.setUp(exercise) }
            await end()
            return trouble
        } catch {
            await end()
            throw error
        }
    }

    func factsJudgement(_ exercise: Exercise, _ summary: LessonSummary) async -> Judgement {
        // It may still be prepared.
        await lookingAt?.value
        do {
            guard let place = try await workPlace(summary), let opened = place.lesson.exercises.first(where: { $0.id == exercise.id })
            else {
                return Judgement(verdict: .error, feedback: [])
            }
            return try await judgement(of: factsSubject(opened, place, summary))
        } catch {
            return Judgement(verdict: .error, feedback: [Feedback(kind: .unjudged, message: ErrorText.about(error))])
        }
    }

    private func judgement(of subject: FactsWatch.Subject) async throws -> Judgement {
        let dataset = try services.catalog.dataset(of: subject.lesson)
        return await services.work.judge(subject.exercise, in: subject.lesson, dataset: dataset, at: subject.place)
    }

    /// The facts of an exercise cover only what has happened since it was started.
    private func factsSubject(
        _ exercise: Exercise, _ place: WorkPlace, _ summary: LessonSummary
    ) async throws -> FactsWatch.Subject {
        await writing?.value
        let began = try await services.progress.lesson(summary.progressID).exercises[exercise.id]?.started ?? .now
        return FactsWatch.Subject(
            lesson: place.lesson, exercise: exercise, place: place.facts(since: began, events: engine.events), tries: place.triesUnasked)
    }

    /// Judges an exercise whose facts all hold; data variants may still fail it. Logs the verdict before anyone sees it.
    func judge(_ subject: FactsWatch.Subject) async {
        do {
            let judgement = try await judgement(of: subject)
            let isRight = judgement.verdict == .pass
            guard isRight || judgement.failsBeyondFacts, !Task.isCancelled else { return }
            await writing?.value
            let isSolved = try await services.progress.lesson(subject.id).exercises[subject.exercise.id]?.done != nil
            if isRight, isReviewing ? !hasPassedReview : !isSolved {
                hasPassedReview = true
                let kinds = [.ran(passed: true)] + keptAnswer("", of: subject.exercise, in: subject.lesson)
                record(kinds.map { Event($0, in: subject.id, exercise: subject.exercise.id) })
                await writing?.value
            }
            mailbox.post(.factsJudged(subject.id, exercise: subject.exercise.id, judgement))
        } catch {
            mailbox.post(.trouble(from: error))
        }
    }
}
