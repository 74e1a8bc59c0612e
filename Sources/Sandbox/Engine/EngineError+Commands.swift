import EngineValues
import Primitives

extension EngineError {
    init(_ error: CommandError, _ arguments: [String]) {
        self =
            switch error {
            case .notFound: .commandMissing
            case .timedOut(let after): .timedOut(arguments, after: after)
            case .cannotStart(let code): .cannotStart(arguments, code: code)
            case .cancelled: .cancelled(arguments)
            }
    }

    init(refusal: FinishedCommand, _ arguments: [String]) {
        // Some commands print errors to standard output.
        let words = refusal.errorText.isEmpty ? refusal.text : refusal.errorText
        self = .refused(arguments, status: refusal.status, message: words.trimmed)
    }
}
