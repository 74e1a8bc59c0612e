package import Sandbox
import TutorCore

extension EngineTrouble {
    /// What keeps the engine from answering, and the command that mends it.
    package init(_ diagnosis: EngineDiagnosis) {
        self.init(headline: "No container engine answers.", explanation: diagnosis.explanation, command: diagnosis.fix)
    }
}
