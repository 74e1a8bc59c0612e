import DockerCLI
package import EngineValues

/// Objects left behind by calf installations whose data directories no longer exist, or by a check that was killed.
extension OwnedObjects {
    /// Objects that don't belong to this calf and that no calf will ever remove. Compose gives its containers a folder but no calf label,
    /// so if the engine is on this machine, they are recognized by that.
    package func abandoned(on engine: Engine) async throws(EngineError) -> [OwnedObject] {
        let isLocal = await engine.place(within: .seconds(5)).socketPath != nil
        let projects = Dictionary(grouping: foreign.filter { $0.kind == .container && !$0.project.isEmpty }, by: \.project)
        let left = Set(
            projects.filter {
                $0.key.hasPrefix("calf-") && isLocal && $0.value.allSatisfy { !$0.folder.isEmpty && DataLabel.isMissing($0.folder) }
            }.keys)
        let objects = foreign.filter { DataLabel.isAbandoned($0.data) || left.contains($0.project) && $0.kind != .image }
        let containers = objects.filter { $0.kind == .container }.map(\.id)
        var found = objects.map { OwnedObject(lesson: $0.lesson.isEmpty ? $0.project : $0.lesson, object: $0) }
        if !containers.isEmpty {
            let answer = try await engine.attempt(AnonymousVolumes.arguments(ofContainers: containers))
            let names = Set(AnonymousVolumes.names(in: answer.text)).subtracting(objects.map(\.id))
            let volumes = foreign.filter { $0.kind == .volume && names.contains($0.id) }
            found += volumes.map { OwnedObject(lesson: found.first?.lesson ?? "", object: $0) }
        }
        return found
    }
}
