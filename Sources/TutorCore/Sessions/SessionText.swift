import Course
package import Postgres
import Terminal

/// Texts about sessions and their transactions.
package enum SessionText {
    package static let unmarked = "A line -- A: or -- B: above a statement says in which session it runs."

    /// A session's state, as shown in its title.
    package static func state(_ state: TransactionState) -> String {
        switch state {
        case .inTransaction, .active: "● in transaction"
        case .failed: "✗ transaction failed"
        case .idle, .unknown: "idle"
        }
    }

    /// The state, and what to type next.
    package static func stateAndNext(_ state: TransactionState) -> String {
        switch state {
        case .inTransaction, .active: "● in transaction: COMMIT; or ROLLBACK;"
        case .failed: "✗ transaction failed: ROLLBACK;"
        case .idle, .unknown: "idle"
        }
    }

    /// What to type next; `nil` if no transaction has to be ended.
    package static func next(after state: TransactionState) -> String? {
        switch state {
        case .inTransaction, .active: "in a transaction. COMMIT; keeps its changes, ROLLBACK; undoes them"
        case .failed: "the transaction has failed. Type ROLLBACK;"
        case .idle, .unknown: nil
        }
    }

    /// Which session waits for which: `B is waiting for A: row lock on stock (book_id 7), held since line 2 of A`.
    package static func words(_ wait: LockWait, in lesson: LessonState) -> String {
        "\(wait.waiter.name) is waiting for \(holder(of: wait)): \(subject(wait.subject))" + since(wait, in: lesson)
    }

    /// Who has the lock: another session or process.
    static func holder(of wait: LockWait) -> String {
        switch wait.holder {
        case .session(let session): session.name
        case .other(nil): "a session outside the scratchpad"
        case .other(let process?):
            "process \(process.id) (" + [process.program, "role \(process.role)"].filter { !$0.isEmpty }.joined(separator: ", ") + ")"
        }
    }

    private static func subject(_ subject: LockWait.Subject) -> String {
        switch subject {
        case .row(let table, let key) where key.isEmpty: "row lock on \(table)"
        case .row(let table, let key):
            "row lock on \(table) (\(key.map { "\($0.column) \($0.value)" }.joined(separator: ", ")))"
        case .table(let table): "table lock on \(table)"
        case .advisory(let key): "advisory lock \(key)"
        case .transaction(let table?): "its change to \(table) is not committed yet"
        case .transaction(nil): "its transaction has not ended yet"
        }
    }

    /// The line that took the lock if the text still contains it, otherwise the statement itself.
    private static func since(_ wait: LockWait, in lesson: LessonState) -> String {
        guard case .session(let holder) = wait.holder, !wait.sources.isEmpty else { return "" }
        let isScript = lesson.runsSteps(in: holder)
        let text = lesson.pads[isScript ? PadID(exercise: holder.copy) : lesson.padID(of: holder)]?.editor.text ?? ""
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let numbers = wait.sources.compactMap { source -> Int? in
            guard let line = lines.element(at: source.line - 1), let first = source.text.split(separator: "\n").first else { return nil }
            return line.contains(first) ? source.line : nil
        }
        if numbers.count == wait.sources.count {
            let list = Set(numbers).sorted().map(String.init).joined(separator: " or ")
            return ", held since line \(list)\(isScript ? "" : " of \(holder.name)")"
        }
        guard wait.sources.count == 1, let statement = wait.sources.first?.text else { return "" }
        let words = statement.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return ", held since \(words.truncated(toCells: 40))"
    }
}
