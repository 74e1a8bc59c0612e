/// A session waiting for a lock that another one holds.
package struct LockWait: Sendable, Equatable {
    package enum Holder: Sendable, Equatable {
        case session(SessionID)
        /// A session not opened by calf, such as psql in the shell.
        case other(Process?)
    }

    /// A session's process on the server.
    package struct Process: Sendable, Equatable {
        package var id: String
        package var role: String
        /// What the program that opened the session calls itself; empty if it doesn't say.
        package var program: String

        package init(id: String, role: String, program: String) {
            self.id = id
            self.role = role
            self.program = program
        }
    }

    /// The locked object.
    package enum Subject: Sendable, Equatable {
        /// A row, with the columns and values of its key; the key is empty if the row can't be identified.
        case row(table: String, key: [KeyValue])
        case table(String)
        case advisory(String)
        /// The other transaction as a whole, for example because it has inserted the same key.
        case transaction(table: String?)
    }

    package struct KeyValue: Sendable, Equatable {
        package var column: String
        package var value: String

        package init(column: String, value: String) {
            self.column = column
            self.value = value
        }
    }

    /// A statement of the holder's transaction.
    package struct Source: Sendable, Equatable {
        /// The line in the text that was run, from 1.
        package var line: Int
        package var text: String

        package init(line: Int, text: String) {
            self.line = line
            self.text = text
        }
    }

    package var waiter: SessionID
    package var holder: Holder
    package var subject: Subject
    /// The statements that may have taken the lock; one of them did.
    package var sources: [Source]

    package init(waiter: SessionID, holder: Holder, subject: Subject, sources: [Source] = []) {
        self.waiter = waiter
        self.holder = holder
        self.subject = subject
        self.sources = sources
    }
}
