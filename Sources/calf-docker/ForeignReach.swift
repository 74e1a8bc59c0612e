import DockerCLI

/// What a command would hit that the lesson did not make.
struct ForeignReach {
    var objects: [EngineObject]
    /// Whether the command hits just these, or some of them.
    var isCertain = true

    var isEmpty: Bool { objects.isEmpty }

    /// Of some objects, those that are not the lesson's.
    init(_ objects: [EngineObject], journal: Journal) { self.objects = objects.filter { !journal.owns($0) } }

    init(of reach: Reach, engine: EngineQuestions, journal: Journal) {
        switch reach {
        case .containers(let names): self.init(engine.objects(names, ObjectQuery.containers(named:)), journal: journal)
        case .images(let names): self.init(engine.images(named: names), journal: journal)
        case .volumes(let names): self.init(engine.objects(names, ObjectQuery.volumes(named:)), journal: journal)
        case .networks(let names): self.init(engine.objects(names, ObjectQuery.networks(named:)), journal: journal)
        case .unused(let kinds, let labels, let isNarrowed):
            self.init(kinds.flatMap { Self.unused($0, labels.map { "label=\($0)" }, engine) }, journal: journal)
            isCertain = !isNarrowed
        }
    }

    /// All of a Compose project.
    init(ofProject name: String, engine: EngineQuestions, journal: Journal) {
        let filters = ["label=\(CalfLabel.composeProject)=\(name)"]
        self.init(
            engine.objects(.containers(filters)) + engine.objects(.networks(filters)) + engine.objects(.volumes(filters)), journal: journal)
    }

    private static func unused(_ kind: Reach.Unused, _ filters: [String], _ engine: EngineQuestions) -> [EngineObject] {
        switch kind {
        case .containers: return engine.objects(.containers(filters + ["status=created", "status=exited", "status=dead"]))
        case .networks: return engine.objects(.networks(filters + ["dangling=true", "type=custom"]))
        case .volumes(let all):
            let volumes = engine.objects(.volumes(filters + ["dangling=true"]))
            return all || engine.prunesNamedVolumes ? volumes : volumes.filter(\.isAnonymousVolume)
        case .images(false): return engine.objects(.images(filters + ["dangling=true"], everything: false))
        case .images(true):
            let used = Set(engine.objects(.containers()).map { $0.image })
            return engine.objects(.images(filters, everything: false)).filter { image in
                !used.contains { $0 == image.id || $0 == image.shortID || ImageName.full($0) == image.name }
            }
        }
    }

    /// At most ten, and how many more.
    func lines(_ journal: Journal) -> [String] {
        let shown = objects.prefix(10).map { object in
            let lesson = journal.lesson(of: object).map { "of the lesson \($0)" }
            let more = [object.state, lesson ?? ""].filter { !$0.isEmpty }
            return Notice.safe("\(object.kind.rawValue) \(object.shownName)" + (more.isEmpty ? "" : " (\(more.joined(separator: ", ")))"))
        }
        return shown + (objects.count > shown.count ? ["and \(objects.count - shown.count) more"] : [])
    }
}
