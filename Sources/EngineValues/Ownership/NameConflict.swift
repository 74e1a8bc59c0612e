package import DockerCLI

/// A name that a lesson needs but another object already has.
package struct NameConflict: Sendable, Equatable {
    /// Whom the object belongs to.
    package enum Owner: Sendable, Equatable {
        case otherLesson(String)
        case user
    }

    package var object: EngineObject
    package var owner: Owner

    package init(object: EngineObject, owner: Owner) {
        self.object = object
        self.owner = owner
    }

    /// A command that frees the name, or `nil` if the only way is to remove the object.
    package var wayOut: String? {
        let name = object.name
        switch object.kind {
        case .container: return CommandText.of(["docker", "rename", name, name + "-mine"])
        case .image: return CommandText.of(["docker", "tag", name, name + "-mine"])
        case .network, .volume: return nil
        }
    }
}
