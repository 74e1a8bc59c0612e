import DockerCLI
import Primitives

/// A network.
package struct LiveNetwork: Sendable, Equatable {
    package var id: String
    package var name: String
    package var driver: String
    /// Whether it leads nowhere but to its own containers.
    package var isInternal: Bool
    /// Whether the lesson made it.
    package var isLessons: Bool

    /// Puts the facts together.
    package init(id: String, name: String, driver: String = "bridge", isInternal: Bool = false, isLessons: Bool = true) {
        self.id = id
        self.name = name
        self.driver = driver
        self.isInternal = isInternal
        self.isLessons = isLessons
    }

    /// Whether the engine brings it and nobody can remove it.
    package var isBuiltIn: Bool { ["bridge", "host", "none"].contains(name) }

    init?(_ json: JSONValue, claim: LessonClaim) {
        guard let id = json["Id"].text, !id.isEmpty else { return nil }
        self.init(
            id: id, name: json["Name"].text ?? "", driver: json["Driver"].text ?? "", isInternal: json["Internal"].text == "true",
            isLessons: claim.holds(.network, json, id: id))
    }
}
