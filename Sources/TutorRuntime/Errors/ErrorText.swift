import Course
import EngineValues
import Postgres
import Progress
import Sandbox
import TutorCore

/// The one place where an error becomes a sentence for the learner.
package enum ErrorText {
    /// What went wrong, and what to do about it. Never contains a password.
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

    /// Why progress could not be read or saved.
    static func about(_ error: ProgressError) -> String {
        switch error {
        case .newer(let path, let version, let known):
            "\(path) was written by a newer calf (file version \(version); this calf reads up to \(known)). The file is unchanged. Update calf."
        case .damaged(let path, let message):
            "\(path), which stores your progress, is damaged (\(message)). Run calf doctor to see what can be recovered, and how."
        case .foreign(let path): "\(path) is another program's database. It is unchanged."
        case .unreachable(let path, let message): "cannot open \(path): \(message)"
        case .busy(let path): "\(path) is locked by another program"
        case .full(let path): "the disk is full, so nothing can be saved in \(path)"
        case .failed(let path, let message): "\(path): \(message)"
        }
    }
}
