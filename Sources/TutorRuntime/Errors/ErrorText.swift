import Course
package import EngineValues
import Glibc
import Postgres
import Progress
package import Sandbox
import Servers
package import TutorCore

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
        case let error as ServersError: error.description
        default: "\(error)"
        }
    }

    /// Why progress could not be read or saved.
    static func about(_ error: ProgressError) -> String {
        switch error {
        case .older(let path, let version):
            "\(path) was written by a calf from before the first release (file version \(version)), which this calf can't read. The file is "
                + "unchanged. With that calf, run 'calf progress --export FILE'. Then move \(path) away, and run 'calf progress --import FILE'."
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

extension ErrorText {
    /// What is wrong with the container engine, and the command that fixes it.
    package static func about(_ diagnosis: EngineDiagnosis) -> String {
        diagnosis.explanation + (diagnosis.fix.map { "\nTo fix it: \($0)" } ?? "")
    }
}

extension ErrorText {
    /// Why there is no shell, and what to do about it.
    package static func about(_ error: ShellError) -> String {
        func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
        switch error {
        case .noTerminal(let code):
            return "The system has no terminal left for a shell (\(reason(code))). Close some windows, then press Enter to try again."
        case .cannotStart(let program, let code):
            return "\(program) does not start (\(reason(code))). Set SHELL to another shell, such as /bin/bash, and start calf again."
        case .noDirectory(let path): return "The folder \(path) no longer exists. Resetting the lesson creates it again."
        }
    }
}

extension ErrorText {
    /// Why an operation in a lesson's folder failed.
    package static func about(_ error: WorkspaceError) -> String {
        switch error {
        case .notInside(let path):
            "'\(path)' is not a path in the lesson's folder. It can't contain '..' or control characters, or start with '/'."
        case .link(let path): "\(path) is a symbolic link, and calf doesn't follow links. Open it in the shell."
        case .missing(let path): "\(path) does not exist."
        case .exists(let path): "\(path) already exists."
        case .notAFile(let path): "\(path) can't be edited here."
        case .notAFolder(let path): "\(path) is not a folder."
        case .tooLarge(let path, let bytes, let limit):
            "\(path) is \(bytes / 1024) KB long; only files of up to \(limit / 1024) KB can be edited here. In the shell: less \(path)"
        case .tooManyFiles(let limit): "There are more than \(limit) files."
        case .binary(let path): "\(path) is not a text file."
        case .mixedLineEnds(let path):
            "\(path) mixes Windows and Unix line endings. Saving it would change lines you didn't edit."
        case .changedMeanwhile(let path): "\(path) was changed by another program, so calf left it alone."
        case .diskFull(let path): "The disk is full. \(path) is unchanged."
        case .permission(let path):
            "You don't have permission to change \(path). It may belong to another user, such as a program in a container."
        case .nothingKept: "There is no earlier version to restore."
        case .system(let operation, let path, let code): "\(path): \(operation): \(String(cString: strerror(code)))"
        }
    }
}

extension Message {
    /// Tells that an effect failed. What the user has to do something about stays on the screen.
    package static func trouble(from error: any Error) -> Message {
        let words = ErrorText.about(error)
        switch error {
        case ProgressError.damaged, ProgressError.foreign, ProgressError.older, ProgressError.newer, ProgressError.unreachable:
            return .alerted(Alert(title: "Your progress isn't saved", text: [words]))
        default: return .troubled(words)
        }
    }
}

extension EngineTrouble {
    /// Why the engine can't be used, and the command that fixes it.
    package init(_ diagnosis: EngineDiagnosis) {
        let isSupported = if case .unsupported = diagnosis { false } else { true }
        self.init(
            headline: isSupported ? "No container engine answers." : "This container engine isn't supported.",
            explanation: diagnosis.explanation, command: diagnosis.fix)
    }
}
