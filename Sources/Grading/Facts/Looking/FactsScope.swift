import DockerCLI
package import DockerProxy
import EngineValues
package import Sandbox

/// Which objects belong to a lesson.
package struct FactsScope: Sendable {
    /// `course/lesson`.
    package let lesson: String
    package let project: String
    package var ownership: Ownership

    package init(lesson: String, project: String, ownership: Ownership = Ownership()) {
        self.lesson = lesson
        self.project = project
        self.ownership = ownership
    }

    /// The scope of a lesson that owns nothing yet.
    package init(_ scope: LessonScope) { self.init(lesson: scope.name, project: scope.project) }

    /// A name without the project prefix that Compose adds.
    func withoutProject(_ name: String) -> String {
        for separator in ["_", "-"] where name.hasPrefix(project + separator) { return String(name.dropFirst(project.count + 1)) }
        return name
    }
}

extension FactsPlace {
    /// The conflict if the object does not belong to the lesson; `nil` if it does.
    func conflict(_ object: EngineObject) -> NameConflict? { scope.ownership.conflict(object, for: scope.lesson) }

    func owns(container id: String) -> Bool { scope.ownership.owns(scope.lesson, EngineObject(.container, id: id, name: "")) }

    /// A copy with the record's current ownership.
    var now: FactsPlace {
        guard let record else { return self }
        var place = self
        place.scope.ownership = record.ownershipAsFarAsKnown
        return place
    }
}
