import Progress
import TutorCore

/// The history of statements.
extension EffectRunner {
    func keep(_ entries: [HistoryEntry]) {
        let before = writing
        writing = mailbox.work { [self] in
            await before?.value
            do { try await services.progress.append(entries) } catch { mailbox.post(.trouble(from: error)) }
        }
    }

    /// - Parameter lesson: `nil` for the statements of all lessons.
    func search(_ text: String, _ lesson: LessonID?) {
        let written = writing
        inBackground { services, mailbox in
            await written?.value
            let found = try await services.progress.history(containing: text, in: lesson)
            mailbox.post(.historyFound(query: text, isGlobal: lesson == nil, found))
        }
    }
}
