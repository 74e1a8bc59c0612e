import SQLite

extension Catalog {
    /// The lessons with this name: `inner-joins`, or `data-infrastructure/inner-joins`. The name is ambiguous if there is more than one.
    package func find(_ name: String) -> [LessonSummary] {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        switch parts.count {
        case 1: return lessons("l.id = ?", [.text(parts[0])])
        case 2: return lessons("c.id = ? AND l.id = ?", [.text(parts[0]), .text(parts[1])])
        default: return []
        }
    }

    /// The closest lesson name to a mistyped one, in the form that was typed: with or without its course.
    package func nearest(to name: String) -> String? {
        let lessons = allNames()
        if name.contains("/") { return Nearest.match(name, among: lessons.map { "\($0.course)/\($0.id)" }) }
        return Nearest.match(name, among: lessons.map(\.id))
    }

    /// The names of all lessons, in order.
    package func allNames() -> [(course: String, id: String)] {
        read(or: []) { database throws(SQLiteError) in
            let sql = "SELECT c.id, l.id FROM lessons AS l JOIN courses AS c ON c.position = l.course ORDER BY l.course, l.position"
            return try database.rows(sql) { ($0.text(0), $0.text(1)) }
        }
    }

    /// Reads a lesson's file. Throws if it breaks the format.
    package func lesson(_ summary: LessonSummary) throws(CourseError) -> Lesson {
        let name = LessonReader.Name(course: summary.course, module: summary.module, id: summary.id, number: summary.number)
        let (lesson, messages) = LessonReader.lesson(at: summary.path, name: name)
        let errors = messages.filter { $0.severity == .error }
        guard let lesson, errors.isEmpty else { throw .broken(errors) }
        return lesson
    }

    /// The script of a lesson's dataset; `nil` if the lesson works on an empty database.
    package func dataset(of lesson: Lesson) throws(CourseError) -> DatasetSource? {
        guard let name = lesson.dataset else { return nil }
        let directory = courses().first { $0.id == lesson.course }?.directory ?? root.directory
        return try DatasetSource.find(name, courseDirectory: directory, shipped: root.isShipped(directory) ? root.datasets : nil)
    }
}
