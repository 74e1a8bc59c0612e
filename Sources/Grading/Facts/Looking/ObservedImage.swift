import Primitives
import Sandbox

/// The engine's data on one image.
struct ObservedImage: Sendable, Equatable {
    var id: String
    var tags: [String]
    var entrypoint: [String]
    var command: [String]
    var user: String
    var workdir: String
    var environment: [String: String]
    var exposed: [String]
    /// In bytes; without compression only if a fact needs it.
    var size: Int
    /// When it was made; in the engine's format. A build that finds all its steps in the cache makes no new image.
    var created: String
    /// The digests of the layers, from the base up.
    var layers: [String]
    /// The command of each build step, newest first; only read if a fact needs it.
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
        size = json["Size"].int ?? 0
        created = json["Created"].text ?? ""
        layers = json["RootFS"]["Layers"].texts
    }

    /// Whether it has this name or ID.
    func isNamed(_ name: String) -> Bool {
        let asked = ImageReference(name)
        return tags.contains { ImageReference($0) == asked } || id == name || id.hasPrefix("sha256:" + name) && name.utf8.count >= 12
    }

    /// Whether all layers of the base come first among its own.
    func isBuilt(on base: ObservedImage) -> Bool { layers.count >= base.layers.count && layers.starts(with: base.layers) && id != base.id }
}
