import DockerCLI
import Glibc

/// One call of docker in a lesson.
struct Shim {
    let call: Call
    let docker: RealDocker
    let scope: ShimScope
    let engine: EngineQuestions

    init(call: Call, docker: RealDocker, scope: ShimScope) {
        (self.call, self.docker, self.scope) = (call, docker, scope)
        engine = EngineQuestions(docker: docker)
    }

    /// Returns only if docker was run as a child or not at all.
    func run() -> Int32 {
        if call.isStandaloneCompose { return compose(call.words) }
        let line = DockerLine(call.words)
        if let words = ComposeLine.words(in: line) { return compose(words) }
        let plan = ShimPlan(line, scope: scope)
        var journal = Journal(scope: scope)
        var foreign = ForeignObjects()
        for affected in plan.affected { add(affected, of: line, to: &foreign, journal) }
        let volumes = plan.volumes.isEmpty ? [] : engine.objects(plan.volumes.map(\.name), ObjectQuery.volumes(named:))
        foreign.add(volumes, unlessOwnedIn: journal)
        let isMaking = line.command != .other && !line.asksForHelp
        if isMaking || !plan.affected.isEmpty { addOtherEngine(line, to: &foreign) }
        if !isAllowed(foreign, journal) { return 1 }
        for affected in plan.affected { rememberVolumes(before: affected, in: &journal) }
        makeVolumes(plan.volumes, found: volumes)
        if plan.makesImages { return makeImages(plan, by: line) }
        docker.become(plan.words)
    }

    /// Whether no foreign objects are affected, or the learner agrees to affect them.
    func isAllowed(_ foreign: ForeignObjects, _ journal: Journal) -> Bool {
        var foreign = foreign
        if let failure = engine.failure { foreign.add("have effects that calf can't predict, because docker did not answer: \(failure)") }
        if foreign.isEmpty { return true }
        for line in foreign.lines(journal) { Notice.say(line) }
        guard let isWanted = Notice.asks("Run it anyway? [y/N] ") else {
            Notice.say("calf: not run, because no one is here to answer. To run it anyway, call docker by its full path:")
            let words = call.words.joined(separator: " ")
            Notice.say(
                "  \(Notice.safe(docker.path)) \(words.count > 200 ? "\(Notice.safe(String(words.prefix(200)))) …" : Notice.safe(words))")
            return false
        }
        if !isWanted { Notice.say("Not run.") }
        return isWanted
    }

    /// Labels and journal don't apply to another engine, so everything there is foreign.
    func addOtherEngine(_ line: DockerLine, to foreign: inout ForeignObjects) {
        let here = ShimScope.engineVariables.map { name in getenv(name).map { String(cString: $0) } ?? "" }
        let isMoved = here != ShimScope.engineVariables.map { scope.engine[$0] ?? "" }
        guard line.namesEngine || isMoved else { return }
        let id = engine.engineID(isLessons: false, scope)
        if id == nil || id != engine.engineID(isLessons: true, scope) { foreign.add("run on a different engine than this lesson's") }
    }

    private func add(_ affected: AffectedObjects, of line: DockerLine, to foreign: inout ForeignObjects, _ journal: Journal) {
        func add(_ found: [EngineObject]) { foreign.add(found, unlessOwnedIn: journal) }
        switch affected {
        case .containers(let names): add(engine.objects(names, ObjectQuery.containers(named:)))
        case .volumes(let names): add(engine.objects(names, ObjectQuery.volumes(named:)))
        case .networks(let names):
            add(engine.objects(names, ObjectQuery.networks(named:)).filter { !$0.isBuiltIn })
        case .images(let names, let prunes): add(engine.images(removing: names, withParents: prunes, unlessOwnedIn: journal))
        case .tags(let names, false): add(engine.images(losing: names))
        case .tags(let names, true): add(names.flatMap(engine.images(ofRepository:)))
        case .unused(let kind, let labels, let isNarrowed):
            add(engine.unused(kind, labels.map { "label=\($0)" }))
            if isNarrowed { foreign.narrow() }
        case .archive(let path):
            if let lost = engine.images(losingToArchive: path) { return add(lost) }
            add(engine.namedImages)
            foreign.narrow()
        case .bake:
            if let names = engine.namesInBakeFile(line) { return add(engine.images(losing: names)) }
            add(engine.namedImages)
            foreign.narrow()
        case .mentioned(let words, let images):
            let names = words.flatMap(AffectedObjects.names(in:))
            add(engine.objects(names, ObjectQuery.containers(named:)))
            add(engine.objects(names, ObjectQuery.volumes(named:)))
            add(engine.objects(names, ObjectQuery.networks(named:)).filter { !$0.isBuiltIn })
            if images { add(engine.images(losing: words.filter { !$0.hasPrefix("-") } + names)) }
            foreign.narrow()
        case .paths(let paths): if engine.isIn(paths) { foreign.add(EnginePath.sentence) }
        case .ownerless(let sentence): foreign.add(sentence)
        case .unknownCommand(let name):
            // If docker doesn't know the command either, it will reject it.
            if docker.ask(["help", String(name.prefix { $0 != " " })]).status != 0 { return }
            foreign.add("run a command that calf doesn't know: docker \(name)")
        case .buildCache: if engine.hasBuildCache { foreign.add("remove the engine's build cache, which belongs to no lesson") }
        }
    }
}

// MARK: - Volumes

extension Shim {
    /// Creates the missing named volumes with labels.
    private func makeVolumes(_ wishes: [VolumeWish], found: [EngineObject]) {
        var made = Set(found.map(\.name))
        for wish in wishes where wish.isMadeFirst && made.insert(wish.name).inserted {
            // If this fails, docker will report why.
            _ = docker.ask(["volume", "create"] + scope.labels.flatMap { ["--label", $0] } + [wish.name])
        }
    }

    /// Anonymous volumes carry no label, and once their container is removed, their owner is unknown. So they are recorded.
    private func rememberVolumes(before affected: AffectedObjects, in journal: inout Journal) {
        switch affected {
        case .containers(let names): rememberVolumes(of: engine.objects(names, ObjectQuery.containers(named:)), in: &journal)
        case .unused(.containers, _, _):
            rememberVolumes(of: engine.objects(.containers(["label=\(CalfLabel.lesson)=\(scope.lesson)"])), in: &journal)
        default: return
        }
    }

    func rememberVolumes(of containers: [EngineObject], in journal: inout Journal) {
        let own = containers.filter { journal.owns($0) }
        journal.add(engine.anonymousVolumes(of: own).map { .volume(name: $0, made: "") })
    }
}
