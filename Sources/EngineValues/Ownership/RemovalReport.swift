/// The result of a removal.
package struct RemovalReport: Sendable, Equatable {
    /// An object that could not be removed, and why.
    package struct Kept: Sendable, Equatable {
        package var object: OwnedObject
        package var reason: Reason

        package init(object: OwnedObject, reason: Reason) {
            self.object = object
            self.reason = reason
        }

        /// Whether docker refused to remove an object that no one else has or needs.
        package var isRefused: Bool { if case .refused = reason { true } else { false } }
    }

    package enum Reason: Sendable, Equatable {
        /// Docker's error message.
        case refused(String)
        /// The image existed before the lesson gave it this name, so it stays.
        case wasThere
        /// Someone else's image is built on it.
        case isBase
    }

    package var removed: [OwnedObject]
    package var kept: [Kept]

    package init(removed: [OwnedObject] = [], kept: [Kept] = []) {
        self.removed = removed
        self.kept = kept
    }
}
