import DockerCLI
import Progress
import Sandbox
import TutorCore

/// Whose things on the engine are.
extension EngineRunner {
    /// Writes down that objects are the lesson's, and looks at them anew.
    func adopt(_ objects: [EngineObject]) {
        guard let scope else { return }
        let (journal, environment, mailbox) = (EngineJournal(directories), environment, mailbox)
        // Waited for at the end: what was said to count is kept.
        inOrder { watch, _ in
            do {
                try await journal.claim(objects, for: scope, on: try Engine(environment: environment))
            } catch {
                mailbox.post(.troubled(ErrorText.about(error)))
            }
            await watch.lookAgain()
        }
    }

    /// Tells what has a name.
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
                // Docker's own words stand in the shell.
            }
        }
    }

    private var scope: LessonScope? {
        lesson.map { LessonScope(course: $0.course, lesson: $0.lesson, directories: directories) }
    }
}
