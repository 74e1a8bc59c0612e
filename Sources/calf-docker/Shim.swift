import DockerCLI
import Glibc

/// One call of docker in a lesson.
struct Shim {
    let call: Call
    let docker: RealDocker
    let scope: ShimScope

    /// Returns only where something was to be done after docker, or where it was not called.
    func run() -> Int32 {
        if call.isStandaloneCompose { return compose(call.words) }
        let line = DockerLine(call.words)
        if let words = ComposeLine.words(in: line) { return compose(words) }
        let plan = ShimPlan(line, scope: scope)
        if let reach = plan.reach {
            var journal = Journal(scope: scope)
            if !isAllowed(ForeignReach(of: reach, engine: engine, journal: journal), journal) { return 1 }
            rememberVolumes(before: reach, in: &journal)
        }
        if !plan.volumes.isEmpty, !makeVolumes(plan.volumes) { return 1 }
        if plan.makesImages { return makeImages(plan, by: line.command) }
        docker.become(plan.words)
    }

    var engine: EngineQuestions { EngineQuestions(docker: docker) }

    /// Whether nothing foreign is hit, or the learner wants just that.
    func isAllowed(_ foreign: ForeignReach, _ journal: Journal, verb: String = "change or remove") -> Bool {
        if foreign.isEmpty { return true }
        Notice.say("calf: this \(foreign.isCertain ? "would" : "could") \(verb) what this lesson did not make:")
        for line in foreign.lines(journal) { Notice.say("  \(line)") }
        if let isWanted = Notice.asks("Do it all the same? [y/N] ") { return isWanted }
        Notice.say("calf: not done, since there is nobody here to ask. To do it on purpose, call docker by its full path:")
        let words = call.words.joined(separator: " ")
        Notice.say(
            "  \(Notice.safe(docker.path)) \(words.count > 200 ? "\(Notice.safe(String(words.prefix(200)))) …" : Notice.safe(words))")
        return false
    }
}

// MARK: - Volumes

extension Shim {
    /// Makes the named volumes that do not exist, with labels. `false` where one is the user's own and is not to be used.
    private func makeVolumes(_ wishes: [VolumeWish]) -> Bool {
        let journal = Journal(scope: scope)
        var names: [String] = []
        for wish in wishes where !names.contains(wish.name) { names.append(wish.name) }
        let found = engine.objects(names, ObjectQuery.volumes(named:))
        if !isAllowed(ForeignReach(found, journal: journal), journal, verb: "write to") { return false }
        for wish in wishes where wish.isMadeFirst && !found.contains(where: { $0.name == wish.name }) {
            // Where this fails docker will say why.
            _ = docker.ask(["volume", "create"] + scope.labels.flatMap { ["--label", $0] } + [wish.name])
        }
        return true
    }

    /// Volumes without a name carry no label, and once their container is gone nobody knows whose they were: so they are written down.
    private func rememberVolumes(before reach: Reach, in journal: inout Journal) {
        let containers: [EngineObject]
        switch reach {
        case .containers(let names): containers = engine.objects(names, ObjectQuery.containers(named:))
        case .unused(let kinds, _, _) where kinds.contains(.containers):
            containers = engine.objects(.containers(["label=\(CalfLabel.lesson)=\(scope.lesson)"]))
        default: return
        }
        rememberVolumes(of: containers, in: &journal)
    }

    func rememberVolumes(of containers: [EngineObject], in journal: inout Journal) {
        let own = containers.filter { journal.owns($0) }
        journal.add(engine.anonymousVolumes(of: own).map { .volume(name: $0, made: "") })
    }
}
