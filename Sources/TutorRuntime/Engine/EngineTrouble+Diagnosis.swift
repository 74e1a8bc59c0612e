package import Sandbox
import TutorCore

extension EngineTrouble {
    /// Why the engine can't be used, and the command that fixes it.
    package init(_ diagnosis: EngineDiagnosis) {
        let isSupported = if case .unsupported = diagnosis { false } else { true }
        self.init(
            headline: isSupported ? "No container engine answers." : "This container engine isn't supported.",
            explanation: diagnosis.explanation, command: diagnosis.fix)
    }
}
