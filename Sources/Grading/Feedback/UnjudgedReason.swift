import Course
import EngineValues
import Facts
import Postgres
import Primitives
import SQLText
import Sandbox
import Servers
import Verdicts

/// Why there is no verdict on an answer.
package struct UnjudgedReason: Error, Sendable, Equatable {
    /// The sentence that says it.
    package let sentence: String

    private init(_ sentence: String) { self.sentence = sentence }

    static let noSolution = Self("The exercise has no solution to compare your answer with.")
    static let planOfNothing = Self("The exercise checks a query plan, but neither its solution nor its starter has a query.")
    static let notSQL = Self("This version of calf can only check SQL answers here.")
    /// The check compares the database, but on a copy of the data, the answer can't be given again.
    static let stateUnseen = Self("The exercise compares the database on copies of the data, where calf can't repeat your answer.")

    /// A kind of check that this version does not support.
    static func kindOfCheck(_ kind: String) -> Self { Self("This version of calf can't check \(kind).") }

    static func notText(_ flaw: TextFlaw) -> Self { Self(flaw.sentence(about: "your answer").capitalizedFirst) }

    static func referenceFails(_ message: String) -> Self { Self("The lesson's own solution fails: \(message)") }

    static func referenceUnlike(_ message: String) -> Self { Self("The lesson's own solution does not meet its check: \(message)") }

    private static func setupFails(_ message: String) -> Self { Self("The exercise could not be prepared: \(message)") }

    private static func server(_ message: String) -> Self { Self("The server could not check your answer: \(message)") }

    /// The reason why an error prevented a verdict.
    package init(_ error: any Error) {
        switch error {
        case let reason as UnjudgedReason: self = reason
        case let error as SandboxError: self.init(error)
        case let error as PostgresError: self = .server(error.words)
        case let error as EngineError: self.init(FactSentence.unjudged(error).message)
        case let error as SceneError: self.init(error.sentence)
        case let error as WorkspaceError: self.init("The lesson's folder can't be used: \(error).")
        case CommandError.timedOut(let after): self.init("A command was still running after \(after.components.seconds) s.")
        case is CommandError: self.init("sh could not be started.")
        case let error as ServersError: self.init("The lesson's servers can't be used: \(error).")
        case is LimitReached: self = .server("it took too long.")
        default: self = .server("\(error)")
        }
    }

    private init(_ error: SandboxError) {
        switch error {
        case .loading where OthersDoing.explains(error):
            self = .server("other sessions hold nearly all of its locks. Try again in a minute.")
        case .loading(let failure): self = .setupFails("\(failure.path):\(failure.line):\(failure.column): \(failure.message)")
        case .loadTimedOut(let path, let seconds): self = .setupFails("\(path) takes longer than \(seconds) s to load.")
        case .postgres(let error): self = .server(error.words)
        case .serverMissing: self = .server("calf finds no PostgreSQL server programs; calf doctor says where it looks.")
        case .diskFull: self = .server("the disk is full.")
        case .grantRefused(let role): self = .setupFails("the lesson asks for the role \(role), which lessons can't have.")
        default: self = .server("it is not available; calf doctor says why.")
        }
    }
}

extension Judgement {
    static func unjudged(_ reason: UnjudgedReason) -> Judgement {
        Judgement(verdict: .error, feedback: [Finding.unjudged(reason).feedback])
    }

    /// The judgement with the time that it took. An error becomes the verdict.
    static func timed(_ judge: () async throws -> Judgement) async -> Judgement {
        let start = ContinuousClock.now
        var judgement: Judgement
        do { judgement = try await judge() } catch { judgement = .unjudged(UnjudgedReason(error)) }
        judgement.milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
        return judgement
    }
}

extension SceneError {
    fileprivate var sentence: String {
        switch self {
        case .setupFails(_, let status, let printed):
            [
                "The exercise could not be prepared: its setup ended with exit code \(status).", EngineErrorExplanation(of: printed)?.words,
                printed.allSatisfy(\.isWhitespace) ? "It printed nothing." : "It printed:\n\(printed.trimmed)",
            ].compactMap(\.self).joined(separator: " ")
        case .copyFails(let printed): "The lesson's folder could not be copied: \(printed.trimmed)"
        case .left(let names): "These could not be removed after the check: \(Words.list(names))."
        }
    }
}

extension PostgresError {
    fileprivate var words: String {
        switch self {
        case .server(let message): message.message
        case .connectionFailed(let message, _), .connectionLost(let message, _): message
        case .cancelled, .stopped: "it was stopped."
        case .tooLarge: "the result was too large."
        case .severalStatements, .nulByte, .unsupportedProtocol, .closed: "the connection can't be used."
        }
    }
}
