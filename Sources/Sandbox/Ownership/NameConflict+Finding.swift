package import DockerCLI
package import EngineValues

extension NameConflict {
    /// The object that has the name on the engine, or `nil` if the name is free.
    package static func find(
        _ kind: EngineObject.Kind, named name: String, for scope: LessonScope, engine: Engine, journal: EngineJournal
    ) async throws -> NameConflict? {
        let query: ObjectQuery =
            switch kind {
            case .container: .containers(named: [name])
            case .network: .networks(named: [name])
            case .volume: .volumes(named: [name])
            case .image: .images(named: [name])
            }
        guard var object = query.objects(in: try await engine.attempt(query.arguments).text).first else { return nil }
        if kind == .image { object.name = ImageName.full(name) }
        let ownership = try journal.ownership()
        let lesson = ownership.lesson(of: object) ?? ownership.lesson(ofName: object.name, on: object.id)
        return NameConflict(object: object, owner: lesson.map { $0 == scope.name ? .lesson : .otherLesson($0) } ?? .user)
    }
}
