import DockerCLI
import Primitives

/// Determines which objects belong to the lesson: by calf's labels, and by the journal for objects without labels.
package struct InventoryScope: Sendable {
    /// `course/lesson`, as in labels.
    package let lesson: String
    /// The calf installation, as in labels.
    package let home: String
    /// The images that the lesson uses.
    package let images: [String]
    let journal: EngineJournal?
    let unasked: UnaskedNames?
    /// The lesson's folder.
    let folder: String?

    /// A scope that uses labels only.
    package init(lesson: String, home: String) {
        self.lesson = lesson
        self.home = home
        images = []
        journal = nil
        unasked = nil
        folder = nil
    }

    /// A lesson in this calf installation.
    package init(course: String, lesson: String, images: [String] = [], directories: Directories) {
        let scope = LessonScope(course: course, lesson: lesson, directories: directories)
        self.lesson = scope.name
        home = scope.home
        self.images = images
        journal = EngineJournal(directories)
        unasked = UnaskedNames(directories)
        folder = Workspace(data: directories.data, course: course, lesson: lesson).folder
    }

    /// Reports changes of the journal, if it can be watched.
    func watchJournal(_ changed: @escaping @Sendable () -> Void) -> FolderWatch? {
        do throws(SandboxError) {
            return try journal?.watch(changed)
        } catch {
            // Most of what is recorded there is also reported by the engine.
            return nil
        }
    }

    /// The lesson's objects according to the current journal.
    func claim() -> LessonClaim {
        LessonClaim(lesson: lesson, ownership: journal?.ownershipAsFarAsKnown ?? Ownership(home: home, journal: ""))
    }
}

/// Determines which objects in a list just read belong to the lesson.
struct LessonClaim {
    let lesson: String
    let ownership: Ownership

    /// Whether an object in a list belongs to the lesson.
    func holds(_ kind: EngineObject.Kind, _ json: JSONValue, id: String) -> Bool {
        var object = EngineObject(kind, id: id, name: "")
        object.lesson = json["Lesson"].text ?? ""
        object.home = json["Home"].text ?? ""
        object.project = json["Project"].text ?? ""
        object.folder = json["Folder"].text ?? ""
        return ownership.lesson(of: object) == lesson
    }

    /// Whether the lesson built the image or gave it one of its names. Labels don't help, because images inherit those of their base.
    func holds(image id: String, names: [String]) -> Bool {
        ownership.lesson(of: EngineObject(.image, id: id, name: "")) == lesson
            || names.contains { ownership.lesson(ofName: $0, on: id) == lesson }
    }
}
