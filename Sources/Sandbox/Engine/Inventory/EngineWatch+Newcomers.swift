import EngineValues

/// Detects objects created without calf's own docker while the lesson is open.
extension EngineWatch {
    /// How long to wait before asking about an object: a build has to finish, and objects created with calf's docker are added to the
    /// journal only after the engine has reported them.
    private static let calm = Duration.milliseconds(1500)

    /// Records the objects that exist when the watch starts.
    func noteWhatIsThere() async {
        guard newcomers == nil, let engine, let journal = scope.journal else { return }
        do {
            newcomers = Newcomers(knowing: try await OwnedObjects.read(from: engine, journal: journal), folder: scope.folder)
            readUnaskedNames()
        } catch {
            // Retried with the next event. Until then, nothing is asked.
        }
    }

    /// Reads the names that the learner isn't asked about.
    package func readUnaskedNames() {
        if let names = scope.unasked?.names { newcomers?.unasked = names }
    }

    /// Checks for objects that may have been created without calf's docker.
    func greet(_ news: EngineChanges.Births) {
        births += news.count
        namedImages.formUnion(news.images)
        guard news.count > 0, greeting == nil, newcomers != nil, let engine, let journal = scope.journal else { return }
        greeting = Task { await askAboutNewcomers(engine, journal) }
    }

    /// Reports objects that are still there at the second of two checks.
    private func askAboutNewcomers(_ engine: Engine, _ journal: EngineJournal) async {
        defer { greeting = nil }
        var seen: Set<String> = []
        var known = 0
        do {
            repeat {
                try await Task.sleep(for: Self.calm)
                known = births
                let objects = try await OwnedObjects.read(from: engine, journal: journal)
                let strangers = newcomers?.strangers(among: objects, images: namedImages) ?? []
                let stayed = strangers.filter { seen.contains($0.key) }
                newcomers?.know(stayed)
                if !stayed.isEmpty { tell(.newcomers(stayed)) }
                seen = Set(strangers.map(\.key)).subtracting(stayed.map(\.key))
            } while !seen.isEmpty || known != births
        } catch {
            // The watch has ended, or the engine is unreachable, which the loop reports.
        }
    }

    /// Lists everything now, without waiting for events, and reports newcomers.
    package func catchUp() async {
        await noteWhatIsThere()
        await lookAgain()
        guard let newcomers, let engine, let journal = scope.journal else { return }
        do {
            let objects = try await OwnedObjects.read(from: engine, journal: journal)
            if newcomers.strangers(among: objects, images: namedImages).isEmpty { return }
        } catch {
            return  // the loop encounters the same error and reports it
        }
        let asking = greeting ?? Task { await askAboutNewcomers(engine, journal) }
        greeting = asking
        await asking.value
    }

    /// Lists everything again, because ownership has changed, which no event reports.
    package func lookAgain() async {
        do throws(EngineError) {
            try await look(at: Set(Inventory.Kind.allCases))
        } catch {
            // The loop encounters the same error and reports it.
        }
    }
}
