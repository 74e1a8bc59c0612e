import DockerCLI
import EngineValues
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

    /// Records in the journal that objects are not part of the lesson after all, and asks about them again.
    func disown(_ objects: [EngineObject]) {
        guard let scope, let lesson else { return }
        let (journal, environment, mailbox) = (EngineJournal(directories), environment, mailbox)
        inOrder { watch, _ in
            do {
                try await journal.claim(objects, for: scope, on: try Engine(environment: environment), isOwned: false)
            } catch {
                mailbox.post(.troubled(ErrorText.about(error)))
            }
            await watch.lookAgain()
            mailbox.post(.engine(lesson, .newcomers(objects)))
        }
    }

    /// Records whether the learner may be asked about objects with these names.
    func ask(_ mayAsk: Bool, about objects: [EngineObject]) {
        let (mailbox, directories) = (mailbox, directories)
        inOrder { watch, _ in
            do throws(SandboxError) {
                try UnaskedNames(directories).set(objects, isAsked: mayAsk)
            } catch {
                mailbox.post(.troubled(ErrorText.about(error)))
            }
            await watch.readUnaskedNames()
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
