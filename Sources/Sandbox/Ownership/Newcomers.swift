package import DockerCLI

/// Notices what appears on an engine while a lesson is open and is nobody's that calf knows of: made by the learner past calf's docker, or by
/// somebody else. Only the learner can say.
package struct Newcomers: Sendable, Equatable {
    private var known: Set<String>

    /// What is there when the lesson is opened is not asked about.
    package init(knowing objects: OwnedObjects) { known = Set(objects.foreign.map(Newcomers.key)) }

    /// What is there now and was not before; each thing is told once.
    package mutating func see(_ objects: OwnedObjects) -> [EngineObject] {
        objects.foreign.filter { known.insert(Newcomers.key($0)).inserted && !$0.isPassing }
    }

    private static func key(_ object: EngineObject) -> String { "\(object.kind) \(object.id)" }
}

extension EngineObject {
    /// Whether it is likely to be gone by itself: a step of a build that is going on.
    fileprivate var isPassing: Bool { kind == .container ? runsBareImage && state == "running" : kind == .image && name.isEmpty }
}
