package import DockerCLI

/// Finds objects that have appeared on an engine since the lesson was opened and that no known lesson owns. Either the learner created them
/// without calf's docker, or another user did. Only the learner knows.
package struct Newcomers: Sendable, Equatable {
    private var known: Set<String>
    /// The lesson's folder. Compose projects in other folders aren't this lesson's.
    private let folder: String?

    /// The lines of `UnaskedNames`.
    package var unasked: Set<String> = []

    /// The learner isn't asked about objects that exist when the lesson is opened.
    package init(knowing objects: OwnedObjects, folder: String? = nil) {
        known = Set(objects.foreign.map(\.key))
        self.folder = folder
    }

    /// The objects that exist now and are not known.
    ///
    /// - Parameter images: The IDs of images named in the meantime. Others were pulled, which says nothing about their owner.
    package func strangers(among objects: OwnedObjects, images: Set<String> = []) -> [EngineObject] {
        let isShared = objects.foreign.contains { !$0.home.isEmpty }
        let near = Set(objects.foreign.filter { isNear($0.folder) }.map(\.project))
        return objects.foreign.filter { object in
            // Another calf installation labels its own objects.
            guard !known.contains(object.key), object.home.isEmpty, !object.isPassing, !unasked.contains(UnaskedNames.line(object)) else {
                return false
            }
            // Compose records the folder only on containers.
            if !object.project.isEmpty, folder != nil { return near.contains(object.project) }
            // Images carry no label, so on a shared engine one may be another learner's.
            return object.kind != .image || images.contains(object.id) && !isShared
        }
    }

    private func isNear(_ place: String) -> Bool {
        guard let folder, !place.isEmpty else { return false }
        return place == folder || place.hasPrefix(folder + "/") || place == FileSystem.realPath(folder)
    }

    /// Marks objects as known, so that the learner isn't asked about them again.
    package mutating func know(_ objects: [EngineObject]) { known.formUnion(objects.map(\.key)) }
}

extension EngineObject {
    /// Identifies the object, even as its state changes.
    var key: String { "\(kind) \(id)" }

    /// Whether the object is only temporary: a build step in progress, or a volume that is removed with its container.
    fileprivate var isPassing: Bool {
        switch kind {
        case .container: runsBareImage && state == "running"
        case .image: name.isEmpty
        case .volume: isAnonymousVolume
        case .network: false
        }
    }
}
