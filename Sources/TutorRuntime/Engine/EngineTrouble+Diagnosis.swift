package import Sandbox
import TutorCore

extension EngineTrouble {
    /// Why the engine doesn't answer, and the command that fixes it.
    package init(_ diagnosis: EngineDiagnosis) {
        self.init(headline: "No container engine answers.", explanation: diagnosis.explanation, command: diagnosis.fix)
    }
}
