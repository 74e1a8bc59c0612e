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
        /// Said to the learner.
        package var message: String
        /// Facts that hold once somebody has made it (commands and files only).
        package var when: Facts?

        package init(block: CodeBlock, message: String, when: Facts? = nil) {
            self.block = block
            self.message = message
            self.when = when
        }
    }

    package init(id: String, title: String, location: SourceLocation) {
        self.id = id
        self.title = title
        self.location = location
    }

    /// Whether an answer is SQL, and so can be judged by running both on clones.
    package var isSQL: Bool { solution.first?.language == "sql" }
}
