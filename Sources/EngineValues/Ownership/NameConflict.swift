package import DockerCLI

/// A name that a lesson needs but another object already has.
package struct NameConflict: Sendable, Equatable {
    /// Whom the object belongs to.
    package enum Owner: Sendable, Equatable {
        /// This lesson, which created it earlier.
        case lesson
        case otherLesson(String)
        case user
    }

    package var object: EngineObject
    package var owner: Owner

    package init(object: EngineObject, owner: Owner) {
        self.object = object
        self.owner = owner
    }

    /// Reads the kind and the name from the engine's error message about a name that is already in use.
    package static func read(_ message: String) -> (kind: EngineObject.Kind, name: String)? {
        let patterns: [(EngineObject.Kind, String, Character)] = [
            (.container, "The container name \"/", "\""), (.network, "network with name ", " "),
        ]
        for (kind, begin, end) in patterns {
            guard let range = message.firstRange(of: begin) else { continue }
            let rest = message[range.upperBound...]
            guard let close = rest.firstIndex(of: end), close > rest.startIndex else { continue }
            return (kind, String(rest[..<close]))
        }
        return nil
    }

    /// A command that frees the name, or `nil` if the only way is to remove an object that isn't the lesson's.
    package var wayOut: String? {
        let name = object.name
        let words: [String]? =
            switch (object.kind, owner) {
            case (.container, .lesson): ["rm", "-f", name]
            case (.container, _): ["rename", name, name + "-mine"]
            case (.network, .lesson): ["network", "rm", name]
            case (.volume, .lesson): ["volume", "rm", name]
            case (.image, .lesson): ["rmi", name]
            case (.image, _): ["tag", name, name + "-mine"]
            case (.network, _), (.volume, _): nil
            }
        return words.map { CommandText.of(["docker"] + $0) }
    }
}
