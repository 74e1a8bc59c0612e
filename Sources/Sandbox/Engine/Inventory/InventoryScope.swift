import DockerCLI
import DockerProxy
import Primitives

/// Determines which objects belong to the lesson.
package struct InventoryScope: Sendable {
    /// `course/lesson`.
    package let lesson: String
    /// The images that the lesson uses.
    package let images: [String]
    /// The names that the lesson gives.
    let names: Set<String>
    let record: EngineRecord

    /// A lesson in this calf installation.
    package init(course: String, lesson: String, images: [String] = [], names: [String] = [], directories: Directories) {
        let scope = LessonScope(course: course, lesson: lesson, directories: directories)
        self.lesson = scope.name
        self.images = images
        self.names = Set(names)
        record = scope.record
    }

    /// Reports changes of the record, if it can be watched.
    func watchRecord(_ changed: @escaping @Sendable () -> Void) -> FolderWatch? {
        do throws(SandboxError) {
            return try FolderWatch(of: record.folder, changed: changed)
        } catch {
            // Most of what is recorded there is also reported by the engine.
            return nil
        }
    }

    /// The lesson's objects according to the current record.
    func claim() -> LessonClaim { LessonClaim(lesson: lesson, ownership: record.ownershipAsFarAsKnown) }
}

/// Determines which objects in a list just read belong to the lesson.
struct LessonClaim {
    let lesson: String
    let ownership: Ownership

    /// Whether an object in a list belongs to the lesson.
    func holds(_ kind: EngineObject.Kind, id: String, nonce: String = "") -> Bool {
        ownership.owns(lesson, EngineObject(kind, id: id, name: "", nonce: nonce))
    }

    /// Whether the lesson built the image or gave it one of its names.
    func holds(image id: String, names: [String]) -> Bool {
        holds(.image, id: id) || names.contains { ownership.owns(lesson, name: $0, of: id) }
    }
}
