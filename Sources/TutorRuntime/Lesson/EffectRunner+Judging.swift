import Course
import Grading
package import Progress
import TutorCore
package import Verdicts

/// Judging answers.
extension EffectRunner {
    func judge(_ run: RunID, _ first: String, orElse other: String?, _ exercise: String, _ summary: LessonSummary, wasAsked: Bool) {
        judging[run] = mailbox.work { [self] in
            var (answer, judgement) = (first, await judgement(first, exercise, summary))
            if judgement.verdict == .fail, let other, !Task.isCancelled {
                let alone = await self.judgement(other, exercise, summary)
                if alone.verdict == .pass { (answer, judgement) = (other, alone) }
            }
            // Canceled: show nothing and record nothing.
            if Task.isCancelled {
                mailbox.post(.judged(run, exercise: exercise, Judgement(verdict: .error, feedback: []), wasAsked: false))
            } else {
                let known = known(exercise, summary)
                let kept = judgement.verdict == .pass ? known.map { keptAnswer(answer, of: $1, in: $0.lesson) } : nil
                let isCheck = wasAsked && (known?.1.isTry(answer, judgement) ?? !judgement.isOfNothing)
                await remember(judgement, exercise, summary.progressID, isCheck: isCheck, kept ?? [])
                mailbox.post(.judged(run, exercise: exercise, judgement, wasAsked: wasAsked))
            }
            judging[run] = nil
        }
    }

    func prepareJudging(_ id: String, _ summary: LessonSummary) {
        guard let (lesson, exercise) = known(id, summary) else { return }
        mailbox.work { [services] in await services.judge.prepare(exercise, in: lesson.lesson, dataset: lesson.dataset) }
    }

    /// The open lesson and one of its exercises, if this lesson is still the open one.
    private func known(_ id: String, _ summary: LessonSummary) -> ((lesson: Lesson, dataset: DatasetSource?), Exercise)? {
        guard let lesson, lesson.lesson.id == summary.id else { return nil }
        return lesson.lesson.exercises.first { $0.id == id }.map { (lesson, $0) }
    }

    func showExpected(_ id: String, _ summary: LessonSummary) {
        guard let (lesson, exercise) = known(id, summary) else { return }
        mailbox.work { [services, mailbox] in
            let rows = await services.judge.expectedRows(for: exercise, in: lesson.lesson, dataset: lesson.dataset)
            mailbox.post(.expectedRows(exercise: id, rows))
        }
    }

    private func judgement(_ answer: String, _ exercise: String, _ summary: LessonSummary) async -> Judgement {
        await preparing?.value
        guard let (lesson, exercise) = known(exercise, summary) else {
            let feedback = Feedback(kind: .unjudged, message: "The lesson's database is not ready yet. Try again in a moment.")
            return Judgement(verdict: .error, feedback: [feedback])
        }
        guard exercise.isSQL else { return await factsJudgement(exercise, summary) }
        let judgement = await services.judge.judge(Array(answer.utf8), for: exercise, in: lesson.lesson, dataset: lesson.dataset)
        return await Self.named(judgement, services.catalog, summary)
    }

    /// Adds the lessons that explain the feedback. Looked up off the loop's thread.
    @concurrent private nonisolated static func named(_ judgement: Judgement, _ catalog: Catalog, _ summary: LessonSummary) async
        -> Judgement
    {
        judgement.naming(lessonsOf: catalog, upTo: summary)
    }

    /// Logs the verdict before anyone sees it.
    private func remember(_ judgement: Judgement, _ exercise: String, _ id: LessonID, isCheck: Bool, _ answer: [Event.Kind]) async {
        let verdict = Event.Verdict(judgement.verdict)
        let kinds = [isCheck ? .tried(verdict) : .ran(passed: verdict == .pass)] + answer
        record(kinds.map { Event($0, in: id, exercise: exercise) })
        await writing?.value
    }
}

extension Event.Verdict {
    /// The log's name for a verdict.
    package init(_ verdict: Verdict) {
        self =
            switch verdict {
            case .pass: .pass
            case .fail: .fail
            case .error: .error
            }
    }
}
