package import DockerCLI

/// Something on an engine that a lesson made.
package struct OwnedObject: Sendable, Hashable {
    /// `course/lesson`.
    package var lesson: String
    package var object: EngineObject
    /// An image's names that the lesson gave.
    package var names: [String] = []
    /// Whether an image is another's, or has names of others: only the lesson's names can go.
    package var isShared = false

    /// Says whose an object is.
    package init(lesson: String, object: EngineObject, names: [String] = [], isShared: Bool = false) {
        self.lesson = lesson
        self.object = object
        self.names = names
        self.isShared = isShared
    }

    /// What to call it.
    package var shownName: String { names.isEmpty ? object.shownName : names.joined(separator: ", ") }
}

/// All that calf, or one lesson of it, has on an engine; and what others have.
package struct OwnedObjects: Sendable, Equatable {
    /// In the order in which it can be removed.
    package var owned: [OwnedObject]
    /// Neither this calf's nor, as far as that is known, anybody's but the user's.
    package var foreign: [EngineObject]

    /// What was found.
    package init(owned: [OwnedObject] = [], foreign: [EngineObject] = []) {
        self.owned = owned
        self.foreign = foreign
    }

    /// What is one lesson's; all else is foreign to it.
    package func of(_ scope: LessonScope) -> OwnedObjects {
        let (own, others) = (owned.filter { $0.lesson == scope.name }, owned.filter { $0.lesson != scope.name })
        return OwnedObjects(owned: own, foreign: others.map(\.object) + foreign)
    }

    package var isEmpty: Bool { owned.isEmpty }

    /// Those of a kind.
    package func owned(_ kind: EngineObject.Kind) -> [OwnedObject] { owned.filter { $0.object.kind == kind } }
}
