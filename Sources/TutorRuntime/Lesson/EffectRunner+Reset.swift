import Course
import Progress
import TutorCore

/// Resetting the lesson's data.
extension EffectRunner {
    func reset(_ summary: LessonSummary, _ copy: String?) {
        mailbox.work { [self] in
            do {
                let canUndo = try await sessions.reset(copy)
                place = nil
                mailbox.post(.dataReset(summary.progressID, copy: copy, canUndo: canUndo))
            } catch {
                mailbox.post(.trouble(from: error))
            }
        }
    }

    func undoReset(_ summary: LessonSummary) {
        mailbox.work { [self] in
            do {
                try await sessions.undoReset()
                place = nil
                mailbox.post(.dataResetUndone(summary.progressID))
            } catch {
                mailbox.post(.trouble(from: error))
            }
        }
    }
}
