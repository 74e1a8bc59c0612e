import DockerCLI
import Primitives

/// What makes an object the lesson's own: the labels that calf gives, and the journal for what carries none.
package struct InventoryScope: Sendable {
    /// The course and the lesson, as labels say it.
    package let lesson: String
    /// Which calf, as labels say it.
    package let home: String
    /// The images that the lesson names.
    package let images: [String]
    let journal: EngineJournal?
    /// The lesson's folder.
    let folder: String?

    /// By the labels alone.
    package init(lesson: String, home: String) {
        self.lesson = lesson
        self.home = home
        images = []
        journal = nil
        folder = nil
    }

    /// A lesson of this calf's.
    package init(course: String, lesson: String, images: [String] = [], directories: Directories) {
        let scope = LessonScope(course: course, lesson: lesson, directories: directories)
        self.lesson = scope.name
        home = scope.home
        self.images = images
        journal = EngineJournal(directories)
        folder = Workspace(data: directories.data, course: course, lesson: lesson).folder
    }

    /// Tells of what is written in the journal, where there is one that can be watched.
    func watchJournal(_ changed: @escaping @Sendable () -> Void) -> FolderWatch? {
        do throws(SandboxError) {
            return try journal?.watch(changed)
        } catch {
            // Most of what is written there is told by the engine, too.
            return nil
        }
    }

    /// What is the lesson's, as far as the journal knows by now.
    func claim() -> LessonClaim {
        LessonClaim(lesson: lesson, ownership: journal?.ownershipAsFarAsKnown ?? Ownership(home: home, journal: ""))
    }
}

/// Tells what is the lesson's, in a list that was read just now.
struct LessonClaim {
    let lesson: String
    let ownership: Ownership

    /// Whether a line of a list is about something of the lesson's.
    func holds(_ kind: EngineObject.Kind, _ json: JSONValue, id: String) -> Bool {
        var object = EngineObject(kind, id: id, name: "")
        object.lesson = json["Lesson"].text ?? ""
        object.home = json["Home"].text ?? ""
        object.project = json["Project"].text ?? ""
        object.folder = json["Folder"].text ?? ""
        return ownership.lesson(of: object) == lesson
    }

    /// Whether the lesson built the image, or gave it one of its names. Labels say nothing of images: one inherits those of its base.
    func holds(image id: String, names: [String]) -> Bool {
        ownership.lesson(of: EngineObject(.image, id: id, name: "")) == lesson
            || names.contains { ownership.lesson(ofName: $0, on: id) == lesson }
    }
}
