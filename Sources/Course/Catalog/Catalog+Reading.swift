import SQLite
import Synchronization

extension Catalog {
    /// The courses, in order.
    package func courses() -> [CourseSummary] {
        read(or: []) { [root] database throws(SQLiteError) in
            try database.rows("SELECT id, title, summary, directory, lessons, exercises, problem FROM courses ORDER BY position") {
                CourseSummary(
                    id: $0.text(0), title: $0.text(1), summary: $0.text(2), directory: $0.text(3), isShipped: root.isShipped($0.text(3)),
                    lessonCount: $0.int(4), exerciseCount: $0.int(5), problem: $0.optionalText(6))
            }
        }
    }

    /// The modules of a course, in order.
    package func modules(of course: String) -> [ModuleSummary] {
        read(or: []) { database throws(SQLiteError) in
            let sql = """
                SELECT id, number, title, summary, requires, parts, first, lessons, problem
                FROM modules WHERE course IN (SELECT position FROM courses WHERE id = ?) ORDER BY course, position
                """
            return try database.rows(sql, [.text(course)]) {
                ModuleSummary(
                    course: course, id: $0.text(0), number: $0.int(1), title: $0.text(2), summary: $0.text(3), requires: list($0.text(4)),
                    parts: parts($0.text(5)), firstLesson: $0.int(6), lessonCount: $0.int(7), problem: $0.optionalText(8))
            }
        }
    }

    /// The lessons of a course at the indexes in `range`, or as many of them as exist.
    package func lessons(of course: String, in range: Range<Int>) -> [LessonSummary] {
        lessons(
            "l.course IN (SELECT position FROM courses WHERE id = ?) AND l.position >= ? AND l.position < ?",
            [.text(course), .int(range.lowerBound), .int(range.upperBound)])
    }

    /// The lesson at an index in a course.
    package func lesson(of course: String, at index: Int) -> LessonSummary? {
        lessons(of: course, in: index..<index + 1).first
    }

    /// The next lesson, across modules.
    package func lesson(after lesson: LessonSummary) -> LessonSummary? { self.lesson(of: lesson.course, at: lesson.index + 1) }

    /// The previous lesson, across modules.
    package func lesson(before lesson: LessonSummary) -> LessonSummary? {
        lesson.index > 0 ? self.lesson(of: lesson.course, at: lesson.index - 1) : nil
    }

    /// The lessons of a course whose title, idea, or id contains `text`, those with it in the title first; at most `limit`.
    package func lessons(of course: String, containing text: String, limit: Int = 100) -> [LessonSummary] {
        let pattern = "%" + text.map { "%_\\".contains($0) ? "\\\($0)" : String($0) }.joined() + "%"
        let matches = ["title", "idea", "id"].map { "l.\($0) LIKE ?2 ESCAPE '\\'" }.joined(separator: " OR ")
        return lessons(
            "c.id = ?1 AND (\(matches))", [.text(course), .text(pattern)],
            order: "l.title LIKE ?2 ESCAPE '\\' DESC, l.position", limit: limit)
    }

    func lessons(_ condition: String, _ values: [Value], order: String = "l.course, l.position", limit: Int = -1) -> [LessonSummary] {
        read(or: []) { database throws(SQLiteError) in
            let sql = """
                SELECT c.id, m.id, l.id, l.number, l.title, l.idea, l.minutes, l.engine, l.exercises, l.path, l.position, l.problem,
                    l.questions, l.requires, l.teaches, l.fingerprints, l.predictions, l.titles, l.minutes_left
                FROM lessons AS l CROSS JOIN courses AS c ON c.position = l.course
                CROSS JOIN modules AS m ON m.course = l.course AND m.position = l.module
                WHERE \(condition) ORDER BY \(order) LIMIT \(limit)
                """
            return try database.rows(sql, values) {
                var lesson = LessonSummary(
                    course: $0.text(0), module: $0.text(1), id: $0.text(2), number: $0.int(3), title: $0.text(4), idea: $0.text(5),
                    minutes: $0.int(6), engine: Lesson.Engine(rawValue: $0.text(7)) ?? .postgresql, exercises: list($0.text(8)),
                    path: $0.text(9))
                lesson.index = $0.int(10)
                lesson.problem = $0.optionalText(11)
                lesson.questionCount = $0.int(12)
                lesson.requires = list($0.text(13))
                lesson.teaches = list($0.text(14))
                lesson.fingerprints = list($0.text(15))
                lesson.predictions = list($0.text(16)).compactMap { Int($0) }
                lesson.exerciseTitles = list($0.text(17))
                lesson.minutesLeft = list($0.text(18)).compactMap { Int($0) }
                return lesson
            }
        }
    }

    /// The lessons that had other ids before, or whose exercises had. An id that a lesson or an exercise has now is not an earlier one.
    package func renamedLessons() -> [RenamedLesson] {
        let found: [(lesson: RenamedLesson, exercises: [String])] = read(or: []) { database throws(SQLiteError) in
            let sql = """
                SELECT c.id, l.id, l.formerly, l.exercises FROM lessons AS l JOIN courses AS c ON c.position = l.course
                WHERE l.formerly <> '' ORDER BY l.course, l.position
                """
            return try database.rows(sql) {
                (
                    lesson: RenamedLesson(course: $0.text(0), id: $0.text(1), formerly: Formerly(stored: $0.text(2))),
                    exercises: list($0.text(3))
                )
            }
        }
        return found.map { found in
            var lesson = found.lesson
            lesson.formerly.lessons.removeAll { !find("\(lesson.course)/\($0)").isEmpty }
            lesson.formerly.exercises = lesson.formerly.exercises.filter { old, present in
                !found.exercises.contains(old) && found.exercises.contains(present)
            }
            return lesson
        }
    }

    /// Reads from the cache. A damaged cache is discarded and rebuilt, once.
    func read<T: Sendable>(or nothing: T, _ body: (Database) throws(SQLiteError) -> T) -> T {
        let first: Result<T, SQLiteError> = store.withLock { store in
            do throws(SQLiteError) { return .success(try body(store.database)) } catch { return .failure(error) }
        }
        if case .success(let value) = first { return value }
        rebuild()
        return store.withLock { store in
            do throws(SQLiteError) { return try body(store.database) } catch { return nothing }
        }
    }
}

/// Lists are stored one item per line; ids contain no line feeds.
func list(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

/// One line per part: its title, then its lessons, separated by tabs.
private func parts(_ text: String) -> [Module.Part] {
    text.split(separator: "\n").map { line in
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        return Module.Part(title: fields.first ?? "", lessons: Array(fields.dropFirst()))
    }
}
