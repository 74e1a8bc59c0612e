package import Sandbox
import TutorCore

extension ErrorText {
    /// What is wrong with the container engine, and the command that fixes it.
    package static func about(_ diagnosis: EngineDiagnosis) -> String {
        diagnosis.explanation + (diagnosis.fix.map { "\nTo fix it: \($0)" } ?? "")
    }
}
