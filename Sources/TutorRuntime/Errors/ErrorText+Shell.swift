import Glibc
package import Sandbox
import TutorCore

extension ErrorText {
    /// Why there is no shell, and what to do about it.
    package static func about(_ error: ShellError) -> String {
        func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
        switch error {
        case .noTerminal(let code):
            return "The system has no terminal left for a shell (\(reason(code))). Close some windows, then press Enter to try again."
        case .cannotStart(let program, let code):
            return "\(program) does not start (\(reason(code))). Set SHELL to another shell, such as /bin/bash, and start calf again."
        case .noDirectory(let path): return "The folder \(path) no longer exists. F8 resets the lesson and creates it again."
        }
    }
}
