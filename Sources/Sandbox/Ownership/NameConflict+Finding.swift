package import DockerCLI
package import EngineValues

extension NameConflict {
    /// The object that has the name on the engine, or `nil` if the name is free.
    package static func find(
        _ kind: EngineObject.Kind, named name: String, for scope: LessonScope, engine: Engine
    ) async throws -> NameConflict? {
        let query = ObjectQuery.one(kind, named: name)
        guard var object = query.objects(in: try await engine.attempt(query.arguments).text).first else { return nil }
        if kind == .image { object.name = ImageName.full(name) }
        return NameConflict(object: object, owner: try scope.record.ownership().owner(of: object, for: scope.name))
    }
}

extension Ownership {
    /// Whom the object belongs to, from a lesson's point of view.
    package func owner(of object: EngineObject, for lesson: String) -> NameConflict.Owner {
        if owns(lesson, object) { return .lesson }
        return self.lesson(of: object).map { .otherLesson($0) } ?? .user
    }
}
