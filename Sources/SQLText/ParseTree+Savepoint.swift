import Primitives

/// What a statement does to the savepoints of its transaction.
package enum SavepointChange: Sendable, Equatable {
    case set(String)
    case release(String)
    case rollBack(to: String)
}

extension ParseTree {
    /// `nil` for a statement that isn't about savepoints.
    package var savepointChange: SavepointChange? {
        guard let (name, body) = statements.first, name == "TransactionStmt" else { return nil }
        guard let savepoint = body.string("savepoint_name") else { return nil }
        switch body.string("kind") {
        case "TRANS_STMT_SAVEPOINT": return .set(savepoint)
        case "TRANS_STMT_RELEASE": return .release(savepoint)
        case "TRANS_STMT_ROLLBACK_TO": return .rollBack(to: savepoint)
        default: return nil
        }
    }
}
