import Progress
import Sandbox
import TutorCore

extension PlainTutor {
    /// Sees to it that the files of the present section are there, and says where those lie that are new.
    func layOutFiles(_ state: LessonState) {
        guard state.hasWorkspace else { return }
        let workspace = Workspace(data: services.sandbox.directories.data, course: state.id.course, lesson: state.id.lesson)
        do throws(WorkspaceError) {
            let outcome = try workspace.layOut(state.starterFiles)
            if !outcome.placed.isEmpty { say("In \(workspace.folder) lies now: \(outcome.placed.joined(separator: ", ")).") }
            if !outcome.putAside.isEmpty {
                say("Put aside until their exercise comes again: \(outcome.putAside.joined(separator: ", ")).")
            }
            for trouble in outcome.troubles { say(ErrorText.about(trouble)) }
        } catch {
            say(ErrorText.about(error))
        }
    }
}
