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

    private static let labels = [CalfLabel.home, CalfLabel.data, CalfLabel.volume]
    private static let listed = labels.map { "{{json (.Label \"\($0)\")}}" }

    private static func inspected(_ place: String) -> [String] { labels.map { "{{json (index \(place) \"\($0)\")}}" } }

    /// All containers.
    package static let containers = ObjectQuery(.container, ["ps", "-a", "--no-trunc"], ["{{.ID}}", "{{.Names}}"] + listed, [])

    /// All volumes.
    package static let volumes = ObjectQuery(.volume, ["volume", "ls"], ["{{.Name}}", "{{.Name}}"] + listed, [])

    /// All networks. Only network names may contain any characters.
    package static let networks = ObjectQuery(
        .network, ["network", "ls", "--no-trunc"], ["{{.ID}}", "{{json .Name}}"] + listed, [])

    /// All images, once for each name. `everything` includes those of build steps.
    package static func images(everything: Bool = true) -> ObjectQuery {
        ObjectQuery(.image, ["images", "--no-trunc"] + (everything ? ["-a"] : []), ["{{.ID}}", "{{.Repository}}:{{.Tag}}"], [])
    }

    /// The object of a kind with this name or ID. An image's name is left out.
    package static func one(_ kind: EngineObject.Kind, named name: String) -> ObjectQuery {
        let fields: [String] =
            switch kind {
            case .container: ["{{.Id}}", "{{.Name}}"] + inspected(".Config.Labels")
            case .volume: ["{{.Name}}", "{{.Name}}"] + inspected(".Labels")
            case .network: ["{{.Id}}", "{{json .Name}}"] + inspected(".Labels")
            case .image: ["{{.Id}}", ""]
            }
        return ObjectQuery(kind, [kind.rawValue, "inspect"], fields, ["--", name])
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
            if fields.count == 5 { (object.home, object.data, object.nonce) = (fields[2], fields[3], fields[4]) }
            return object
        }
    }

    /// Fields with arbitrary content are JSON strings, so their content can't contain a separator.
    private static func text(_ field: Substring) -> String {
        guard field.first == "\"" else { return field == "null" ? "" : String(field) }
        return JSONText.unescaped(Array(field.dropFirst().dropLast().utf8)[...])
    }
}
