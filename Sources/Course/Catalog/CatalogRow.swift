import SQLite

/// One row of `lessons`.
struct CatalogRow: Equatable {
    var course: Int
    var position: Int
    var module: Int
    var id: String
    var number: Int
    /// Relative to the root.
    var path: String
    var stamp: FileStamp
    var outline: LessonOutline
    /// One line, with the location.
    var problem: String?

    static let insertion =
        "INSERT OR REPLACE INTO lessons VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

    mutating func place(course: Int, position: Int, module: Int) {
        self.course = course
        self.position = position
        self.module = module
    }

    /// All rows, by path.
    static func all(in database: Database) throws(SQLiteError) -> [String: CatalogRow] {
        var rows: [String: CatalogRow] = [:]
        let statement = try database.prepare(
            """
            SELECT course, position, module, id, number, path, size, modified, changed, title, idea, minutes, engine, exercises, problem,
                teaches, questions, requires, fingerprints, predictions, formerly, titles,
                minutes_left, optional, skills
            FROM lessons
            """)
        while try statement.step() {
            var outline = LessonOutline()
            outline.title = statement.text(9)
            outline.idea = statement.text(10)
            outline.minutes = statement.int(11)
            outline.engine = Lesson.Engine(rawValue: statement.text(12)) ?? .postgresql
            outline.exercises = list(statement.text(13))
            outline.teaches = list(statement.text(15))
            outline.questionCount = statement.int(16)
            outline.requires = list(statement.text(17))
            outline.fingerprints = list(statement.text(18))
            outline.predictions = list(statement.text(19)).compactMap { Int($0) }
            outline.formerly = Formerly(stored: statement.text(20))
            outline.exerciseTitles = list(statement.text(21))
            outline.minutesLeft = list(statement.text(22)).compactMap { Int($0) }
            outline.optionalExercises = list(statement.text(23))
            outline.skills = list(statement.text(24)).map(TaughtSkill.init(stored:))
            let stamp = FileStamp(size: statement.int64(6), modified: statement.int64(7), changed: statement.int64(8))
            let row = CatalogRow(
                course: statement.int(0), position: statement.int(1), module: statement.int(2), id: statement.text(3),
                number: statement.int(4), path: statement.text(5), stamp: stamp, outline: outline, problem: statement.optionalText(14))
            rows[row.path] = row
        }
        return rows
    }

    /// In the order of the table's columns.
    private var values: [Value] {
        [
            .int(course), .int(position), .int(module), .text(id), .int(number), .text(outline.title), .text(outline.idea),
            .int(outline.minutes), .text(outline.engine.rawValue), .text(outline.exercises.joined(separator: "\n")), .text(path),
            .integer(stamp.size), .integer(stamp.modified), .integer(stamp.changed), .text(orNull: problem),
            .text(outline.teaches.joined(separator: "\n")), .int(outline.questionCount),
            .text(outline.requires.joined(separator: "\n")), .text(outline.fingerprints.joined(separator: "\n")),
            .text(outline.predictions.map(String.init).joined(separator: "\n")), .text(outline.formerly.stored),
            .text(outline.exerciseTitles.joined(separator: "\n")), .text(outline.minutesLeft.map(String.init).joined(separator: "\n")),
            .text(outline.optionalExercises.joined(separator: "\n")), .text(outline.skills.map(\.stored).joined(separator: "\n")),
        ]
    }

    func insert(by statement: Statement) throws(SQLiteError) {
        try statement.bind(values)
        while try statement.step() {}
    }

    /// Adds everything that readers can see: all but the stamp.
    func add(to sum: inout TextSum) {
        var row = self
        row.stamp = .missing
        for value in row.values { sum.add(value) }
    }
}
