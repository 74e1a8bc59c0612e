/// Why a command of the engine's did not do its work, as facts; whoever shows it makes the sentence.
package enum EngineError: Error, Sendable, Equatable {
    /// There is no `docker` in the folders of `PATH`.
    case commandMissing
    /// It ran and said no: the arguments, the exit code, what it said on standard error.
    case refused([String], status: Int32, message: String)
    /// It did not end in time, and was ended.
    case timedOut([String], after: Duration)
    /// It printed something else than was asked for.
    case unreadable([String], reason: String)
    /// It could not be started; the system's error number.
    case cannotStart([String], code: Int32)
    /// Whoever waited does so no more, and the command was ended.
    case cancelled([String])
}

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
        // Some commands say what is wrong on standard output. Podman says before anything else that it is not Docker.
        let words = refusal.errorText.isEmpty ? refusal.text : refusal.errorText
        let isNoise = { (line: Substring) in line.hasPrefix("Emulate Docker CLI using podman") }
        let lines = words.split(separator: "\n", omittingEmptySubsequences: false).filter { !isNoise($0) }
        let text = lines.joined(separator: "\n")
        let message = String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        self = .refused(arguments, status: refusal.status, message: message)
    }
}
