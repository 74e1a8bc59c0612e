import Glibc
package import Sandbox
import TutorCore

extension ErrorText {
    /// Why something in a lesson's folder could not be done.
    package static func about(_ error: WorkspaceError) -> String {
        switch error {
        case .notInside(let path):
            "'\(path)' does not lie in the lesson's folder: a name here has no '..', no '/' at its begin, and no odd signs."
        case .link(let path): "\(path) is a link. It is not followed here, since it may lead anywhere; the shell does."
        case .missing(let path): "\(path) is not there."
        case .exists(let path): "There is already something called \(path)."
        case .notAFile(let path): "\(path) is no file that could be edited here."
        case .notAFolder(let path): "\(path) is no folder."
        case .tooLarge(let path, let bytes, let limit):
            "\(path) has \(bytes / 1024) KB; up to \(limit / 1024) KB are edited here. In the shell: less \(path)"
        case .binary(let path): "\(path) is not text: it holds bytes that no editor can show."
        case .mixedLineEnds(let path):
            "\(path) ends some lines as Windows does and some not; saving it here would change lines that you did not touch."
        case .changedMeanwhile(let path): "\(path) was changed by another program; it is left as it is."
        case .diskFull(let path): "the disk is full: \(path) is as it was."
        case .permission(let path): "\(path) may not be changed by you. It may belong to somebody else, such as a program in a container."
        case .nothingKept: "There is no earlier state to come back to."
        case .system(let operation, let path, let code): "\(path): \(operation): \(String(cString: strerror(code)))"
        }
    }
}
