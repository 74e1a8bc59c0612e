package import Course

extension Catalog {
    /// The lesson with an ID from the log; `nil` if no course has it any more.
    ///
    /// - Parameter path: The course in whose list it is wanted. If that one doesn't have it, it is that of its home.
    package func lesson(_ id: LessonID, listedIn path: String? = nil) -> LessonSummary? {
        let home = find("\(id.course)/\(id.lesson)").first
        guard let path, path != id.course else { return home }
        return listings(of: id.lesson, in: id.course).first { $0.listedIn == path } ?? home
    }
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
