import Course
import Postgres
import Progress
import Sandbox
import TutorCore

/// The one place where an error becomes a sentence for the learner.
package enum ErrorText {
    /// What went wrong, and what to do about it. Never holds a password.
    package static func about(_ error: any Error) -> String {
        switch error {
        case let error as ProgressError: about(error)
        case let error as CourseError: error.description
        case let error as SandboxError: about(error)
        case let diagnosis as EngineDiagnosis: about(diagnosis)
        case let error as EngineError: about(EngineDiagnosis(error))
        case let error as WorkspaceError: about(error)
        case let error as PostgresError: about(error)
        default: "\(error)"
        }
    }

    /// Why progress cannot be read or kept.
    static func about(_ error: ProgressError) -> String {
        switch error {
        case .newer(let path, let version, let known):
            "\(path) was written by a newer calf (version \(version) of the file, this one knows \(known)); it is left as it is. Update calf."
        case .damaged(let path, let message):
            "\(path), which holds your progress, is damaged (\(message)); it is left as it is. Move it away to begin anew."
        case .foreign(let path): "\(path) is the database of another program; it is left as it is."
        case .unreachable(let path, let message): "cannot open \(path): \(message)"
        case .busy(let path): "\(path) is held by another program"
        case .full(let path): "the disk is full; nothing more can be kept in \(path)"
        case .failed(let path, let message): "\(path): \(message)"
        }
    }
}
