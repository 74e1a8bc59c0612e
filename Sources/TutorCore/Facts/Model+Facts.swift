package import Course
import Progress
import Terminal
import Verdicts

/// Exercises on commands, files, and containers: which facts hold is shown while the learner works.
extension Model {
    /// The exercise whose checklist is shown.
    package var lookedAt: Exercise? {
        lesson?.exercise.flatMap { $0.hasFacts ? $0 : nil }
    }

    /// Prepares the workspace for the present section, starts checking the facts of its exercise, and stops checking those of the previous one.
    func lookAtFacts() -> [Effect] {
        guard let lesson, lesson.hasWorkspace, !lesson.waitsForNeed else { return [] }
        return [.lookAtFacts(exercise: lesson.exercise?.id, lesson: lesson.summary)]
    }

    mutating func handle(_ facts: FactsStanding, of exercise: String, in id: LessonID) -> [Effect] {
        guard lesson?.id == id else { return [] }
        let pad = PadID(exercise: exercise)
        if let verdict = lesson?.pads[pad]?.verdict, lesson?.pads[pad]?.isBusy == false, let known = lesson?.facts[exercise] {
            // Feedback on an earlier state is outdated, except that the answer is correct while all facts hold.
            let isStillRight = facts.isWhole && verdict.judgement.verdict == .pass
            let isOutdated = verdict.judgement.facts.map { facts.contradicts($0) } ?? (known != facts)
            if isOutdated, !isStillRight { lesson?.pads[pad]?.verdict = nil }
        }
        lesson?.facts[exercise] = facts
        return []
    }

    /// If an object is missing and the last command in the shell has failed, says first what docker's error means.
    func explainingFailure(_ judgement: Judgement) -> Judgement {
        guard judgement.verdict == .fail, judgement.feedback.first?.isAboutMissingObject == true, let failure = lesson?.shells.tab?.failure
        else { return judgement }
        var judgement = judgement
        judgement.feedback.insert(Feedback(kind: .facts, message: "Your last command in the shell failed. \(failure)"), at: 0)
        return judgement
    }

    /// Makes the checklist agree with a check that saw other facts, and looks at them again: either of the two may be outdated.
    mutating func agree(with judgement: Judgement, on exercise: String) -> [Effect] {
        guard let seen = judgement.facts, lesson?.facts[exercise]?.contradicts(seen) == true else { return [] }
        lesson?.facts[exercise] = .known(seen)
        return [.invalidateFacts]
    }
}
