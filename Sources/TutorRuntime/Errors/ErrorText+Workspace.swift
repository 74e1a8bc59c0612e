package import EngineValues
import Glibc
import Sandbox
import TutorCore

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
