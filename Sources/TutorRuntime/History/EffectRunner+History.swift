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

    func export(_ lesson: LessonID, _ title: String, _ format: SessionFormat) {
        let (written, since) = (writing, beganAt)
        inBackground { services, mailbox in
            await written?.value
            let entries = try await services.progress.history(of: lesson, since: since)
            if entries.isEmpty { return mailbox.post(.troubled("Nothing was run here since calf started.")) }
            let text = ExportedSession.text(entries, title: title, format)
            mailbox.post(await ResultWorker.shared.export(text, as: lesson.lesson, format))
        }
    }
}
