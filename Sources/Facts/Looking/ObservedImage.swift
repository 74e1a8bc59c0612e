import DockerCLI
import Primitives
import Sandbox

/// The engine's data on one image.
struct ObservedImage: Sendable, Equatable {
    /// What `docker inspect` prints.
    private let json: JSONValue
    var config: ObservedConfig { ObservedConfig(json: json["Config"]) }
    /// In bytes; without compression only if a fact needs it.
    var size: Int
    /// The command of each build step, newest first; only read if a fact needs it.
    var history: String?

    init(_ json: JSONValue) {
        self.json = json
        size = json["Size"].int ?? 0
    }

    var id: String { json["Id"].text ?? "" }
    var tags: [String] { json["RepoTags"].texts }
    /// When it was made; in the engine's format. A build that finds all its steps in the cache makes no new image.
    var created: String { json["Created"].text ?? "" }
    /// The digests of the layers, from the base up.
    var layers: [String] { json["RootFS"]["Layers"].texts }

    /// Whether it has this name or ID.
    func isNamed(_ name: String) -> Bool {
        let asked = ImageName.full(name)
        return tags.contains { ImageName.full($0) == asked } || id == name || id.hasPrefix("sha256:" + name) && name.utf8.count >= 12
    }

    /// Whether all layers of the base come first among its own.
    func isBuilt(on base: ObservedImage) -> Bool { layers.count >= base.layers.count && layers.starts(with: base.layers) && id != base.id }
}
