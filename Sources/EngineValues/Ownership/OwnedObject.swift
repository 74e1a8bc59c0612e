package import DockerCLI

/// An engine object that a lesson created.
package struct OwnedObject: Sendable, Hashable {
    /// `course/lesson`.
    package var lesson: String
    package var object: EngineObject
    /// The names that the lesson gave to an image.
    package var names: [String] = []
    /// Whether an image belongs to another owner or has names from others, so only the lesson's names can be removed.
    package var isShared = false

    package init(lesson: String, object: EngineObject, names: [String] = [], isShared: Bool = false) {
        self.lesson = lesson
        self.object = object
        self.names = names
        self.isShared = isShared
    }

    /// The name to display.
    package var shownName: String { names.isEmpty ? object.shownName : names.joined(separator: ", ") }
}
