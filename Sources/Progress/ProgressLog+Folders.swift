import SQLite

/// Moving progress that version 1 recorded under the name of a course's folder to the course's id.
extension ProgressLog {
    /// Assigns folder names to courses. `courses` yields the courses' ids by the names of their folders. It is called only while there are
    /// names without a course, and names it does not list keep waiting.
    package func adoptFolders(_ courses: () -> [String: String]) throws(ProgressError) {
        let waiting = try with { (database) throws(SQLiteError) in
            try database.rows("SELECT name FROM folders WHERE course IS NULL") { $0.text(0) }
        }
        if waiting.isEmpty { return }
        let courses = courses()
        let ids = Set(courses.values)
        let found = waiting.compactMap { name in
            // A course whose id was recorded even then comes before one whose folder happens to have that name.
            (ids.contains(name) ? name : courses[name]).map { (name: name, course: $0) }
        }
        if found.isEmpty { return }
        try write(.full) { (database) throws(SQLiteError) in
            for (name, course) in found {
                try database.run("UPDATE folders SET course = ? WHERE name = ? AND course IS NULL", .text(course), .text(name))
                if name == course { continue }
                try database.run("UPDATE OR IGNORE drafts SET course = ? WHERE course = ?", .text(course), .text(name))
            }
            if found.contains(where: { $0.name != $0.course }) { try database.rebuildDerived() }
        }
    }
}
