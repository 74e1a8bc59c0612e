import SQLite

/// Writes courses to the cache in order. A known, unchanged lesson is neither read nor written.
struct CatalogWriter {
    private let root: CourseRoot
    private let database: Database
    private let insertLesson: Statement
    private var known: [String: CatalogRow]
    /// Files that changed later than this may change again without their timestamps showing it.
    private let settled = CatalogScan.now() - CatalogScan.granularity
    private var position = 0
    private var ids: Set<String> = []
    /// A checksum of everything that readers can see.
    private var sum = TextSum()

    init(root: CourseRoot, database: Database) throws(SQLiteError) {
        self.root = root
        self.database = database
        known = try CatalogRow.all(in: database)
        insertLesson = try database.prepare(CatalogRow.insertion)
        try database.execute("DELETE FROM courses; DELETE FROM modules")
    }

    /// Writes the course in a folder. An added course with the id of another one is left out, because progress belongs to an id.
    mutating func write(courseAt directory: String) throws(SQLiteError) {
        let layout = CourseLayout(at: directory, shownAs: directory)
        let isNew = ids.insert(layout.id).inserted
        guard isNew || root.added.map({ !directory.hasPrefix($0 + "/") }) ?? true else { return }
        let paths = layout.modules.flatMap { entry in entry.folder.lessons.map { "\(directory)/\(entry.folder.name)/\($0.name)" } }
        let looks = LessonLook.all(at: paths, known: known)
        var lessons = 0
        var exercises = 0
        for (index, entry) in layout.modules.enumerated() {
            let first = lessons
            for lesson in entry.folder.lessons {
                let row = try write(lesson, looks[lessons], course: position, place: lessons, module: index)
                lessons += 1
                exercises += row.outline.exercises.count
            }
            try write(entry, index: index, first: first, count: lessons - first)
        }
        let problem = layout.messages.first { $0.severity == .error && $0.location.path.hasSuffix("/course.yaml") }
        try insert(
            into: "courses", .int(position), .text(layout.id), .text(layout.file.map(\.title) ?? layout.id),
            .text(layout.file?.summary ?? ""), .text(directory), .int(lessons), .int(exercises), Self.text(problem))
        try database.run("DELETE FROM lessons WHERE course = ? AND position >= ?", .int(position), .int(lessons))
        position += 1
    }

    /// Removes deleted lessons, and returns whether readers will see something different than before.
    mutating func finish() throws(SQLiteError) -> Bool {
        try database.run("DELETE FROM lessons WHERE course >= ?", .int(position))
        let before = try database.value("SELECT value FROM meta WHERE key = 'sum'")
        let after = Value.integer(sum.value)
        try database.run("UPDATE meta SET value = ? WHERE key = 'sum'", after)
        return before != after
    }

    private mutating func write(
        _ file: CourseFolder.LessonFile, _ look: LessonLook, course: Int, place: Int, module: Int
    ) throws(SQLiteError) -> CatalogRow {
        let before = known.removeValue(forKey: look.path)
        var row: CatalogRow
        if let outline = look.outline {
            row = CatalogRow(
                course: course, position: place, module: module, id: file.id, number: file.number, path: look.path, stamp: look.stamp,
                outline: outline, problem: outline.problem.map { "\($0.location): \($0.text)" })
            row.outline.problem = nil
            if row.outline.title.isEmpty { row.outline.title = file.id }
            if look.stamp.modified > settled || look.stamp.changed > settled { row.stamp = .missing }
        } else if let before {
            row = before
            row.place(course: course, position: place, module: module)
        } else {
            preconditionFailure("a lesson that is not known is always read")
        }
        if row != before { try row.insert(by: insertLesson) }
        row.add(to: &sum)
        return row
    }

    private mutating func write(_ entry: CourseLayout.Entry, index: Int, first: Int, count: Int) throws(SQLiteError) {
        let parts = entry.file.parts.map { ([$0.title] + $0.lessons).joined(separator: "\t") }.joined(separator: "\n")
        try insert(
            into: "modules", .int(position), .int(index), .text(entry.folder.id), .int(entry.folder.number), .text(entry.file.title),
            .text(entry.file.summary), .text(entry.file.requires.joined(separator: "\n")), .text(parts), .int(first), .int(count),
            Self.text(entry.problem))
    }

    private mutating func insert(into table: String, _ values: Value...) throws(SQLiteError) {
        let marks = repeatElement("?", count: values.count).joined(separator: ", ")
        let statement = try database.prepare("INSERT INTO \(table) VALUES (\(marks))")
        try statement.bind(values)
        while try statement.step() {}
        for value in values { sum.add(value) }
    }

    private static func text(_ problem: LintMessage?) -> Value { .text(orNull: problem.map { "\($0.location): \($0.text)" }) }
}
