package import Course
import SQLite

/// Progress under the earlier IDs of lessons and exercises.
extension ProgressLog {
    /// Lets what was recorded under earlier IDs count for the present ones, from now on: what a later version of a course no longer
    /// mentions stays known.
    package func adopt(_ lessons: [RenamedLesson]) throws(ProgressError) {
        let wanted = lessons.flatMap(\.earlier)
        if wanted.isEmpty { return }
        let known = try with { (database) throws(SQLiteError) in try database.renames() }
        let new = wanted.filter { known.present[$0.earlier] != $0.present }
        if new.isEmpty { return }
        try write(.full) { (database) throws(SQLiteError) in
            for (earlier, present) in new { try database.insert(earlier, as: present) }
            try database.rebuildDerived()
        }
    }
}

extension RenamedLesson {
    fileprivate var earlier: [(earlier: Renames.Earlier, present: String)] {
        formerly.lessons.map { (Renames.Earlier(lesson: LessonID(course: course, lesson: $0)), id) }
            + formerly.exercises.map { (Renames.Earlier(lesson: LessonID(course: course, lesson: id), exercise: $0.key), $0.value) }
    }
}

extension Database {
    fileprivate func insert(_ earlier: Renames.Earlier, as present: String) throws(SQLiteError) {
        let (course, lesson) = (Value.text(earlier.lesson.course), Value.text(earlier.lesson.lesson))
        // An ID that is taken up again is present once more.
        try run(
            "DELETE FROM renames WHERE course = ? AND lesson = ? AND exercise = ?", course,
            earlier.exercise == nil ? .text(present) : lesson, .text(earlier.exercise == nil ? "" : present))
        try run(
            "INSERT OR REPLACE INTO renames (course, lesson, exercise, present) VALUES (?, ?, ?, ?)", course, lesson,
            .text(earlier.exercise ?? ""), .text(present))
        if let exercise = earlier.exercise {
            try run(
                "UPDATE OR IGNORE drafts SET exercise = ? WHERE course = ? AND lesson = ? AND exercise = ?", .text(present), course, lesson,
                .text(exercise))
        } else {
            for table in ["drafts", "statements"] {
                try run("UPDATE OR IGNORE \(table) SET lesson = ? WHERE course = ? AND lesson = ?", .text(present), course, lesson)
            }
        }
    }
}
