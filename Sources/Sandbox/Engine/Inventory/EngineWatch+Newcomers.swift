/// What comes past calf's own docker while the lesson is open.
extension EngineWatch {
    /// How long something is left alone before it is asked about: a build comes to its end, and what calf's docker makes gets into the
    /// journal after the engine has told of it.
    private static let calm = Duration.milliseconds(1500)

    /// Takes note of what is there when the watch begins.
    func noteWhatIsThere() async {
        guard newcomers == nil, let engine, let journal = scope.journal else { return }
        do {
            newcomers = Newcomers(knowing: try await OwnedObjects.read(from: engine, journal: journal), folder: scope.folder)
        } catch {
            // Tried again with the next event; until then nothing is asked.
        }
    }

    /// Looks closer where something may have come past calf's docker.
    func greet(_ news: EngineChanges.Births) {
        births += news.count
        namedImages.formUnion(news.images)
        guard news.count > 0, greeting == nil, newcomers != nil, let engine, let journal = scope.journal else { return }
        greeting = Task { await askAboutNewcomers(engine, journal) }
    }

    /// Tells of what is there from one look to the next.
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
            // The watch has ended; or the engine has gone, which the loop says.
        }
    }

    /// Looks at everything anew: whose something is has changed, and no event tells of that.
    package func lookAgain() async {
        do throws(EngineError) {
            try await look(at: Set(Inventory.Kind.allCases))
        } catch {
            // The loop finds the same, and says so.
        }
    }
}
