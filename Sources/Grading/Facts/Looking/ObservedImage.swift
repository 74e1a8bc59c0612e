import Primitives
import Sandbox

/// What the engine says of one image.
struct ObservedImage: Sendable, Equatable {
    var id: String
    var tags: [String]
    var entrypoint: [String]
    var command: [String]
    var user: String
    var workdir: String
    var environment: [String: String]
    var exposed: [String]
    var labels: [String: String]
    var size: Int
    /// Digests of what each layer holds, from the base upwards.
    var layers: [String]
    /// What each step of its making says, newest first; only where it was asked for.
    var history: String?

    init(_ json: JSONValue) {
        let config = json["Config"]
        id = json["Id"].text ?? ""
        tags = json["RepoTags"].texts
        entrypoint = config["Entrypoint"].texts
        command = config["Cmd"].texts
        user = config["User"].text ?? ""
        workdir = config["WorkingDir"].text ?? ""
        environment = ObservedContainer.variables(config["Env"])
        exposed = config["ExposedPorts"].members.map(\.name)
        labels = config["Labels"].textsByName
        size = json["Size"].int ?? 0
        layers = json["RootFS"]["Layers"].texts
    }

    /// Whether it has that name. Podman writes the registry before it.
    func isNamed(_ name: String) -> Bool {
        let asked = ImageReference(name)
        return tags.contains {
            ImageReference($0) == asked || ImageReference(String($0.dropFirst("localhost/".count))) == asked && $0.hasPrefix("localhost/")
        }
            || id == name || id.hasPrefix("sha256:" + name) && name.utf8.count >= 12
    }

    /// Whether all layers of the other one are below its own.
    func isBuilt(on base: ObservedImage) -> Bool { layers.count >= base.layers.count && layers.starts(with: base.layers) && id != base.id }
}
