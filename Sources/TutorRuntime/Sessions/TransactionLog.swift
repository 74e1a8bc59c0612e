import Postgres
import TutorCore

/// The statements of a session's open transaction: among them is the one that took a lock.
struct TransactionLog {
    private(set) var statements: [LockWait.Source] = []

    /// More statements than this are not remembered; then none can be named.
    private static let maxStatements = 500
    /// Longer statements are not looked into.
    private static let maxBytes = 20_000
    private var isCut = false

    mutating func begin(_ statement: ScriptStatement, in state: TransactionState) {
        if state == .idle { self = TransactionLog() }
        guard statements.count < Self.maxStatements, statement.text.utf8.count <= Self.maxBytes else {
            isCut = true
            return
        }
        statements.append(LockWait.Source(line: statement.line, text: statement.text))
    }

    mutating func end(in state: TransactionState) {
        if state == .idle { self = TransactionLog() }
    }

    /// The statements that may have taken a lock on this table, or on one of its rows. None where too little is known.
    ///
    /// - Parameter isExclusive: Whether the waiting session wants the table for itself, so that reading it is in the way, too.
    func sources(ofLockOn table: String?, isExclusive: Bool) -> [LockWait.Source] {
        if isCut { return [] }
        let trees = statements.map { source -> (LockWait.Source, ParseTree?) in
            do throws(ParseFailure) { return (source, try ParseTree(source.text)) } catch { return (source, nil) }
        }
        let locking = trees.filter { _, tree in isExclusive || tree.map { !$0.onlyReads && !$0.isTransactionCommand } ?? true }
        guard let table else { return locking.count == 1 ? locking.map(\.0) : [] }
        let naming = locking.filter { _, tree in tree?.relationNames.contains(table) ?? true }
        // The first statement that uses a table takes the lock on it.
        if isExclusive { return naming.prefix(1).map(\.0) }
        if !naming.isEmpty { return naming.map(\.0) }
        // A foreign key or a trigger may lock rows of tables that the statement doesn't name.
        return locking.count == 1 ? locking.map(\.0) : []
    }
}

extension ParseTree {
    /// BEGIN, COMMIT and the like, which lock no rows.
    fileprivate var isTransactionCommand: Bool { statementKinds.allSatisfy { $0 == "TransactionStmt" || $0 == "VariableSetStmt" } }
}
