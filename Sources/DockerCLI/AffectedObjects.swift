/// The objects that a command would change or remove, as far as its arguments tell. Only the engine knows their owners.
package enum AffectedObjects: Sendable, Equatable {
    /// Objects that the command names, by name or ID.
    case containers([String])
    case volumes([String])
    case networks([String])
    /// Images to remove, by name or ID. `prunes` means that their parents are also removed if these have no name.
    case images([String], prunes: Bool = true)
    /// Image names that the command would move to other images. With `isRepository`, all tags of these names.
    case tags([String], isRepository: Bool = false)
    /// All unused objects. `labels` filters them; `isNarrowed` means that there are other filters, which only docker can evaluate.
    case unused(Unused, labels: [String], isNarrowed: Bool)
    /// The tags in an archive at this path, or from standard input if `nil`.
    case archive(String?)
    /// The tags in a bake file.
    case bake
    /// Every object whose name appears among the words, because options and names could not be distinguished.
    case mentioned([String], images: Bool)
    /// Paths on this machine that a container would get. One that holds the engine's own files gives access to everything on it.
    case paths([String])
    /// Something that has no owner, described by a phrase. The user is always asked.
    case ownerless(String)
    /// A command that is not in the table.
    case unknownCommand(String)
    /// The build cache, if it isn't empty. It has no owner either.
    case buildCache

    package enum Unused: Sendable, Equatable {
        case containers, networks
        /// The anonymous ones, or with `all` also the named ones. Engines older than 23 always include named ones.
        case volumes(all: Bool)
        /// Those without a name, or with `all` every image that no container uses.
        case images(all: Bool)
    }
}

extension DockerLine {
    /// Whether the command changes anything on the engine, even if it only creates objects.
    package var changes: Bool {
        if asksForHelp { return false }
        return entry.map { $0.effects.contains { $0.action != .reads && $0.object != .registry } } ?? (unknownName != nil)
    }

    /// What the command would change or remove. Empty if it only reads or creates.
    package var affected: [AffectedObjects] {
        if asksForHelp { return [] }
        guard let entry else { return unknownName.map { [.unknownCommand($0)] } ?? [] }
        let effects = entry.effects.filter { $0.action != .reads }
        if !effects.isEmpty, !isWhole || hasLineBreak {
            let images = effects.contains { $0.object == .image || $0.object == .tag && $0.place != "pulled" }
            return [.mentioned(Array(words[start...]), images: images)] + always
        }
        return effects.flatMap(affected) + always
    }

    /// Whether an option with several fields has more than one line. Docker reads only the first one.
    private var hasLineBreak: Bool {
        ["mount", "network", "net", "output"].flatMap(values).contains { $0.contains(where: \.isNewline) }
    }

    private func affected(_ effect: CommandTable.Effect) -> [AffectedObjects] {
        switch effect.object {
        case .container: containers(effect)
        case .image:
            effect.place == "unused"
                ? unused(.images(all: has("all") || hasFilter("dangling"))) : [.images(operands, prunes: !has("no-prune"))]
        case .volume: effect.place == "unused" ? volumesInUse : effect.place == "mentioned" ? [] : [.volumes(named(effect))]
        case .network:
            switch effect.place {
            case "unused": unused(.networks)
            case "mentioned": mentionedNetworks
            default: [.networks(named(effect))]
            }
        case .tag: tags(effect)
        case .cache: effect.place == "unused" && !values("filter").isEmpty ? [] : [.buildCache]
        case .builder, .setting, .swarm, .plugin, .engine:
            effect.place.hasPrefix("-") && !has(String(effect.place.dropFirst())) ? [] : [.ownerless(sentence(effect))]
        case .project, .registry: []
        }
    }

    private func sentence(_ effect: CommandTable.Effect) -> String {
        let verb = effect.action == .deletes ? "remove" : "change"
        return switch effect.object {
        case .builder: "\(verb) a builder, which belongs to no lesson"
        case .setting: "\(verb) docker's settings, in all of your terminals"
        case .swarm: "\(verb) the engine's swarm, which belongs to no lesson"
        case .plugin: "\(verb) the engine's plugins, which belong to no lesson"
        default: "reach everything on the engine"
        }
    }

    private func containers(_ effect: CommandTable.Effect) -> [AffectedObjects] {
        switch effect.place {
        case "unused": unused(.containers)
        case "mentioned": [.containers(mentionedContainers)]
        // The source is only read.
        case "path": [.containers(operands.dropFirst().filter { $0.contains(":") }.map { String($0.prefix { $0 != ":" }) })]
        default: [.containers(named(effect))]
        }
    }

    private func named(_ effect: CommandTable.Effect) -> [String] {
        switch effect.place {
        case "1": Array(operands.prefix(1))
        case "2": Array(operands.dropFirst().prefix(1))
        case "rest": Array(operands.dropFirst())
        default: operands
        }
    }

    private var volumesInUse: [AffectedObjects] {
        if entry?.name != "system prune" { return unused(.volumes(all: has("all") || hasFilter("all"))) }
        return has("volumes") ? unused(.volumes(all: false)) : []
    }

