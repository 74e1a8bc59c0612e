package import Sandbox

extension Sentence {
    /// What is wrong with the container engine, and the command that mends it.
    package static func about(_ diagnosis: EngineDiagnosis) -> String {
        diagnosis.explanation + (diagnosis.fix.map { "\nTo mend it: \($0)" } ?? "")
    }

    /// That what a learner works with is not the real thing, where that is so.
    package static func about(standIns images: [String]) -> String? {
        if images.isEmpty { return nil }
        let names = images.joined(separator: ", ")
        return "Small images stand in for the real ones of the same name: \(names). "
            + "They do what the lessons need; sizes, layers and versions differ."
    }
}
