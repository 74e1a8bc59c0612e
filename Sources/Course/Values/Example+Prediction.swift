extension Example {
    /// A question asked before an example runs, and what the learner's answer is compared with.
    package struct Prediction: Sendable, Equatable {
        package enum Topic: Sendable, Equatable {
            case rows, plan, error
            case question(String)
        }

        package enum Answer: Sendable, Equatable {
            /// The number of rows that the example returns, or changes if it returns none.
            case rows
            /// The steps of its plan.
            case plan
            /// The only value that it returns.
            case value
            /// Any of these numbers or strings; the first is shown.
            case text([String])
            /// One of several choices, in the order shown.
            case choice([String], right: Int)
            /// Nothing that a program can compare. This answer is shown next to the learner's.
            case open(String)
        }

        package var topic: Topic
        package var answer: Answer

        /// The choices in the order shown; empty if the answer is typed.
        package var choices: [String] { if case .choice(let choices, _) = answer { choices } else { [] } }
    }
}
