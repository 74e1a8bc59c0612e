import SQLite

/// Writes courses to the cache in order. A known, unchanged lesson is neither read nor written.
struct CatalogWriter {
    private let root: CourseRoot
    private let database: Database
    private let insertLesson: Statement
    private var known: [String: CatalogRow]
    /// Files that changed later than this may change again without their timestamps showing it.
    private let settled = FileStamp.settled
    private var position = 0
    /// The course and the position of each lesson that other courses may list, by its name there.
    private var homes: [String: (course: Int, position: Int)] = [:]
    /// A checksum of everything that readers can see.
    private var sum = TextSum()

    init(root: CourseRoot, database: Database) throws(SQLiteError) {
        self.root = root
        self.database = database
        known = try CatalogRow.all(in: database)
        insertLesson = try database.prepare(CatalogRow.insertion)
        try database.execute("DELETE FROM courses; DELETE FROM modules; DELETE FROM shared")
    }

    /// Writes the courses in these folders. An added course with the id of another one is left out, because progress belongs to an id.
    mutating func write(coursesAt directories: [String]) throws(SQLiteError) {
        var courses: [(directory: String, layout: CourseLayout)] = []
        for directory in directories {
            let layout = CourseLayout(at: directory, shownAs: directory)
            let isNew = !courses.contains { $0.layout.id == layout.id }
            if isNew || root.added.map({ !directory.hasPrefix($0 + "/") }) ?? true { courses.append((directory, layout)) }
        }
        for index in courses.indices where courses[index].layout.namesOthers {
            let directory = courses[index].directory
            let others = courses.filter { $0.directory != directory && Files.parent(of: $0.directory) == Files.parent(of: directory) }
            courses[index].layout.share(
                lessonsOf: directory == root.directory ? CourseLayout.neighbors(of: directory) : others.map(\.layout))
        }
        // Of a single course, the others in its folder aren't in the catalog. Without them, it has only its own lessons.
        let known = Set(courses.flatMap { $0.layout.ownLessons.map(\.name) })
        for course in courses.indices {
            for index in courses[course].layout.modules.indices {
                courses[course].layout.modules[index].lessons.removeAll { $0.home != nil && !known.contains($0.name) }
            }
            let lessons = courses[course].layout.modules.flatMap(\.lessons)
            for (place, lesson) in lessons.enumerated() where lesson.home == nil {
                let name = "\(courses[course].layout.id)/\(lesson.name)"
                homes[name] = homes[name] ?? (course, place)
            }
        }
        for course in courses { try write(course.layout, at: course.directory) }
    }

    private mutating func write(_ layout: CourseLayout, at directory: String) throws(SQLiteError) {
        var lessons = 0
        for (index, entry) in layout.modules.enumerated() {
            let first = lessons
            for lesson in entry.lessons {
                if lesson.home == nil {
                    let path = "\(directory)/\(entry.folder.name)/\(lesson.file.name)"
                    try write(lesson.file, at: path, course: position, place: lessons, module: index)
                } else if let home = homes[lesson.name] {
                    try insert(
                        into: "shared", .int(position), .int(lessons), .int(index), .int(home.course), .int(home.position))
                }
                lessons += 1
            }
            try write(entry, index: index, first: first, count: lessons - first)
        }
        let problem = layout.messages.first { $0.severity == .error && $0.location.path.hasSuffix("/course.yaml") }
        try insert(
            into: "courses", .int(position), .text(layout.id), .text(layout.title),
            .text(layout.file?.summary ?? ""), .text(layout.file?.audience ?? ""), .text(directory), .int(lessons),
            .text(layout.file?.next ?? ""),
            .text((layout.file?.further ?? []).map { "\($0.title)\t\($0.line)" }.joined(separator: "\n")), Self.text(problem))
        try database.run("DELETE FROM lessons WHERE course = ? AND position >= ?", .int(position), .int(lessons))
        position += 1
    }

    /// Removes deleted lessons, and returns whether readers will see something different than before.
    mutating func finish() throws(SQLiteError) -> Bool {
        try database.run("DELETE FROM lessons WHERE course >= ?", .int(position))
        // A shared lesson now has the place that a lesson of the course had.
        try database.run("DELETE FROM lessons WHERE (course, position) IN (SELECT course, position FROM shared)")
        let before = try database.value("SELECT value FROM meta WHERE key = 'sum'")
        let after = Value.integer(sum.value)
        try database.run("UPDATE meta SET value = ? WHERE key = 'sum'", after)
        return before != after
    }

    private mutating func write(
        _ file: CourseFolder.LessonFile, at path: String, course: Int, place: Int, module: Int
    ) throws(SQLiteError) {
        let before = known.removeValue(forKey: path)
        // Taken before the file is read: if the file changes in between, the next refresh sees a newer stamp than this one.
        let stamp = FileStamp(path: path) ?? .missing
        var row: CatalogRow
        if let before, before.stamp == stamp, stamp != .missing {
            row = before
            row.place(course: course, position: place, module: module)
        } else {
            let outline = LessonOutline(at: path, shownAs: path)
            row = CatalogRow(
                course: course, position: place, module: module, id: file.id, number: file.number, path: path, stamp: stamp,
                outline: outline, problem: outline.problem.map { "\($0.location): \($0.text)" })
            row.outline.problem = nil
            if row.outline.title.isEmpty { row.outline.title = file.id }
            if stamp.modified > settled || stamp.changed > settled { row.stamp = .missing }
        }
        if row != before { try row.insert(by: insertLesson) }
        row.add(to: &sum)
    }

    private mutating func write(_ entry: CourseLayout.Entry, index: Int, first: Int, count: Int) throws(SQLiteError) {
        let parts = entry.file.parts.map { ([$0.title] + $0.lessons).joined(separator: "\t") }.joined(separator: "\n")
        try insert(
            into: "modules", .int(position), .int(index), .text(entry.folder.id), .int(entry.folder.number), .text(entry.file.title),
            .text(entry.file.summary), .text(parts), .int(first), .int(count),
            Self.text(entry.problem))
    }

    private mutating func insert(into table: String, _ values: Value...) throws(SQLiteError) {
        let marks = repeatElement("?", count: values.count).joined(separator: ", ")
        try database.run("INSERT INTO \(table) VALUES (\(marks))", values)
        for value in values { sum.add(value) }
    }

    private static func text(_ problem: LintMessage?) -> Value { .text(orNull: problem.map { "\($0.location): \($0.text)" }) }
}
