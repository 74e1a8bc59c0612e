/// A word for the real docker. What was typed is handed on by its place: it may hold bytes that are no text.
package enum PlannedWord: Sendable, Equatable {
    case typed(Int)
    case new(String)
}

/// What the shim is to do about one command line: the words that docker gets instead, and what is to be looked at before or after.
package struct ShimPlan: Sendable, Equatable {
    /// The words for the real docker.
    package var words: [PlannedWord]
    /// Named volumes that a container is to have.
    package var volumes: [VolumeWish] = []
    /// What would be changed or removed.
    package var affected: [AffectedObjects] = []
    /// The names that images get.
    package var imageNames: [String] = []
    /// Whether images may come into being that carry no label: those that are new afterwards are remembered.
    package var makesImages = false

    /// Labels are given to containers, volumes and networks. An image gets none: it would show as a step of its build, and whatever is made
    /// from the image would inherit it.
    package init(_ line: DockerLine, scope: ShimScope) {
        words = line.words.indices.map(PlannedWord.typed)
        if line.asksForHelp { return }
        affected = line.affected
        switch line.command {
        case .run, .create:
            takeVolumes(of: line, scope: scope)
            insert(scope.labels.flatMap { ["--label", $0] }, at: line.start)
        case .networkCreate, .volumeCreate: insert(scope.labels.flatMap { ["--label", $0] }, at: line.start)
        case .build:
            makeImages(
                named: line.affected.flatMap { affected -> [String] in if case .tags(let names, _) = affected { names } else { [] } })
        case .commit:
            // What a container is labelled with becomes a label of the image, too, unless it is taken back.
            insert(["--change", "LABEL \(CalfLabel.lesson)=\"\" \(CalfLabel.home)=\"\" \(CalfLabel.data)=\"\""], at: line.start)
            makeImages(named: Array(line.operands.dropFirst()))
        case .import, .tag: makeImages(named: Array(line.operands.dropFirst()))
        case .load, .pull, .bake: makesImages = true
        case .compose, .other: break
        }
    }

    private mutating func insert(_ more: [String], at place: Int) { words.insert(contentsOf: more.map(PlannedWord.new), at: place) }

    private mutating func makeImages(named names: [String]) {
        makesImages = true
        imageNames = names.filter { !$0.isEmpty }.map(ImageName.full)
    }

    private mutating func takeVolumes(of line: DockerLine, scope: ShimScope) {
        for option in line.options {
            guard let value = option.value else { continue }
            switch option.name {
            case "volume":
                if let wish = VolumeWish(volume: value) { volumes.append(wish) }
            case "mount":
                guard let mount = MountOption(value), mount.isVolume else { continue }
                if let wish = VolumeWish(mount: mount) { volumes.append(wish) }
                words[option.word] = .new(option.prefix + mount.labelled(scope.labels))
            default: continue
            }
        }
        if line.values("volume-driver").contains(where: { !$0.isEmpty && $0 != "local" }) {
            // Made first it would be one of another kind.
            volumes = volumes.map { VolumeWish(name: $0.name, isMadeFirst: false) }
        }
    }

    /// What docker gets, as text.
    package func text(of line: DockerLine) -> [String] {
        words.map { word in
            switch word {
            case .typed(let index): line.words[index]
            case .new(let text): text
            }
        }
    }
}
