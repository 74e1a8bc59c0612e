package import DockerCLI
package import EngineValues

/// An engine's objects, divided into those that belong to calf, or to one of its lessons, and all others.
package struct OwnedObjects: Sendable, Equatable {
    /// In an order in which they can be removed.
    package var owned: [OwnedObject]
    /// Objects that belong neither to this calf nor, as far as known, to anyone but the user.
    package var foreign: [EngineObject]

    package init(owned: [OwnedObject] = [], foreign: [EngineObject] = []) {
        self.owned = owned
        self.foreign = foreign
    }

    /// The same objects from one lesson's point of view: all others are foreign.
    package func of(_ scope: LessonScope) -> OwnedObjects {
        let (own, others) = (owned.filter { $0.lesson == scope.name }, owned.filter { $0.lesson != scope.name })
        return OwnedObjects(owned: own, foreign: others.map(\.object) + foreign)
    }

    package var isEmpty: Bool { owned.isEmpty }

    /// The owned objects of a kind.
    package func owned(_ kind: EngineObject.Kind) -> [OwnedObject] { owned.filter { $0.object.kind == kind } }
}
