import DockerCLI

/// The result of a removal.
package struct RemovalReport: Sendable, Equatable {
    /// An object that could not be removed, and why.
    package struct Kept: Sendable, Equatable {
        package var object: OwnedObject
        /// The engine's error message, or what else has or needs the object.
        package var reason: String

        package init(object: OwnedObject, reason: String) {
            self.object = object
            self.reason = reason
        }

        /// Whether it should be gone. An image may stay because others have or need it.
        package var isTrouble: Bool { object.object.kind != .image }
    }

    package var removed: [OwnedObject]
    package var kept: [Kept]

    package init(removed: [OwnedObject] = [], kept: [Kept] = []) {
        self.removed = removed
        self.kept = kept
    }
}
