/// An error, warning, or notice from the server.
package struct ServerMessage: Sendable, Equatable {
    /// `ERROR`, `FATAL`, `PANIC`, `WARNING`, `NOTICE`, `DEBUG`, `INFO`, or `LOG`, never translated.
    package var severity: String
    package var sqlstate: String
    package var message: String
    package var detail: String?
    package var hint: String?
    /// The position in the statement, in characters from 1.
    package var position: Int?
    /// The position in `internalQuery`, in characters from 1.
    package var internalPosition: Int?
    /// The statement that failed inside a function.
    package var internalQuery: String?
    package var context: String?
    package var table: String?
    package var column: String?
    package var constraint: String?

    package init(severity: String, sqlstate: String, message: String) {
        self.severity = severity
        self.sqlstate = sqlstate
        self.message = message
    }

    /// Whether the message ended its statement.
    package var isError: Bool { severity == "ERROR" || severity == "FATAL" || severity == "PANIC" }
}
