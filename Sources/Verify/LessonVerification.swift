package import Course
import Facts

/// The results of verifying every block of a lesson.
package struct LessonVerification: Sendable, Equatable {
    /// In file order.
    package var blocks: [BlockVerification] = []
    /// The output of the examples, for `verify --update`.
    package var printed: [PrintedOutput] = []

    /// Whether no block failed.
    package var isGood: Bool { blocks.allSatisfy { !$0.hasFailed } }

    /// Adds an example that ran.
    ///
    /// - Parameters:
    ///   - problem: how its output differs from what the lesson says, or why it could not be run.
    ///   - printed: its output, if it has ended.
    mutating func add(_ example: Example, since start: ContinuousClock.Instant, _ problem: String?, printed: String?, isError: Bool = false)
    {
        let location = example.block.location
        blocks.append(
            .init(
                kind: .example, location: location, outcome: problem.map { .failed($0) } ?? .good,
                milliseconds: (ContinuousClock.now - start) / .milliseconds(1)))
        if let printed { self.printed.append(.init(example: location, text: printed, isError: isError)) }
    }
}

/// The result of verifying one block.
package struct BlockVerification: Sendable, Equatable {
    package enum Kind: String, Sendable, Equatable, CaseIterable {
        case setup, example, diagram, starter, solution, alternative, mistake
        /// An answer that calf made itself, to see whether the check can be cheated.
        case cheat
        /// The exercise with other constants, as a review asks for it.
        case variation
        /// Which data variants answers are judged on.
        case variants

        /// Whether it only tests a check, so that no learner sees it.
        package var testsCheck: Bool {
            switch self {
            case .starter, .alternative, .mistake, .cheat, .variation, .variants: true
            case .setup, .example, .diagram, .solution: false
            }
        }
    }

    package enum Outcome: Sendable, Equatable {
        case good
        /// Breaks a rule of the format; the text tells the author how.
        case failed(String)
        /// Nothing that this version can verify.
        case skipped(String)
    }

    package var kind: Kind
    /// The exercise that contains it.
    package var exercise: String?
    package var location: SourceLocation
    package var outcome: Outcome
    package var milliseconds: Double = 0

    /// Whether it makes verification fail.
    package var hasFailed: Bool {
        if case .failed = outcome { true } else { false }
    }
}

/// The output of a worked example.
package struct PrintedOutput: Sendable, Equatable {
    /// Where the `run` block's text starts.
    package var example: SourceLocation
    package var text: String
    /// Whether it is an error message.
    package var isError: Bool
}
