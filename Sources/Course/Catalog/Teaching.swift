import SQLite

/// The lesson that taught a construct, for a learner who wants to look it up.
package struct Teaching: Sendable, Equatable {
    /// The lesson's id and title.
    package var lesson: String
    package var title: String
    /// The construct.
    package var concept: String
    /// Its number in its module; 0 if it is at home in another course.
    package var number = 0
    /// Whether it is the current lesson.
    package var isHere: Bool
}

extension Catalog {
    /// The lesson that first taught the first of these constructs that has been taught so far; `nil` if none has.
    /// - Parameter lesson: the current lesson; lessons after it are ignored.
    package func teaching(of concepts: [String], upTo lesson: LessonSummary) -> Teaching? {
        let course = "(SELECT position FROM courses WHERE id = ?1)"
        let joined = "JOIN lessons AS l ON l.course = t.course AND l.position = t.lesson"
        let sql = """
            SELECT l.id, l.title, l.position, l.number FROM taught AS t \(joined)
            WHERE t.construct = ?3 AND t.course IN \(course) AND t.lesson <= ?2
            UNION ALL SELECT l.id, l.title, s.position, 0 FROM taught AS t \(joined)
            JOIN shared AS s ON s.home = t.course AND s.lesson = t.lesson
            WHERE t.construct = ?3 AND s.course IN \(course) AND s.position <= ?2
            ORDER BY 3 LIMIT 1
            """
        for concept in concepts {
            let found = read(or: []) { database throws(SQLiteError) in
                try database.rows(sql, [.text(lesson.listedIn), .int(lesson.index), .text(concept.lowercased())]) {
                    Teaching(lesson: $0.text(0), title: $0.text(1), concept: concept, number: $0.int(3), isHere: $0.int(2) == lesson.index)
                }
            }
            if let teaching = found.first { return teaching }
        }
        return nil
    }
}
