import Course
import Grading
import Progress

/// Looking at what holds of exercises that are not SQL, and judging them.
extension EffectRunner {
    func lookAtFacts(_ exercise: String?, _ summary: LessonSummary) {
        let before = lookingAt
        lookingAt = Task {
            await before?.value
            await factsWatch.watch(nil)
            do {
                guard let place = try await workPlace(summary) else { return }
                if let trouble = try await place.setUp(place.lesson.exercises.first { $0.id == exercise }) {
                    mailbox.post(.troubled("What this lesson prepares could not be made: \(trouble)"))
                }
                guard let exercise else { return }
                guard let subject = try await factsSubject(exercise, summary) else { return }
                await factsWatch.watch(subject)
            } catch {
                if let exercise {
                    mailbox.post(.factsLooked(summary.progressID, exercise: exercise, .failed(Sentence.about(error))))
                } else {
                    mailbox.post(.troubled(Sentence.about(error)))
                }
            }
        }
    }

    func factsJudgement(_ exercise: Exercise, _ summary: LessonSummary) async -> Judgement {
        do {
            guard let subject = try await factsSubject(exercise.id, summary) else { return Judgement(verdict: .error, feedback: []) }
            return await subject.judge.judge(exercise)
        } catch {
            return Judgement(verdict: .error, feedback: [Feedback(kind: .unjudged, message: Sentence.about(error))])
        }
    }

    /// What belongs to the exercise is what happened since it was begun.
    private func factsSubject(_ id: String, _ summary: LessonSummary) async throws -> FactsWatch.Subject? {
        guard let place = try await workPlace(summary), let exercise = place.lesson.exercises.first(where: { $0.id == id }) else {
            return nil
        }
        await writing?.value
        let began = try await services.progress.lesson(summary.progressID).exercises[id]?.started ?? .now
        return FactsWatch.Subject(
            lesson: summary.progressID, exercise: exercise, judge: place.facts(since: began), tries: place.triesUnasked)
    }

    /// All holds: that is in the log before anybody sees it.
    func passed(_ subject: FactsWatch.Subject) async {
        let judgement = await subject.judge.judge(subject.exercise)
        guard judgement.verdict == .pass, !Task.isCancelled else { return }
        do {
            await writing?.value
            if try await services.progress.lesson(subject.lesson).exercises[subject.exercise.id]?.done == nil {
                record(Event(.ran(passed: true), in: subject.lesson, exercise: subject.exercise.id))
                await writing?.value
            }
            mailbox.post(.factsPassed(subject.lesson, exercise: subject.exercise.id, judgement))
        } catch {
            mailbox.post(.troubled(Sentence.about(error)))
        }
    }
}
