import EngineValues

extension EngineError {
    /// Whether a list could not be read because one of its objects was removed meanwhile, which is an error on Podman.
    var isInterruptedList: Bool {
        guard case .refused(let arguments, _, let message) = self else { return false }
        let isList = ["ps", "images"].contains(arguments.first) || arguments.dropFirst().first == "ls"
        return isList && ["image not known", "no such ", "network not found"].contains { message.contains($0) }
    }

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
        // Some commands print errors to standard output. Podman's output starts with a notice that it isn't Docker.
        let words = refusal.errorText.isEmpty ? refusal.text : refusal.errorText
        let isNoise = { (line: Substring) in line.hasPrefix("Emulate Docker CLI using podman") }
        let lines = words.split(separator: "\n", omittingEmptySubsequences: false).filter { !isNoise($0) }
        let text = lines.joined(separator: "\n")
        let message = String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        self = .refused(arguments, status: refusal.status, message: message)
    }
}
