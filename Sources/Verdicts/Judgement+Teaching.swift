package import Course

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
        taughtIn.flatMap { $0.isHere ? nil : "The lesson \"\($0.title)\" teaches \($0.concept)." }
    }
}
