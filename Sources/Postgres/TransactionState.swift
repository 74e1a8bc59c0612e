/// Where a session stands between BEGIN and COMMIT.
package enum TransactionState: Sendable, Equatable {
    /// No transaction is open.
    case idle
    /// A statement is under way.
    case active
    case inTransaction
    /// An error has doomed the transaction; only ROLLBACK helps.
    case failed
    /// The connection is gone.
    case unknown
}
