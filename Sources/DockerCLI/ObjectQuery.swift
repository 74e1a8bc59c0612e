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

    private static let labels = [CalfLabel.data, CalfLabel.volume].map { "{{json (.Label \"\($0)\")}}" }

    /// All containers.
    package static let containers = ObjectQuery(.container, ["ps", "-a", "--no-trunc"], ["{{.ID}}", "{{.Names}}"] + labels, [])

    /// All volumes.
    package static let volumes = ObjectQuery(.volume, ["volume", "ls"], ["{{.Name}}", "{{.Name}}"] + labels, [])

    /// All networks. Only network names may contain any characters.
    package static let networks = ObjectQuery(
        .network, ["network", "ls", "--no-trunc"], ["{{.ID}}", "{{json .Name}}"] + labels, [])

    /// All images, once for each name. `everything` includes those of build steps.
    package static func images(everything: Bool = true) -> ObjectQuery {
        ObjectQuery(.image, ["images", "--no-trunc"] + (everything ? ["-a"] : []), ["{{.ID}}", "{{.Repository}}:{{.Tag}}"], [])
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
            if fields.count == 4 { (object.data, object.nonce) = (fields[2], fields[3]) }
            return object
        }
    }

    /// Fields with arbitrary content are JSON strings, so their content can't contain a separator.
    private static func text(_ field: Substring) -> String {
        guard field.first == "\"" else { return field == "null" ? "" : String(field) }
        return JSONText.unescaped(Array(field.dropFirst().dropLast().utf8)[...])
    }
}
