package import Postgres

/// The state of the learner's sessions with the server, as far as it is known.
package struct SessionsState: Sendable {
    /// Whether session B is open in addition to A.
    package var hasSecond = false
    /// The session whose text is shown; `nil` for the section's text.
    package var shown: SessionID.Side?
    package var transactions: [SessionID: TransactionState] = [:]
    /// The example that opened session A's transaction. The examples after it in its section run inside it.
    var transactionOpener: ExampleID?
    /// Lock waits, by the waiting session.
    package var waits: [SessionID: LockWait] = [:]
    /// Why lock waits can't be observed.
    package var blindness: String?
    /// The progress of scripts of two sessions: exercises by their id, and examples by their script name.
    package var steps: [String: StepProgress] = [:]
}

/// The progress of a script of two sessions.
package struct StepProgress: Sendable {
    /// A statement of the script, and the session it belongs to.
    package struct Step: Sendable, Equatable {
        package var index: Int
        package var side: SessionID.Side
        package var text: String
        /// Its line in the script, from 1.
        package var line: Int
        /// Its offset in characters from 0.
        package var offset: Int
        /// Its end, as a UTF-8 offset.
        var end: Int
    }

    /// Steps that were sent or are queued.
    package var sent: [Step] = []
    /// The last of `sent`, queued until their sessions are free.
    package var queue: [Step] = []
    /// Steps in progress.
    package var running: [SessionID.Side: Step] = [:]
    /// The steps' results, by index.
    package var results: [Int: ResultState] = [:]
    /// The session that a step waited for, by the step's index.
    package var waited: [Int: String] = [:]

    package init() {}
}
