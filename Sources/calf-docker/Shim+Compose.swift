import DockerCLI
import Glibc

/// Compose labels everything it creates with the project's name, so the name identifies those objects. Compose itself reports which other
/// objects its files name.
extension Shim {
    func compose(_ words: [String]) -> Int32 {
        let line = ComposeLine(words)
        if line.asksForHelp || line.isWhole && line.subcommand.isEmpty { docker.become(call.asTyped) }
        let kept = StandardInput.keep(for: ComposeProject.inputs(line))
        let readsInput = kept ?? false
        let project = ComposeProject(line: line)
        if project.named == nil { setenv(ComposeProject.variable, scope.project, 1) }
        if line.isKnown, line.isWhole, !line.changes { docker.become(call.asTyped) }

        var journal = Journal(scope: scope)
        var foreign = ForeignObjects()
        if kept == nil { foreign.add("have effects that calf can't predict, because a file can be read only once") }
        let name = addObjects(line, project, readsInput: readsInput, to: &foreign, journal)
        if line.namesEngine { foreign.add("run on a different engine than this lesson's") }
        addOtherEngine(DockerLine(call.isStandaloneCompose ? [] : call.words), to: &foreign)
        if !isAllowed(foreign, journal) { return 1 }
        if line.makes, isFree(project: name, journal) { journal.add(project.folders.map { .project(name: name, folder: $0) }) }
        rememberVolumes(of: engine.objects(.containers(["label=\(CalfLabel.composeProject)=\(name)"])), in: &journal)
        if readsInput { StandardInput.rewind() }
        docker.become(call.asTyped)
    }

    /// Whether everything that Compose labeled with the project's name is the lesson's, so that the lesson may own the project.
    private func isFree(project name: String, _ journal: Journal) -> Bool {
        let filters = ["label=\(CalfLabel.composeProject)=\(name)"]
        // An image made from another one may have inherited the label.
        let images = engine.images(ofProject: name).filter { $0.name.hasPrefix(name + "-") || $0.name.hasPrefix(name + "_") }
        let found = engine.objects(.containers(filters)) + engine.objects(.networks(filters)) + engine.objects(.volumes(filters))
        return (found + images).allSatisfy(journal.owns)
    }

    /// Finds the objects that the command would affect, and returns the project's name.
    private func addObjects(
        _ line: ComposeLine, _ project: ComposeProject, readsInput: Bool, to foreign: inout ForeignObjects, _ journal: Journal
    ) -> String {
        if !line.isKnown || !line.isWhole {
            foreign.add("run a command that calf doesn't know: docker compose \(line.isWhole ? line.subcommand : line.rest.first ?? "")")
        }
        let model = readModel(line, project, readsInput: readsInput, to: &foreign)
        let name = model?.project ?? project.named ?? scope.project
        func add(_ found: [EngineObject]) { foreign.add(found, unlessOwnedIn: journal) }
        // Older versions of Compose convert the name to lowercase.
        for name in Set([name, name.lowercased()]) where line.touchesProject {
            let filters = ["label=\(CalfLabel.composeProject)=\(name)"]
            add(engine.objects(.containers(filters)))
            if line.touchesNetworks { add(engine.objects(.networks(filters))) }
            if line.touchesVolumes { add(engine.objects(.volumes(filters))) }
        }
        if line.touchesProject {
            add(engine.objects(line.mentioned.filter { !$0.isEmpty }, ObjectQuery.volumes(named:)))
        }
        if engine.isIn(line.mountedPaths) { foreign.add(EnginePath.sentence) }
        if line.removesImages {
            let named = line.keepsPulledImages ? model?.builtImages : model?.images
            let names = (named ?? []) + engine.images(ofProject: name).map { $0.name.isEmpty ? $0.id : $0.name }
            add(engine.images(removing: names, unlessOwnedIn: journal))
        }
        guard let model else { return name }
        if line.touchesVolumes { add(engine.objects(model.volumes, ObjectQuery.volumes(named:))) }
        if line.touchesNetworks {
            let networks = engine.objects(model.networks, ObjectQuery.networks(named:))
            add(networks.filter { !$0.isBuiltIn })
        }
        if line.makes {
            add(engine.objects(model.containers, ObjectQuery.containers(named:)))
            if model.usesEngine || engine.isIn(model.paths) { foreign.add(EnginePath.sentence) }
        }
        add(engine.images(losing: model.namesTaken(building: line.builds, pulling: line.pulls)))
        return name
    }

    /// The project as Compose reads it, with all profiles, because naming a service enables its profile.
    private func readModel(
        _ line: ComposeLine, _ project: ComposeProject, readsInput: Bool, to foreign: inout ForeignObjects
    ) -> ComposeModel? {
        var errors = ""
        for profiles in [["--profile", "*"], []] {
            let answer = docker.askCompose(line.globals + profiles + ["config", "--format", "json"], readsInput: readsInput)
            if let model = ComposeModel(answer.output) { return model }
            errors = answer.errors
        }
        // Commands that create objects read the files just as strictly and will report the error, unless one of them is the input. The others
        // need only the name.
        let hasFiles = !errors.contains("no configuration file provided")
        let isStrict = ["up", "create", "run", "build", "watch", "pull"].contains(line.subcommand)
        if hasFiles, !isStrict || !readsInput && StandardInput.isRedirected {
            foreign.add(
                "have effects that calf can't predict, because Compose can't read the project: \(errors.split(separator: "\n").first ?? "")"
            )
        }
        return nil
    }
}
