import Course

/// A lesson found by name and read, with its dataset.
struct LessonOnDisk: Sendable {
    let summary: LessonSummary
    let lesson: Lesson
    let dataset: DatasetSource?

    init(named name: String, in catalog: Catalog) throws {
        summary = try LessonOnDisk.find(name, in: catalog)
        lesson = try catalog.lesson(summary)
        dataset = try catalog.dataset(of: lesson)
    }

    /// The one lesson with that name. Otherwise throws an error with suggestions.
    static func find(_ name: String, in catalog: Catalog) throws -> LessonSummary {
        let found = catalog.find(name)
        if found.count == 1 { return found[0] }
        if found.count > 1 {
            throw CommandLineError(
                "\(found.count) lessons are named '\(name)'. Use one of: \(found.map { "\($0.course)/\($0.id)" }.joined(separator: ", "))")
        }
        if let nearest = Suggestion.forLesson(name, in: catalog) { throw CommandLineError("no lesson named '\(name)'", nearest: nearest) }
        throw CommandLineError("no lesson named '\(name)'. 'calf lessons' lists them")
    }
}
