/// A problem to solve: the learner's starting point, the solution, and known mistakes.
package struct Exercise: Sendable, Equatable {
    package var id: String
    package var title: String
    /// Runs after the lesson's data and setup.
    package var setup: [CodeBlock] = []
    /// Empty if the learner starts with nothing. Exercises with files (`path`) may have several.
    package var starter: [CodeBlock] = []
    package var solution: [CodeBlock] = []
    package var alternatives: [Alternative] = []
    package var mistakes: [Mistake] = []
    package var check: Check?
    package var hints: [String] = []
    package var location: SourceLocation

    /// Another correct answer.
    package struct Alternative: Sendable, Equatable {
        package var block: CodeBlock
        /// How it differs from the solution.
        package var message: String
    }

    /// A wrong answer that learners really give.
    package struct Mistake: Sendable, Equatable {
        package var block: CodeBlock
        /// The feedback.
        package var message: String
        /// The error that the answer raises; `nil` if it runs without one.
        package var error: RaisedError?
        /// Facts that identify the mistake (commands and files only).
        package var when: Facts?
    }

    /// The error that a mistake declares.
    package enum RaisedError: Sendable, Equatable {
        /// SQL that fails with this SQLSTATE.
        case sqlstate(String)
        /// A command that exits with a nonzero code.
        case nonzeroExit
    }

    /// Whether an answer is SQL, and so can be checked by running it and the solution on clones.
    package var isSQL: Bool { solution.first?.language == "sql" }

    /// Whether its check looks at facts: files, commands, containers.
    package var hasFacts: Bool { !isSQL && check?.facts != nil }

    /// Whether an answer that isn't SQL is files; otherwise it is commands.
    package var asksForFiles: Bool { solution.contains { $0.path != nil } }
}
