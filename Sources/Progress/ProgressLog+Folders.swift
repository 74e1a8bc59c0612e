import SQLite

/// Assigns progress that version 1 recorded under the name of a course's folder to the course's ID.
extension ProgressLog {
    /// Assigns folder names to courses. `courses` returns course IDs by folder name. It is called only while there are unassigned names.
    /// Names that it doesn't contain stay unassigned.
    package func adoptFolders(_ courses: () -> [String: String]) throws(ProgressError) {
        let waiting = try with { (database) throws(SQLiteError) in
            try database.rows("SELECT name FROM folders WHERE course IS NULL") { $0.text(0) }
        }
        if waiting.isEmpty { return }
        let courses = courses()
        let ids = Set(courses.values)
        let found = waiting.compactMap { name in
            // A course whose ID was already used as the recorded name takes precedence over one whose folder has that name.
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
