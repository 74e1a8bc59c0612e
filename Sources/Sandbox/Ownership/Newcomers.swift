package import DockerCLI

/// Tells what has appeared on an engine since a lesson was opened and is nobody's that calf knows of: made by the learner past calf's
/// docker, or by somebody else. Only the learner can say.
package struct Newcomers: Sendable, Equatable {
    private var known: Set<String>
    /// The lesson's folder: a Compose project anywhere else is not this lesson's.
    private let folder: String?

    /// What is there when the lesson is opened is not asked about.
    package init(knowing objects: OwnedObjects, folder: String? = nil) {
        known = Set(objects.foreign.map(\.key))
        self.folder = folder
    }

    /// What is there now and is not known.
    ///
    /// - Parameter images: The ids of those images that were given a name meanwhile: others were fetched, which says nothing of whose they
    ///   are.
    package func strangers(among objects: OwnedObjects, images: Set<String> = []) -> [EngineObject] {
        let isShared = objects.foreign.contains { !$0.home.isEmpty }
        let near = Set(objects.foreign.filter { isNear($0.folder) }.map(\.project))
        return objects.foreign.filter { object in
            // Another calf says by a label that it is its own.
            guard !known.contains(object.key), object.home.isEmpty, !object.isPassing else { return false }
            // Compose names a folder on containers only.
            if !object.project.isEmpty, folder != nil { return near.contains(object.project) }
            // Images carry no label, so one may be another learner's.
            return object.kind != .image || images.contains(object.id) && !isShared
        }
    }

    private func isNear(_ place: String) -> Bool {
        guard let folder, !place.isEmpty else { return false }
        return place == folder || place.hasPrefix(folder + "/") || place == FileSystem.realPath(folder)
    }

    /// They were asked about, and are not to be again.
    package mutating func know(_ objects: [EngineObject]) { known.formUnion(objects.map(\.key)) }
}

extension EngineObject {
    /// What no other object has, while its state changes.
    var key: String { "\(kind) \(id)" }

    /// Whether it comes and goes without anybody meaning it: a step of a build that is going on, or a volume that goes with its container.
    fileprivate var isPassing: Bool {
        switch kind {
        case .container: runsBareImage && state == "running"
        case .image: name.isEmpty
        case .volume: isAnonymousVolume
        case .network: false
        }
    }
}
