import SQLite
import Synchronization

extension Catalog {
    /// The courses, in order.
    package func courses() -> [CourseSummary] {
        read(or: []) { [root] database throws(SQLiteError) in
            let columns = "id, title, summary, audience, directory, lessons, next, further, problem"
            return try database.rows("SELECT \(columns) FROM courses ORDER BY position") {
                CourseSummary(
                    id: $0.text(0), title: $0.text(1), summary: $0.text(2), audience: $0.text(3), directory: $0.text(4),
                    isShipped: root.isShipped($0.text(4)), lessonCount: $0.int(5), next: $0.text(6), further: resources($0.text(7)),
                    problem: $0.optionalText(8))
            }
        }
    }

    /// The modules of a course, in order.
    package func modules(of course: String) -> [ModuleSummary] {
        read(or: []) { database throws(SQLiteError) in
            let sql = """
                SELECT id, number, title, summary, parts, first, lessons, problem
                FROM modules WHERE course IN (SELECT position FROM courses WHERE id = ?) ORDER BY course, position
                """
            return try database.rows(sql, [.text(course)]) {
                ModuleSummary(
                    course: course, id: $0.text(0), number: $0.int(1), title: $0.text(2), summary: $0.text(3),
                    parts: parts($0.text(4)), firstLesson: $0.int(5), lessonCount: $0.int(6), problem: $0.optionalText(7))
            }
        }
    }

    /// The lessons that a course lists at the indexes in `range`, or as many of them as exist.
    package func lessons(of course: String, in range: Range<Int>) -> [LessonSummary] {
        let values: [Value] = [.text(course), .int(range.lowerBound), .int(range.upperBound)]
        func condition(_ list: String) -> String {
            "\(list).course IN (SELECT position FROM courses WHERE id = ?) AND \(list).position >= ? AND \(list).position < ?"
        }
        let shared = sharedLessons(condition("s"), values)
        let own = lessons(condition("l"), values)
        return shared.isEmpty ? own : (own + shared).sorted { $0.index < $1.index }
    }

    /// A lesson in all lists that have it, that of its home first.
    ///
    /// - Parameter course: The id of its home.
    package func listings(of lesson: String, in course: String) -> [LessonSummary] {
        let (condition, values) = ("c.id = ? AND l.id = ?", [Value.text(course), .text(lesson)])
        return lessons(condition, values) + sharedLessons(condition, values)
    }

    /// The lesson at an index in a course.
    package func lesson(of course: String, at index: Int) -> LessonSummary? {
        lessons(of: course, in: index..<index + 1).first
    }

    /// The next lesson in the same list, across modules.
    package func lesson(after lesson: LessonSummary) -> LessonSummary? { self.lesson(of: lesson.listedIn, at: lesson.index + 1) }

    /// The previous lesson in the same list, across modules.
    package func lesson(before lesson: LessonSummary) -> LessonSummary? {
        lesson.index > 0 ? self.lesson(of: lesson.listedIn, at: lesson.index - 1) : nil
    }

    /// Lessons in the lists of their homes: `l` with its course `c` and its module `m`.
    func lessons(_ condition: String, _ values: [Value]) -> [LessonSummary] {
        let tables = """
            lessons AS l CROSS JOIN courses AS c ON c.position = l.course
            CROSS JOIN modules AS m ON m.course = l.course AND m.position = l.module
            """
        return rows("l.position, c.id, NULL FROM \(tables) WHERE \(condition) ORDER BY l.course, l.position", values)
    }

    /// Lessons in the lists of other courses: `s`, which has the lesson `l` of the course `c` in the module `m` of the course `p`.
    private func sharedLessons(_ condition: String, _ values: [Value]) -> [LessonSummary] {
        let tables = """
            shared AS s JOIN lessons AS l ON l.course = s.home AND l.position = s.lesson JOIN courses AS c ON c.position = l.course
            JOIN courses AS p ON p.position = s.course JOIN modules AS m ON m.course = s.course AND m.position = s.module
            """
        return rows("s.position, p.id, c.title FROM \(tables) WHERE \(condition) ORDER BY s.course, s.position", values)
    }

    /// - Parameter rest: The rest of the statement, which starts with the index in the list, the list's course, and the title of the home.
    private func rows(_ rest: String, _ values: [Value]) -> [LessonSummary] {
        read(or: []) { database throws(SQLiteError) in
            let sql = """
                SELECT c.id, m.id, l.id, l.number, l.title, l.idea, l.minutes, l.engine, l.exercises, l.path, l.problem,
                    l.questions, l.requires, l.skills, l.fingerprints, l.earlier_skills, l.titles, l.minutes_left, l.optional,
                    l.topics, \(rest)
                """
            return try database.rows(sql, values) {
                var lesson = LessonSummary(
                    course: $0.text(0), module: $0.text(1), id: $0.text(2), number: $0.int(3), title: $0.text(4), idea: $0.text(5),
                    minutes: $0.int(6), engine: Lesson.Engine(rawValue: $0.text(7)) ?? .postgresql, exercises: list($0.text(8)),
                    path: $0.text(9))
                lesson.problem = $0.optionalText(10)
                lesson.questions = list($0.text(11))
                lesson.requires = list($0.text(12))
                lesson.skills = list($0.text(13)).map(TaughtSkill.init(stored:))
                lesson.fingerprints = list($0.text(14))
                lesson.earlierSkills = list($0.text(15)).map(TaughtSkill.init(stored:))
                lesson.exerciseTitles = list($0.text(16))
                lesson.minutesLeft = list($0.text(17)).compactMap { Int($0) }
                lesson.optionalExercises = list($0.text(18))
                lesson.topics = list($0.text(19))
                lesson.index = $0.int(20)
                lesson.listedIn = $0.text(21)
                lesson.homeTitle = $0.optionalText(22)
                return lesson
            }
        }
    }

    /// How many lessons use what an earlier lesson teaches, by its name.
    package func uses() -> [String: Int] {
        read(or: [:]) { database throws(SQLiteError) in
            Dictionary(uniqueKeysWithValues: try database.rows("SELECT skill, lessons FROM uses") { ($0.text(0), $0.int(1)) })
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

/// One line each: its title and its line, separated by a tab.
private func resources(_ text: String) -> [Resource] {
    text.split(separator: "\n").map { line in
        let fields = line.split(separator: "\t", maxSplits: 1).map(String.init)
        return Resource(title: fields.first ?? "", line: fields.last ?? "")
    }
}

/// One line per part: its title, then its lessons, separated by tabs.
private func parts(_ text: String) -> [ModuleSummary.Part] {
    text.split(separator: "\n").map { line in
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        return ModuleSummary.Part(title: fields.first ?? "", lessons: Array(fields.dropFirst()))
    }
}