    /// Whether a filter is set, whatever its value. Docker ignores case and spaces in its name.
    private func hasFilter(_ name: String) -> Bool {
        values("filter").contains { filter in
            filter.prefix { $0 != "=" }.filter { !$0.isWhitespace }.lowercased() == name
        }
    }

    private func unused(_ unused: AffectedObjects.Unused) -> [AffectedObjects] {
        let filters = values("filter")
        let labels = filters.filter { $0.hasPrefix("label=") }
        return [.unused(unused, labels: labels.map { String($0.dropFirst("label=".count)) }, isNarrowed: labels.count < filters.count)]
    }
}

extension AffectedObjects {
    /// Every name that a word might contain: `--volume=data:/x` may name `data`.
    package static func names(in word: String) -> [String] {
        let pieces = word.split { !($0.isASCII && ($0.isLetter || $0.isNumber) || "_.-".contains($0)) }.map(String.init)
        return ([word] + pieces).filter { !$0.hasPrefix("-") && !$0.isEmpty }
    }
}

// MARK: - Images

extension DockerLine {
    private func tags(_ effect: CommandTable.Effect) -> [AffectedObjects] {
        switch effect.place {
        case "archive": [.archive(values("input").last)]
        case "bake": has("print") || has("list") ? [] : [.bake]
        case "pulled": pulledTags
        case "-output": [.tags(values("output").flatMap(OutputOption.names))]
        case let place where place.hasPrefix("-"): [.tags(values(String(place.dropFirst())))]
        default: [.tags(named(effect))]
        }
    }

    /// A pull moves the image's name. `run` and `create` pull an existing image only with `--pull=always`.
    private var pulledTags: [AffectedObjects] {
        switch entry?.name {
        case "pull": [.tags(operands, isRepository: has("all-tags"))]
        case "run", "create": values("pull").last == "always" ? [.tags(Array(operands.prefix(1)))] : []
        default: []
        }
    }
}

/// The value of `build --output`, such as `type=image,"name=a,b"`.
package enum OutputOption {
    /// The names given to images.
    package static func names(in output: String) -> [String] {
        MountOption(output)?["name"].map { $0.split(separator: ",").map(String.init) } ?? []
    }
}

// MARK: - Options of run and create

extension DockerLine {
    private var mentionedContainers: [String] {
        let from = values("volumes-from").map { String($0.prefix { $0 != ":" }) }
        let joined = (networks + ["pid", "ipc"].flatMap(values)).filter { $0.hasPrefix(Self.container) }
        return from + joined.map { String($0.dropFirst(Self.container.count)) }
    }

    private static let container = "container:"

    private var mentionedNetworks: [AffectedObjects] {
        [.networks((networks + values("config-from")).filter { !$0.hasPrefix(Self.container) })]
    }

    /// The networks in the short or the long syntax. Docker converts the long one to lowercase.
    private var networks: [String] {
        (values("network") + values("net")).flatMap { value -> [String] in
            guard let name = MountOption(value)?["name"] else { return [value] }
            return name == name.lowercased() ? [name] : [name, name.lowercased()]
        }
    }

    /// The options that give a container access to the engine itself, and so to objects of all owners.
    private var always: [AffectedObjects] {
        var paths = values("volume").compactMap(EnginePath.source)
        let mounts = values("mount").compactMap(MountOption.init)
        paths += mounts.compactMap { $0.isVolume ? nil : $0.source }
        paths += (values("opt") + mounts.flatMap(\.volumeOptions)).compactMap { option in
            option.hasPrefix("device=") ? String(option.dropFirst("device=".count)) : nil
        }
        return (has("use-api-socket") ? [.ownerless(EnginePath.sentence)] : []) + (paths.isEmpty ? [] : [.paths(paths)])
    }
}

/// Paths on this machine that give a container access to everything on the engine.
package enum EnginePath {
    package static let sentence = "give a container access to everything on the engine"

    /// The path in the value of `--volume`, or `nil` if it names a volume.
    package static func source(_ option: String) -> String? {
        option.hasPrefix("/") || option.hasPrefix(".") ? String(option.prefix { $0 != ":" }) : nil
    }

    /// Where engines keep their sockets and files unless they are configured otherwise.
    private static let usual = [
        "/run/docker.sock", "/var/run/docker.sock", "/run/containerd", "/var/run/containerd", "/var/lib/docker", "/var/lib/containerd",
    ]

    /// Whether a path is the engine's socket or in one of its folders, or contains one of them. `others` are those of this engine.
    package static func holdsEngine(_ path: String, others: [String] = []) -> Bool {
        let parts = parts(of: path)
        if parts.last?.hasSuffix("docker.sock") == true { return true }
        return (usual + others).map(Self.parts).contains { $0.starts(with: parts) || parts.starts(with: $0) }
    }

    /// The names in an absolute path, without `.` and `..`.
    private static func parts(of path: String) -> [Substring] {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts
    }
}
