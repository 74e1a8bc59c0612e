package import DockerCLI
package import Sandbox

/// What is a lesson's own: by its labels, its Compose project, and what the journal says of it.
package struct FactsScope: Sendable {
    /// `course/lesson`.
    package let lesson: String
    package let project: String
    package var ownership: Ownership

    /// Joins what tells a lesson's things from all others.
    package init(lesson: String, project: String, ownership: Ownership) {
        self.lesson = lesson
        self.project = project
        self.ownership = ownership
    }

    /// The scope of a lesson, as far as labels tell.
    package init(_ scope: LessonScope) {
        self.init(lesson: scope.name, project: scope.project, ownership: Ownership(home: scope.home, journal: ""))
    }

    /// The labels of what a lesson makes.
    package var labels: [String: String] { [CalfLabel.lesson: lesson, CalfLabel.home: ownership.home] }

    /// Whose something is; `directory` is the workspace's.
    func owner(of object: EngineObject, directory: String) -> NameConflict.Owner {
        if let known = ownership.lesson(of: object) { return known == lesson ? .lesson : .otherLesson(known) }
        if object.project.isEmpty { return .user }
        // What Compose makes in the lesson's folder is the lesson's under any name. Networks and volumes don't say where they were made.
        let isOwn =
            object.folder.isEmpty ? object.project == project : object.folder == directory || object.folder.hasPrefix(directory + "/")
        return isOwn ? .lesson : .user
    }

    /// A name without what Compose puts before it.
    func withoutProject(_ name: String) -> String {
        for separator in ["_", "-"] where name.hasPrefix(project + separator) { return String(name.dropFirst(project.count + 1)) }
        return name
    }
}

extension FactsPlace {
    /// What stands in the way of a fact on this: that it is not the lesson's. `nil` where it is.
    func conflict(_ object: EngineObject) -> NameConflict? {
        let owner = scope.owner(of: object, directory: directory)
        return owner == .lesson ? nil : NameConflict(object: object, owner: owner)
    }

    /// Whether a container with these labels is the lesson's.
    func owns(container id: String, labels: [String: String]) -> Bool {
        conflict(EngineObject(.container, id: id, name: "", labels: labels)) == nil
    }

    /// The same, with what the journal says by now.
    var now: FactsPlace {
        guard let journal else { return self }
        var place = self
        place.scope.ownership = journal.ownershipAsFarAsKnown
        return place
    }
}
