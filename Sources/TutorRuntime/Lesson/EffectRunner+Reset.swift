import Course
import Progress
import TutorCore

/// Resetting the lesson's data.
extension EffectRunner {
    func reset(_ summary: LessonSummary, _ copy: String?) {
        mailbox.attempt { [self] in
            let canUndo = try await sessions.reset(copy)
            place = nil
            mailbox.post(.dataReset(summary.progressID, copy: copy, canUndo: canUndo))
        }
    }

    func undoReset(_ summary: LessonSummary) {
        mailbox.attempt { [self] in
            try await sessions.undoReset()
            place = nil
            mailbox.post(.dataResetUndone(summary.progressID))
        }
    }
}
