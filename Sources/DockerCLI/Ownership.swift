/// Determines the owners of objects: by their labels, or by the journal for objects without labels.
package struct Ownership: Sendable {
    /// Identifies the calf installation.
    package let home: String
    /// The journal's records, by lesson.
    package private(set) var things: [String: Set<JournalEntry.Thing>]
    private var lessons: [JournalEntry.Thing: String] = [:]
    private var volumes: [String: (made: String, lesson: String)] = [:]
    private var projects: [String: String] = [:]

    /// Reads the journal's text.
    package init(home: String, journal: String) {
        self.home = home
        things = JournalEntry.owned(in: journal)
        for (lesson, owned) in things { for thing in owned { index(thing, lesson) } }
    }

    private mutating func index(_ thing: JournalEntry.Thing, _ lesson: String) {
        lessons[thing] = lesson
        if case .volume(let name, let made) = thing { volumes[name] = (made, lesson) }
        if case .project(let name, _) = thing { projects[name] = lesson }
    }

    /// Records those of the objects that are new as the lesson's, and returns the journal entries for them.
    package mutating func add(_ new: [JournalEntry.Thing], lesson: String) -> [JournalEntry] {
        new.filter { lessons[$0] != lesson }.compactMap { thing in
            guard things[lesson, default: []].insert(thing).inserted else { return nil }
            index(thing, lesson)
            return JournalEntry(lesson: lesson, thing)
        }
    }

    /// The lesson that created the object, or `nil` if it belongs to the user or another calf installation.
    package func lesson(of object: EngineObject) -> String? {
        if object.kind != .image, object.home == home, !object.lesson.isEmpty { return object.lesson }
        if !object.project.isEmpty, let lesson = lesson(ofProject: object) { return lesson }
        switch object.kind {
        case .container: return lessons[.container(id: object.id)]
        case .network: return lessons[.network(id: object.id)]
        case .volume:
            guard let known = volumes[object.id] else { return nil }
            // Another volume may have this name now.
            return known.made.isEmpty || object.made.isEmpty || known.made == object.made ? known.lesson : nil
        case .image: return lessons[.image(id: object.id)]
        }
    }

    /// A container may have inherited the project label from an image built by Compose, so for containers the folder has to match, too.
    private func lesson(ofProject object: EngineObject) -> String? {
        object.kind == .container ? lessons[.project(name: object.project, folder: object.folder)] : projects[object.project]
    }

    /// The recorded creation times of volumes, by name.
    package var timesOfVolumes: [String: String] { volumes.compactMapValues { $0.made.isEmpty ? nil : $0.made } }

    /// The lesson that this project in this folder belongs to.
    package func lesson(ofProject name: String, in folder: String) -> String? { lessons[.project(name: name, folder: folder)] }

    /// Whether the lesson built the image, even if it existed before. With its last name, the image itself may then be removed.
    package func hasBuilt(_ id: String, in lesson: String) -> Bool {
        things[lesson]?.isDisjoint(with: [.image(id: id), .rebuiltImage(id: id)]) == false
    }

    /// The lesson that gave an image this name.
    package func lesson(ofName name: String, on id: String) -> String? { lessons[.imageName(name, id: id)] }
}
