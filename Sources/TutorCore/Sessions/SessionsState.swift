package import Postgres
package import Terminal

/// The learner's sessions with the server, as far as they are known.
package struct SessionsState: Sendable {
    /// Whether session B is open beside A.
    package var hasSecond = false
    /// The session whose text is shown; `nil` for the text of the section.
    package var shown: SessionID.Side?
    package var transactions: [SessionID: TransactionState] = [:]
    /// Session A's transaction was opened by an example, so the examples after it belong inside.
    var isInExamplesTransaction = false
    /// Who waits for whom, by the one who waits.
    package var waits: [SessionID: LockWait] = [:]
    /// Why it can't be told who waits for whom.
    package var blindness: String?
    /// How far the scripts of two sessions were run: of exercises, by their id, and of examples.
    package var steps: [String: StepProgress] = [:]

    package init() {}
}

/// How far a script of two sessions was run.
package struct StepProgress: Sendable {
    /// A statement of the script, and the session it belongs to.
    package struct Step: Sendable, Equatable {
        package var index: Int
        package var side: SessionID.Side
        package var text: String
        /// Where it is in the script, from 1.
        package var line: Int
        /// The same in characters from 0.
        package var offset: Int
        /// Where it ends, in UTF-8.
        var end: Int
    }

    /// What was sent, and what is sent as soon as its session is free.
    package var sent: [Step] = []
    /// The last of `sent`, until their sessions are free.
    package var queue: [Step] = []
    /// What is under way.
    package var running: [SessionID.Side: Step] = [:]
    /// What the steps returned, by their index.
    package var results: [Int: ResultState] = [:]
    /// Where the cursor was put when the last step was sent: at the end of the next one.
    package var cursor: EditorState.Position?

    package init() {}
}
