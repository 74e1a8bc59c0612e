/// Something to solve: what the learner begins with, the reference, and what is known about going astray.
package struct Exercise: Sendable, Equatable {
    package var id: String
    package var title: String
    /// On top of the lesson's data and setup.
    package var setup: [CodeBlock] = []
    /// Empty: the learner begins with nothing. Several for files (`path`).
    package var starter: [CodeBlock] = []
    package var solution: [CodeBlock] = []
    package var alternatives: [Alternative] = []
    package var mistakes: [Mistake] = []
    package var check: Check?
    package var hints: [String] = []
    package var location: SourceLocation

    /// Another right answer.
    package struct Alternative: Sendable, Equatable {
        package var block: CodeBlock
        /// What is different about it.
        package var message: String

        package init(block: CodeBlock, message: String) {
            self.block = block
            self.message = message
        }
    }

    /// An answer that learners really give.
    package struct Mistake: Sendable, Equatable {
        package var block: CodeBlock
        /// The feedback.
        package var message: String
        /// The error that the answer raises; without one it runs cleanly.
        package var error: RaisedError?
        /// Facts that identify the mistake (commands and files only).
        package var when: Facts?

        package init(block: CodeBlock, message: String, error: RaisedError? = nil, when: Facts? = nil) {
            self.block = block
            self.message = message
            self.error = error
            self.when = when
        }
    }

    /// The error that a mistake declares.
    package enum RaisedError: Sendable, Equatable {
        /// SQL that fails with this SQLSTATE.
        case sqlstate(String)
        /// A command that exits with a nonzero code.
        case nonzeroExit
    }

    package init(id: String, title: String, location: SourceLocation) {
        self.id = id
        self.title = title
        self.location = location
    }

    /// Whether an answer is SQL, and so can be judged by running both on clones.
    package var isSQL: Bool { solution.first?.language == "sql" }
}
