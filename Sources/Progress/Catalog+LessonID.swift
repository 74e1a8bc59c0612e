package import Course

extension Catalog {
    /// The lesson with an ID from the log; `nil` if no course has it any more.
    package func lesson(_ id: LessonID) -> LessonSummary? { find("\(id.course)/\(id.lesson)").first }
}

extension Event {
    /// The event with the fingerprint of the exercise that it solved.
    package func withFingerprint(from catalog: Catalog) -> Event {
        guard kind.isSolving, let exercise, let lesson else { return self }
        var event = self
        event.fingerprint = catalog.lesson(lesson)?.fingerprint(of: exercise)
        return event
    }
}
