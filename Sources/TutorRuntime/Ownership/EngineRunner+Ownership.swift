import DockerCLI
import Progress
import Sandbox
import TutorCore

/// Who created the objects in the engine.
extension EngineRunner {
    /// Records in the journal that objects are part of the lesson, and refreshes them.
    func adopt(_ objects: [EngineObject]) {
        guard let scope else { return }
        let (journal, environment, mailbox) = (EngineJournal(directories), environment, mailbox)
        // Run in order, so that the lesson waits for it on closing: the learner's answer must be saved.
        inOrder { watch, _ in
            do {
                try await journal.claim(objects, for: scope, on: try Engine(environment: environment))
            } catch {
                mailbox.post(.troubled(ErrorText.about(error)))
            }
            await watch.lookAgain()
        }
    }

    /// Reports which object has a name.
    func findOwner(_ kind: EngineObject.Kind, _ name: String) {
        guard let scope else { return }
        let (journal, environment) = (EngineJournal(directories), environment)
        aside { _, say in
            do {
                let engine = try Engine(environment: environment)
                if let conflict = try await NameConflict.find(kind, named: name, for: scope, engine: engine, journal: journal) {
                    say(.nameTaken(conflict))
                }
            } catch {
                // Docker's own message is in the shell.
            }
        }
    }

    private var scope: LessonScope? {
        lesson.map { LessonScope(course: $0.course, lesson: $0.lesson, directories: directories) }
    }
}
