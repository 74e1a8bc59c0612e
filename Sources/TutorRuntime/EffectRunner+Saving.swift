import Progress
import TutorCore

/// What the learner did and typed, saved in the log.
extension EffectRunner {
    func record(_ event: Event) { record([event]) }

    /// Records events of one lesson.
    func record(_ events: [Event]) {
        unrecorded.append(events)
        recordEvents()
    }

    /// Records all events, in the order in which they happened. Those that can't be recorded, for example on a full disk, are tried again
    /// with the next ones, and before the program exits.
    func recordEvents() {
        if unrecorded.isEmpty { return }
        write { [self] in
            while let events = unrecorded.first {
                try await services.progress.append(events.map { $0.withFingerprint(from: services.catalog) })
                unrecorded.removeFirst()
                guard let id = events.first?.lesson else { continue }
                let progress = try await services.progress.lesson(id)
                mailbox.post(.progressChanged(id, progress, try await services.progress.activity()))
            }
        }
    }

    /// Drafts that arrive faster than they can be written replace each other.
    func keep(_ draft: Draft, _ key: Draft.Key) {
        drafts[key] = draft
        saveDrafts()
    }

    /// Saves all drafts. Those that can't be saved, for example on a full disk, are tried again with the next one, and before the program exits.
    func saveDrafts() {
        if drafts.isEmpty || willSaveDrafts { return }
        willSaveDrafts = true
        write { [self] in
            willSaveDrafts = false
            let unsaved = drafts
            drafts = [:]
            do {
                for (key, draft) in unsaved { try await services.progress.save(draft, for: key) }
            } catch {
                drafts.merge(unsaved) { newer, _ in newer }
                throw error
            }
        }
    }

    func discardDraft(_ key: Draft.Key) {
        drafts[key] = nil
        write { [services] in try await services.progress.discardDraft(for: key) }
    }

    func keep(_ entries: [HistoryEntry]) { write { [services] in try await services.progress.append(entries) } }

    /// Writes to the log after everything that was written before.
    private func write(_ body: @escaping @TutorActor () async throws -> Void) {
        let before = writing
        writing = mailbox.attempt {
            await before?.value
            try await body()
        }
    }
}
