import Progress
import Sandbox
import TutorCore

extension PlainTutor {
    /// Lays out the files of the current section, and says which ones are new.
    func layOutFiles(_ state: LessonState) {
        guard state.hasWorkspace else { return }
        let workspace = Workspace(data: services.sandbox.directories.data, course: state.id.course, lesson: state.id.lesson)
        do throws(WorkspaceError) {
            let outcome = try workspace.layOut(state.starterFiles)
            if !outcome.placed.isEmpty { say("New in \(workspace.folder): \(outcome.placed.joined(separator: ", ")).") }
            if !outcome.putAside.isEmpty {
                say("Set aside until you return to their exercise: \(outcome.putAside.joined(separator: ", ")).")
            }
            for trouble in outcome.troubles { say(ErrorText.about(trouble)) }
        } catch {
            say(ErrorText.about(error))
        }
    }
}
