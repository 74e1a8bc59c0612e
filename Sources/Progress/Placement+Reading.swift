package import Course

extension Placement {
    /// Reads what is known already of the course that was worked in last or, before the first lesson, of the first course.
    ///
    /// - Parameter hasEngine: Whether lessons with containers can be asked about.
    package init(log: ProgressLog, catalog: Catalog, hasEngine: Bool) async throws(ProgressError) {
        let last = try await log.last()
        let courses = catalog.courses()
        guard let course = courses.first(where: { $0.id == last?.path }) ?? courses.first else {
            self.init(of: [], known: [])
            return
        }
        let lessons = catalog.lessons(of: course.id, in: 0..<course.lessonCount)
        let progress = try await log.lessons(lessons.map(\.progressID))
        let known = lessons.filter { progress[$0.progressID]?.status(of: $0).isKnown == true }
        self.init(of: lessons, known: Set(known.map(\.progressID))) { hasEngine || !$0.engine.hasContainers }
    }
}
