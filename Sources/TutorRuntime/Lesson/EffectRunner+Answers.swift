package import Course
import EngineValues
package import Grading
package import Progress
import Sandbox
import TutorCore

extension EffectRunner {
    /// What is kept of an answer that passed: SQL as it was given, or the files that the exercise asks for. Of commands, no text is known. In
    /// a review, the data and the task may differ from the lesson's, so nothing is kept.
    func keptAnswer(_ answer: String, of exercise: Exercise, in lesson: Lesson) -> [Event.Kind] {
        if isReviewing { return [] }
        if exercise.isSQL { return Submission(Array(answer.utf8)).keptAnswer(of: exercise) }
        let workspace = Workspace(data: services.sandbox.directories.data, course: lesson.course, lesson: lesson.id)
        var files: [(path: String, bytes: [UInt8])] = []
        do throws(WorkspaceError) {
            for path in Set(exercise.solution.compactMap(\.path)).sorted() {
                files.append((path, try workspace.read(WorkspacePath(path)).bytes))
            }
        } catch {
            mailbox.post(.troubled("Your answer passed, but it could not be kept for the portfolio. \(ErrorText.about(error))"))
            return []
        }
        return Submission(folder: files).keptAnswer(of: exercise)
    }
}

extension Submission {
    /// The events that keep an answer that passed.
    package func keptAnswer(of exercise: Exercise) -> [Event.Kind] {
        files.compactMap { file in
            guard file.bytes.count <= Event.maxAnswerBytes, let text = String(validating: file.bytes, as: UTF8.self) else { return nil }
            return .answerKept(file: exercise.isSQL ? nil : file.path ?? exercise.solution.first?.path, text: text)
        }
    }
}
