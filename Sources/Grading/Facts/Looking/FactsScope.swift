package import DockerCLI
import EngineValues
package import Sandbox

/// Which objects belong to a lesson: decided by labels, the Compose project, and the journal.
package struct FactsScope: Sendable {
    /// `course/lesson`.
    package let lesson: String
    package let project: String
    package var ownership: Ownership

    /// Combines everything that identifies a lesson's objects.
    package init(lesson: String, project: String, ownership: Ownership) {
        self.lesson = lesson
        self.project = project
        self.ownership = ownership
    }

    /// The scope of a lesson, based on labels alone.
    package init(_ scope: LessonScope) {
        self.init(lesson: scope.name, project: scope.project, ownership: Ownership(home: scope.home, journal: ""))
    }

    /// The labels of the objects that a lesson creates.
    package var labels: [String: String] { [CalfLabel.lesson: lesson, CalfLabel.home: ownership.home] }

    /// Who owns an object; `directory` is the workspace.
    func owner(of object: EngineObject, directory: String) -> NameConflict.Owner {
        if let known = ownership.lesson(of: object) { return known == lesson ? .lesson : .otherLesson(known) }
        if object.project.isEmpty { return .user }
        // What Compose creates in the lesson's folder belongs to the lesson under any name. Networks and volumes don't record a folder.
        let isOwn =
            object.folder.isEmpty ? object.project == project : object.folder == directory || object.folder.hasPrefix(directory + "/")
        return isOwn ? .lesson : .user
    }

    /// A name without the project prefix that Compose adds.
    func withoutProject(_ name: String) -> String {
        for separator in ["_", "-"] where name.hasPrefix(project + separator) { return String(name.dropFirst(project.count + 1)) }
        return name
    }
}

extension FactsPlace {
    /// The conflict if the object does not belong to the lesson; `nil` if it does.
    func conflict(_ object: EngineObject) -> NameConflict? {
        let owner = scope.owner(of: object, directory: directory)
        return owner == .lesson ? nil : NameConflict(object: object, owner: owner)
    }

    /// Whether a container with these labels is the lesson's.
    func owns(container id: String, labels: [String: String]) -> Bool {
        conflict(EngineObject(.container, id: id, name: "", labels: labels)) == nil
    }

    /// A copy with the journal's current ownership.
    var now: FactsPlace {
        guard let journal else { return self }
        var place = self
        place.scope.ownership = journal.ownershipAsFarAsKnown
        return place
    }
}
