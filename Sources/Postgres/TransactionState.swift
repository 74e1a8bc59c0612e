/// A session's state between BEGIN and COMMIT.
package enum TransactionState: Sendable, Equatable {
    /// No transaction is open.
    case idle
    /// A statement is running.
    case active
    case inTransaction
    /// The transaction has failed; it can only be rolled back.
    case failed
    /// The connection is lost.
    case unknown
}
