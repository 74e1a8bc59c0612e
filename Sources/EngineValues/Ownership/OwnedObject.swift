package import DockerCLI

/// An engine object that a lesson created.
package struct OwnedObject: Sendable, Hashable {
    /// `course/lesson`.
    package var lesson: String
    package var object: EngineObject
    /// The names that the lesson gave to an image.
    package var names: [String] = []

    package init(lesson: String, object: EngineObject, names: [String] = []) {
        self.lesson = lesson
        self.object = object
        self.names = names
    }

    /// The name to display.
    package var shownName: String { names.isEmpty ? object.shownName : names.joined(separator: ", ") }

    /// What is lost with it, in words; `nil` if it has nothing that can't be made again.
    package var loss: String? {
        switch object.kind {
        case .volume: "its data will be lost"
        case .container: "files changed in it will be lost"
        case .image, .network: nil
        }
    }
}
