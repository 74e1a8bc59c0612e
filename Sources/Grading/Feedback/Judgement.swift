/// What came of judging one answer.
package struct Judgement: Sendable, Equatable {
    package var verdict: Verdict
    /// In the order in which it should be said: the first one stands alone, the rest is for those who ask.
    package var feedback: [Feedback]
    /// From taking the answer up to the verdict.
    package var milliseconds: Double

    /// Where the first thing said is the mistake that the answer makes: how close it is all the same, with the rows that show it.
    package var closeness: Feedback? {
        guard verdict == .fail, let first = feedback.first, first.kind == .mistake || first.kind == .misconception else { return nil }
        return feedback.dropFirst().first { [.columns, .rows, .order, .state, .schema, .facts].contains($0.kind) }
    }

    /// Whether all that can be seen holds, and the answer is wrong all the same: with other data, or in what the tables hold.
    package var failsBeyondFacts: Bool { verdict == .fail && !feedback.contains { $0.kind == .facts } }

    package init(verdict: Verdict, feedback: [Feedback], milliseconds: Double = 0) {
        self.verdict = verdict
        self.feedback = feedback
        self.milliseconds = milliseconds
    }
}

/// Whether the answer is right. What an answer does is never an `error`.
package enum Verdict: String, Sendable, Equatable, CaseIterable {
    case pass
    case fail
    /// The lesson, the server or this version could not judge.
    case error
}
