package import Course

extension Judgement {
    /// With the lesson that taught what each thing said is about: at or before the one that is being learned.
    package func naming(lessonsOf catalog: Catalog, upTo lesson: LessonSummary) -> Judgement {
        var judgement = self
        for index in feedback.indices where feedback[index].kind != .right {
            judgement.feedback[index].taughtIn = catalog.teaching(of: feedback[index].concepts, upTo: lesson)
        }
        return judgement
    }
}

extension Feedback {
    /// Where to look it up, in one line; `nil` where no lesson so far taught it.
    package var reference: String? {
        taughtIn.map { $0.isHere ? "Taught in this lesson." : "Taught in: \($0.title) (\($0.lesson))." }
    }
}
