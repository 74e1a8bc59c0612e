import Primitives

/// A query for engine objects: the arguments for docker, and a parser for its output.
package struct ObjectQuery: Sendable {
    /// The words after `docker`.
    package let arguments: [String]
    private let kind: EngineObject.Kind

    private init(_ kind: EngineObject.Kind, _ command: [String], _ fields: [String], _ rest: [String]) {
        self.kind = kind
        arguments = command + ["--format", fields.joined(separator: "\t")] + rest
    }

    private static let labels = [CalfLabel.lesson, CalfLabel.home, CalfLabel.composeProject, CalfLabel.composeFolder]
    private static let listed = labels.map { "{{json (.Label \"\($0)\")}}" }
    private static let listedData = "{{json (.Label \"\(CalfLabel.data)\")}}"

    private static func inspected(_ place: String) -> [String] { labels.map { "{{json (index \(place) \"\($0)\")}}" } }
    private static func options(_ filters: [String]) -> [String] { filters.flatMap { ["--filter", $0] } }

    /// All containers, or those that match the filters of `docker ps`.
    package static func containers(_ filters: [String] = []) -> ObjectQuery {
        ObjectQuery(
            .container, ["ps", "-a", "--no-trunc"], ["{{.ID}}", "{{.Names}}"] + listed + ["{{.State}}", "{{.Image}}", listedData],
            options(filters))
    }

    /// Containers by name or ID. Those that don't exist are left out.
    package static func containers(named names: [String]) -> ObjectQuery {
        let fields = ["{{.Id}}", "{{.Name}}"] + inspected(".Config.Labels") + ["{{.State.Status}}", "{{.Config.Image}}"]
        return ObjectQuery(.container, ["container", "inspect"], fields, ["--"] + names)
    }

    /// All volumes, or those that match the filters.
    package static func volumes(_ filters: [String] = []) -> ObjectQuery {
        ObjectQuery(.volume, ["volume", "ls"], ["{{.Name}}", "{{.Name}}"] + listed + [listedData], options(filters))
    }

    /// Volumes by name.
    package static func volumes(named names: [String]) -> ObjectQuery {
        ObjectQuery(.volume, ["volume", "inspect"], ["{{.Name}}", "{{.Name}}"] + inspected(".Labels"), ["--"] + names)
    }

    /// All networks, or those that match the filters. Only network names may contain any characters.
    package static func networks(_ filters: [String] = []) -> ObjectQuery {
        ObjectQuery(.network, ["network", "ls", "--no-trunc"], ["{{.ID}}", "{{json .Name}}"] + listed + [listedData], options(filters))
    }

    /// Networks by name or ID.
    package static func networks(named names: [String]) -> ObjectQuery {
        ObjectQuery(.network, ["network", "inspect"], ["{{.Id}}", "{{json .Name}}"] + inspected(".Labels"), ["--"] + names)
    }

    /// Images, once for each name. `everything` includes those of build steps.
    package static func images(_ filters: [String] = [], everything: Bool = true) -> ObjectQuery {
        ObjectQuery(
            .image, ["images", "--no-trunc"] + (everything ? ["-a"] : []), ["{{.ID}}", "{{.Repository}}:{{.Tag}}"], options(filters))
    }

    /// Images by name or ID, with the Compose project that built them but without their names.
    package static func images(named names: [String]) -> ObjectQuery {
        let fields = ["{{.Id}}", ""] + labels.map { "{{with .Config}}{{with .Labels}}{{json (index . \"\($0)\")}}{{end}}{{end}}" }
        return ObjectQuery(.image, ["image", "inspect"], fields, ["--"] + names)
    }

    /// Parses the output. Invalid lines are skipped.
    package func objects(in output: String) -> [EngineObject] {
        output.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(Self.text)
            guard fields.count >= 2, !fields[0].isEmpty else { return nil }
            var name = fields[1]
            if kind == .container, name.hasPrefix("/") { name.removeFirst() }
            if kind == .image, name.hasSuffix("<none>") { name = "" }
            var object = EngineObject(kind, id: fields[0], name: name)
            if fields.count >= 6 {
                (object.lesson, object.home, object.project, object.folder) = (fields[2], fields[3], fields[4], fields[5])
            }
            if fields.count >= 8 { (object.state, object.image) = (fields[6], fields[7]) }
            if fields.count == 7 || fields.count == 9 { object.data = fields[fields.count - 1] }
            return object
        }
    }

    /// Fields with arbitrary content are JSON strings, so their content can't contain a separator.
    private static func text(_ field: Substring) -> String {
        guard field.first == "\"" else { return field == "null" ? "" : String(field) }
        return JSONText.unescaped(Array(field.dropFirst().dropLast().utf8)[...])
    }
}

/// A query for the anonymous volumes of containers.
package enum AnonymousVolumes {
    /// The words after `docker`.
    package static func arguments(ofContainers ids: [String]) -> [String] {
        let mounted = "{{range .Mounts}}{{if eq .Type \"volume\"}}{{.Name}} {{end}}{{end}}"
        let named = "{{range .HostConfig.Binds}}{{.}} {{end}}{{range .HostConfig.Mounts}}{{.Source}} {{end}}"
        return ["container", "inspect", "--format", "\(mounted)\t\(named)\t{{len .HostConfig.VolumesFrom}}", "--"] + ids
    }

    /// Parses the output. Volumes mounted by ID or taken from another container are excluded, because they may have another owner.
    package static func names(in output: String) -> [String] {
        output.split(separator: "\n").flatMap { line -> [String] in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 3, fields[2] == "0" else { return [] }
            return fields[0].split(separator: " ").map(String.init).filter { name in
                EngineObject(.volume, id: name, name: name).isAnonymousVolume && !fields[1].contains(name)
            }
        }
    }
}
