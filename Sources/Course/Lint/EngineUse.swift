import DockerCLI
import YAML

/// What the blocks of a lesson need and create on the engine, judging by their text.
struct EngineUse {
    /// A name, port, or image with the location where it is used.
    struct Item: Hashable {
        var text: String
        var location: SourceLocation
    }

    /// Images that commands and files start from.
    private(set) var images: [Item] = []
    /// Images that are built or tagged.
    private(set) var built: Set<String> = []
    /// Containers, volumes, networks, and images that are created with a name.
    private(set) var names: [Item] = []
    /// Host ports that are published.
    private(set) var ports: [Item] = []
    /// The container ports that those host ports map to.
    private(set) var containerPorts: [Item] = []
    /// Settings of containers that reach beyond the lesson, as the engine's API names them: `PidMode: host`.
    private(set) var settings: Set<String> = []

    init(_ blocks: [CodeBlock]) {
        for block in blocks {
            switch block.language {
            case "sh": addCommands(block)
            case "dockerfile": addDockerfile(block)
            case "yaml": addCompose(block)
            default: continue
            }
        }
    }

    // MARK: - Commands

    private mutating func addCommands(_ block: CodeBlock) {
        for command in Commands.commands(in: block.text) where command.words.first == "docker" {
            var location = block.location
            location.line += command.line
            if let line = DockerLine(Array(command.words.dropFirst())) { add(line, at: location) }
        }
    }

    private mutating func add(_ line: DockerLine, at location: SourceLocation) {
        func add(_ text: String, to list: WritableKeyPath<EngineUse, [Item]>) {
            // The value of a variable can't be known.
            if !text.isEmpty, !text.contains("$") { self[keyPath: list].append(Item(text: text, location: location)) }
        }
        func name(_ text: String) { add(text, to: \.names) }
        func tag(_ image: String) {
            built.insert(ImageName.full(image))
            name(Self.bare(image))
        }
        switch line.command {
        case .run:
            if let image = line.operands.first { add(image, to: \.images) }
            line.values("name").forEach(name)
            line.values("volume").compactMap(VolumeOption.name(inVolume:)).forEach(name)
            line.values("mount").compactMap(VolumeOption.name(inMount:)).forEach(name)
            if line.values("pid").contains("host") { settings.insert("PidMode: host") }
            if (line.values("network") + line.values("net")).contains("host") { settings.insert("NetworkMode: host") }
            for value in line.values("publish") { addPort(value, at: location) }
        case .pull: if let image = line.operands.first { add(image, to: \.images) }
        case .build: line.values("tag").forEach(tag)
        case .tag: line.operands.dropFirst().prefix(1).forEach(tag)
        case .volumeCreate, .networkCreate: line.operands.prefix(1).forEach(name)
        }
    }

    /// An image name without its registry, its folders, and its tag.
    private static func bare(_ image: String) -> String {
        String((image.split(separator: "/").last ?? "").prefix { $0 != ":" })
    }

    /// `8080:80`, `127.0.0.1:8080:80/tcp`.
    private mutating func addPort(_ value: String, at location: SourceLocation) {
        let parts = value.prefix { $0 != "/" }.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count > 1, let container = parts.last, let host = parts.dropLast().last else { return }
        if Int(host) != nil { ports.append(Item(text: String(host), location: location)) }
        if Int(container) != nil { containerPorts.append(Item(text: String(container), location: location)) }
    }

    // MARK: - Files

    private mutating func addDockerfile(_ block: CodeBlock) {
        var stages: Set<Substring> = ["scratch"]
        for (index, line) in block.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.split(whereSeparator: \.isWhitespace)
            guard words.first?.uppercased() == "FROM" else { continue }
            let rest = words.dropFirst().drop { $0.hasPrefix("--") }
            guard let image = rest.first else { continue }
            var location = block.location
            location.line += index
            if !stages.contains(image), !image.contains("$") { images.append(Item(text: String(image), location: location)) }
            if rest.count > 2, let stage = rest.last { stages.insert(stage) }
        }
    }

    /// A file that isn't YAML, or isn't a Compose file, uses nothing.
    private mutating func addCompose(_ block: CodeBlock) {
        let node: Node?
        do throws(YAMLError) { node = try parse(block.text, firstLine: block.location.line) } catch { return }
        for service in node?["services"]?.pairs ?? [] {
            func location(_ node: Node) -> SourceLocation {
                SourceLocation(path: block.location.path, line: node.line, column: node.column)
            }
            if let image = service.value["image"], let text = image.text, !text.contains("$") {
                if service.value["build"] == nil {
                    images.append(Item(text: text, location: location(image)))
                } else {
                    built.insert(ImageName.full(text))
                }
            }
            if let name = service.value["container_name"], let text = name.text { names.append(Item(text: text, location: location(name))) }
            for port in service.value["ports"]?.items ?? [] { port.text.map { addPort($0, at: location(port)) } }
        }
    }
}

extension Lesson {
    /// The settings of containers that reach beyond the lesson, and that its own commands use: `PidMode: host`.
    package var engineSettings: Set<String> { EngineUse(code).settings }
}
