import DockerCLI
import Glibc

/// Images carry no calf label, so those that a command creates are recorded in the journal, along with the names it assigns. Images that
/// other processes build or pull at the same time are not the lesson's.
extension Shim {
    func makeImages(_ plan: ShimPlan, by line: DockerLine) -> Int32 {
        var journal = Journal(scope: scope)
        let before = engine.objects(.images())
        let containers = line.command == .build ? Set(engine.objects(.containers()).map(\.id)) : []
        let names = namesGiven(plan, line)
        var words = plan.words
        var idFile = line.values("iidfile").last
        var ownIDFile: String?
        if line.command == .build, idFile == nil {
            ownIDFile = TextFile.makeTemporary()
            idFile = ownIDFile
            words.insert(contentsOf: (ownIDFile.map { ["--iidfile", $0] } ?? []).map(PlannedWord.new), at: line.start)
        }
        defer { if let ownIDFile { unlink(ownIDFile) } }

        let end = docker.runToItsEnd(words)
        engine.forget()

        var built: Set<String>?
        var rebuilt: [JournalEntry.Thing] = []
        // The classic builder may end the id with a line feed.
        if line.command == .build, end.status == 0, let id = idFile.flatMap({ TextFile.read($0) })?.split(separator: "\n").first {
            let steps = engine.steps(of: String(id))
            // It also keeps the steps of other stages, and the image doesn't lead to them.
            let keepsStages = steps.count > 1 && hasOtherStages(line)
            if !keepsStages { built = steps }
            // Identical builds give the same image. If it had no name, someone else may own it and know only its ID.
            if before.contains(where: { $0.id == id && !$0.name.isEmpty }) { rebuilt = [.rebuiltImage(id: String(id))] }
        }
        var things = new(before, line.command, names, built: built) + rebuilt
        if line.command == .build, end.status != 0 {
            // The container of a failed step is kept. It refers to its image by ID, which no one would type.
            let left = engine.objects(.containers()).filter { !containers.contains($0.id) && $0.lesson.isEmpty && $0.runsBareImage }
            things += left.map { .container(id: $0.id) }
        }
        journal.add(things)
        journal.touch()
        return end.repeated()
    }

    /// Whether a build's Dockerfile has several stages. One that isn't a file on this machine counts as one stage.
    private func hasOtherStages(_ line: DockerLine) -> Bool {
        guard let path = line.values("file").last ?? line.operands.first.map({ $0 + "/Dockerfile" }) else { return false }
        let stages = (TextFile.read(path) ?? "").split(separator: "\n").filter { $0.split(separator: " ").first?.uppercased() == "FROM" }
        return stages.count > 1
    }

    /// The names that the command assigns, as far as known before it runs; `nil` if unknown, in which case the learner has been asked.
    private func namesGiven(_ plan: ShimPlan, _ line: DockerLine) -> ((String) -> Bool)? {
        switch line.command {
        case .load: return nil
        case .bake:
            guard let names = engine.namesInBakeFile(line) else { return nil }
            return Set(names.map(ImageName.full)).contains
        case .pull:
            return { name in
                plan.affected.contains { affected in
                    guard case .tags(let names, let isRepository) = affected else { return false }
                    return names.map(ImageName.full).contains { full in
                        full == name || isRepository && full.hasSuffix(":latest") && name.hasPrefix(full.dropLast("latest".count))
                    }
                }
            }
        default: return Set(plan.imageNames).contains
        }
    }

    /// The images and names that the command has added.
    ///
    /// - Parameter built: The image that was built and those of its steps, if they are all known. Otherwise, time decides.
    private func new(
        _ before: [EngineObject], _ command: DockerCommand, _ isGiven: ((String) -> Bool)?, built: Set<String>?
    ) -> [JournalEntry.Thing] {
        let ids = Set(before.map(\.id))
        let names = Set(before.map { "\($0.name) \($0.id)" })
        let mayHaveNoName = command != .tag && command != .pull
        return engine.objects(.images()).flatMap { image -> [JournalEntry.Thing] in
            let isNamed = !image.name.isEmpty && isGiven?(image.name) ?? true
            guard built?.contains(image.id) ?? (image.name.isEmpty && mayHaveNoName) || isNamed else { return [] }
            let isNew: [JournalEntry.Thing] = ids.contains(image.id) ? [] : [.image(id: image.id)]
            // If a name was moved, it was the lesson's, or the learner has allowed it.
            let isNewName = isNamed && !names.contains("\(image.name) \(image.id)")
            return isNew + (isNewName ? [.imageName(image.name, id: image.id)] : [])
        }
    }
}
