import DockerCLI

/// Images carry no label of ours; those that are new after a command are written down, and so are the names that it gave.
extension Shim {
    func makeImages(_ plan: ShimPlan, by command: DockerCommand) -> Int32 {
        var journal = Journal(scope: scope)
        let before = engine.objects(.images())
        let containers = command == .build ? Set(engine.objects(.containers()).map(\.id)) : []

        let end = docker.runToItsEnd(plan.words)

        var things = new(before, plan, command)
        if command == .build, end.status != 0 {
            // The container of the step that failed stays. It runs an image by its id, as nobody types it.
            let left = engine.objects(.containers()).filter { !containers.contains($0.id) && $0.lesson.isEmpty && $0.runsBareImage }
            things += left.map { .container(id: $0.id) }
        }
        journal.add(things)
        journal.touch()
        return end.repeated()
    }

    /// What is there now and was not before. What others make at the same time has names of its own.
    private func new(_ before: [EngineObject], _ plan: ShimPlan, _ command: DockerCommand) -> [JournalEntry.Thing] {
        let ids = Set(before.map(\.id))
        let names = Set(before.map { "\($0.name) \($0.id)" })
        let isAnyName = [.load, .pull, .bake].contains(command)
        return engine.objects(.images()).flatMap { image -> [JournalEntry.Thing] in
            guard image.name.isEmpty || isAnyName || plan.imageNames.contains(image.name) else { return [] }
            let isNew: [JournalEntry.Thing] = ids.contains(image.id) ? [] : [.image(id: image.id)]
            // A name that moved has just been asked about, or is the lesson's.
            let isNamed = !image.name.isEmpty && !names.contains("\(image.name) \(image.id)")
            return isNew + (isNamed ? [.imageName(image.name, id: image.id)] : [])
        }
    }
}
