import Postgres
import SQLText
import TutorCore

/// The statements of a session's open transaction, one of which took the lock that another session waits for, and its savepoints.
struct TransactionLog {
    private(set) var statements: [LockWait.Source] = []
    /// The names of the open savepoints, the newest last.
    private(set) var savepoints: [String] = []

    /// The maximum number of statements that are recorded; in longer transactions, none is named.
    private static let maxStatements = 500
    /// Longer statements are not parsed.
    private static let maxBytes = 20_000
    private var isCut = false

    mutating func begin(_ statement: ScriptStatement, in state: TransactionState) {
        if state == .idle { self = TransactionLog() }
        noteSavepoint(statement.text, in: state)
        guard statements.count < Self.maxStatements, statement.text.utf8.count <= Self.maxBytes else {
            isCut = true
            return
        }
        statements.append(LockWait.Source(line: statement.line, text: statement.text))
    }

    mutating func end(in state: TransactionState) {
        if state == .idle { self = TransactionLog() }
    }

    private mutating func noteSavepoint(_ text: String, in state: TransactionState) {
        let word = text.drop { !$0.isLetter }.prefix(9).lowercased()
        guard ["savepoint", "release", "rollback"].contains(where: word.hasPrefix) else { return }
        let change: SavepointChange?
        do throws(ParseFailure) { change = try Tree(parsing: text).savepointChange } catch { return }
        switch change {
        case .set(let name): if state == .inTransaction { savepoints.append(name) }
        case .release(let name):
            if state == .inTransaction, let index = savepoints.lastIndex(of: name) { savepoints.removeSubrange(index...) }
        case .rollBack(let name): if let index = savepoints.lastIndex(of: name) { savepoints.removeSubrange((index + 1)...) }
        case nil: break
        }
    }

    /// The statements that may have taken a lock on this table or one of its rows. Empty if too little is known.
    ///
    /// - Parameter isExclusive: Whether the waiting session wants to lock the whole table, so that even reading it conflicts.
    func sources(ofLockOn table: String?, isExclusive: Bool) -> [LockWait.Source] {
        if isCut { return [] }
        let trees = statements.map { source -> (LockWait.Source, Tree?) in
            do throws(ParseFailure) { return (source, try Tree(parsing: source.text)) } catch { return (source, nil) }
        }
        let locking = trees.filter { _, tree in isExclusive || tree.map { !$0.onlyReads && !$0.isTransactionCommand } ?? true }
        guard let table else { return locking.count == 1 ? locking.map(\.0) : [] }
        let naming = locking.filter { _, tree in tree?.relationNames.contains(table) ?? true }
        // The first statement that uses a table takes the lock on it.
        if isExclusive { return naming.prefix(1).map(\.0) }
        if !naming.isEmpty { return naming.map(\.0) }
        // Foreign keys and triggers may lock rows in tables that the statement doesn't name.
        return locking.count == 1 ? locking.map(\.0) : []
    }
}

extension Tree {
    /// BEGIN, COMMIT, and similar statements, which lock no rows.
    fileprivate var isTransactionCommand: Bool { statementKinds.allSatisfy { $0 == "TransactionStmt" || $0 == "VariableSetStmt" } }
}
