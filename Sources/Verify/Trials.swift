import Course
import Grading
import Verdicts

/// Runs what a lesson has to try.
enum Trials {
    /// Calls `body` for each item, and `receive` with each result as soon as it is there: one item after the other, or all side by side.
    static func run<Item: Sendable, Outcome: Sendable>(
        _ items: [Item], sideBySide: Bool, _ body: @escaping @Sendable (Item) async throws -> Outcome, receive: (Outcome) -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Outcome.self) { group in
            for item in items {
                group.addTask { try await body(item) }
                if !sideBySide, let outcome = try await group.next() { receive(outcome) }
            }
            for try await outcome in group { receive(outcome) }
        }
    }
}

/// A block of an exercise that is tried as an answer to it.
struct Trial: Sendable {
    var kind: BlockVerification.Kind
    var block: CodeBlock
    /// The position of the mistake that it shows.
    var mistake: Int?
}

extension Exercise {
    /// What is tried after the solution.
    var trials: [Trial] {
        let starters =
            isSQL
            ? starter.filter { !Script($0.text).statements.isEmpty }
            : Array(starter.filter { !$0.text.allSatisfy(\.isWhitespace) }.prefix(1))
        return starters.map { Trial(kind: .starter, block: $0) } + alternatives.map { Trial(kind: .alternative, block: $0.block) }
            + mistakes.enumerated().map { Trial(kind: .mistake, block: $1.block, mistake: $0) }
    }

    /// What the trials come to if the solution can't be judged. Each would only report the same, perhaps after the same time limit.
    func skippedTrials(_ reason: String) -> [BlockVerification] {
        trials.map { .init(kind: $0.kind, exercise: id, location: $0.block.location, outcome: .skipped(reason)) }
    }

    /// What an author is told about a trial that was judged.
    ///
    /// - Parameters:
    ///   - words: what the judge said, if that isn't all: by default, its feedback.
    ///   - problem: what is wrong with an answer that fails as it should, such as an error that it doesn't declare.
    func verified(_ trial: Trial, _ judgement: Judgement, words: String? = nil, problem: String? = nil) -> BlockVerification {
        let words = words ?? judgement.words
        let outcome: BlockVerification.Outcome =
            switch (judgement.verdict, trial.kind) {
            case (.error, _): .failed(words)
            case (.pass, .starter): .failed("it passes, so there is nothing left to do")
            case (.pass, .mistake): .failed("it passes")
            case (.pass, _): .good
            case (.fail, .starter): problem.map { .failed("it should run without an error: \($0)") } ?? .good
            case (.fail, .mistake): (problem ?? mixUp(trial, judgement)).map { .failed($0) } ?? .good
            case (.fail, _): .failed("it should pass: \(words)")
            }
        return BlockVerification(
            kind: trial.kind, exercise: id, location: trial.block.location, outcome: outcome, milliseconds: judgement.milliseconds)
    }

    /// The problem of a mistake that gets the message of another one; `nil` if it doesn't.
    private func mixUp(_ trial: Trial, _ judgement: Judgement) -> String? {
        guard let index = trial.mistake, let said = judgement.feedback.first, said.kind == .mistake,
            said.message != mistakes[index].message
        else { return nil }
        let other = mistakes.first { $0.message == said.message }
        return "it can't be told apart from another mistake\(other.map { " at \($0.block.location)" } ?? ""): \(said.message)"
    }
}
