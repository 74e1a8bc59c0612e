package import Course

/// The result of judging one answer.
package struct Judgement: Sendable, Equatable {
    package var verdict: Verdict
    /// In order of importance: the first is shown on its own, the rest on request.
    package var feedback: [Feedback]
    /// The time from submission to verdict.
    package var milliseconds: Double
    /// What the check saw of the facts; `nil` if the answer has none, or fails on other data.
    package var facts: FactsState?

    /// If the first feedback is a mistake or misconception: how close the answer is anyway, with the rows that show it.
    package var closeness: Feedback? {
        guard verdict == .fail, let first = feedback.first, first.kind == .mistake || first.kind == .misconception else { return nil }
        return feedback.dropFirst().first { [.columns, .rows, .order, .state, .schema, .facts, .data].contains($0.kind) }
    }

    /// If the first feedback is about rows, or data on which the answer fails: the misconception or the condition that explains it.
    package var cause: Feedback? {
        feedback.first.map { [.data, .rows].contains($0.kind) } == true ? feedback.dropFirst().first { $0.kind == .misconception } : nil
    }

    /// Whether there was nothing to judge, so that checking it is no try.
    package var isOfNothing: Bool { feedback.first?.kind == .empty }

    /// Whether the rows that show the difference are another result than the learner's own.
    package var isAboutOtherData: Bool { verdict == .fail && (closeness ?? feedback.first)?.kind == .data }

    /// Whether the answer fails although all facts hold: on other data, or in the contents of tables.
    package var failsBeyondFacts: Bool { verdict == .fail && !feedback.contains { $0.kind == .facts } }

    package init(verdict: Verdict, feedback: [Feedback], milliseconds: Double = 0, facts: FactsState? = nil) {
        self.verdict = verdict
        self.feedback = feedback
        self.milliseconds = milliseconds
        self.facts = facts
    }
}

/// Whether the answer is right. Nothing that an answer does leads to `error`, only what it is: not text.
package enum Verdict: String, Sendable, Equatable, CaseIterable {
    case pass
    case fail
    /// The lesson, the server, or this version of calf could not judge the answer, or the answer isn't text.
    case error
}

extension Judgement {
    /// Adds to each feedback the lesson that taught its concepts, among the lessons up to the current one.
    package func naming(lessonsOf catalog: Catalog, upTo lesson: LessonSummary) -> Judgement {
        var judgement = self
        for index in feedback.indices where feedback[index].kind != .right {
            let concepts = feedback[index].concepts.filter { !Self.everywhere.contains($0) }
            judgement.feedback[index].taughtIn = catalog.teaching(of: concepts, upTo: lesson)
        }
        return judgement
    }

    /// They are in nearly every statement, so the lesson that introduced them explains no mistake.
    private static let everywhere = ["select", "from"]
}

extension Feedback {
    /// A line that names the lesson; `nil` if no earlier lesson taught it. Who is in the lesson doesn't need to be sent there.
    package var reference: String? {
        taughtIn.flatMap { $0.isHere ? nil : "The lesson \"\($0.title)\" teaches \(ConstructNames.spelled($0.concept))." }
    }
}
