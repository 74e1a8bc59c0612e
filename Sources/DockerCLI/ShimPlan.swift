/// A word for the real docker. Typed words are passed on by index, because they may not be valid text.
package enum PlannedWord: Sendable, Equatable {
    case typed(Int)
    case new(String)
}

/// How the shim handles one command: the words for the real docker, and what to check before and after.
package struct ShimPlan: Sendable, Equatable {
    /// The words for the real docker.
    package var words: [PlannedWord]
    /// Named volumes that a container will use.
    package var volumes: [VolumeWish] = []
    /// What the command would change or remove.
    package var affected: [AffectedObjects] = []
    /// The names given to images.
    package var imageNames: [String] = []
    /// Whether the command may create images. They carry no label, so new ones are recorded afterwards.
    package var makesImages = false

    /// Containers, volumes and networks get labels. An image doesn't: its label would show up as a build step, and everything created from
    /// the image would inherit it.
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
            // The container's labels would become labels of the image, so clear them.
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
            // Creating it first would create a volume with another driver.
            volumes = volumes.map { VolumeWish(name: $0.name, isMadeFirst: false) }
        }
    }

    /// The words for docker as text.
    package func text(of line: DockerLine) -> [String] {
        words.map { word in
            switch word {
            case .typed(let index): line.words[index]
            case .new(let text): text
            }
        }
    }
}
