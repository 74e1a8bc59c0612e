import Course

/// A lesson that the user named: found, read, and with what it needs.
struct LessonOnDisk: Sendable {
    let summary: LessonSummary
    let lesson: Lesson
    let dataset: DatasetSource?

    init(named name: String, in catalog: Catalog) throws {
        summary = try LessonOnDisk.find(name, in: catalog)
        lesson = try catalog.lesson(summary)
        dataset = try catalog.dataset(of: lesson)
    }

    /// The one lesson of that name, or an error that says what else could be meant.
    static func find(_ name: String, in catalog: Catalog) throws -> LessonSummary {
        let found = catalog.find(name)
        if found.count == 1 { return found[0] }
        if found.count > 1 {
            throw Complaint("'\(name)' is more than one lesson: \(found.map { "\($0.course)/\($0.id)" }.joined(separator: ", "))")
        }
        let nearest = catalog.nearest(to: name).map { "; did you mean '\($0)'?" } ?? ""
        throw Complaint("there is no lesson '\(name)'\(nearest)")
    }
}
