import SQLite

/// Writes the courses of a root to empty tables, in order.
struct CatalogWriter {
    private let root: CourseRoot
    private let database: Database
    private var position = 0
    /// The course and the position of each lesson that other courses may list, by its name there.
    private var homes: [String: (course: Int, position: Int)] = [:]
    /// What the lessons so far teach.
    private var taught = TaughtNames()
    /// How many lessons use what an earlier one teaches, by its name.
    private var uses: [String: Int] = [:]
    /// A checksum of everything that readers can see.
    private var sum = TextSum()

    /// Writes all courses, and returns the checksum of what readers can see.
    ///
    /// - Parameter digest: The digest of the files.
    static func write(coursesOf root: CourseRoot, digest: Int64?, to database: Database) throws(SQLiteError) -> Int64 {
        var writer = CatalogWriter(root: root, database: database)
        try writer.write(coursesAt: root.courseDirectories)
        let sum = writer.sum.value
        try database.run("INSERT INTO meta VALUES (?, ?, ?)", .int(CatalogStore.version), digest.map(Value.integer) ?? .null, .integer(sum))
        return sum
    }

    private init(root: CourseRoot, database: Database) {
        self.root = root
        self.database = database
    }

    /// Writes the courses in these folders. An added course with the id of another one is left out, because progress belongs to an id.
    private mutating func write(coursesAt directories: [String]) throws(SQLiteError) {
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
        for (skill, count) in uses.sorted(by: { $0.key < $1.key }) { try insert(into: "uses", .text(skill), .int(count)) }
    }

    private mutating func write(_ layout: CourseLayout, at directory: String) throws(SQLiteError) {
        var lessons = 0
        let terms = Dictionary(grouping: GlossaryReader.placedEntries(in: directory, shownAs: directory).entries.map(\.entry), by: \.lesson)
        for (index, entry) in layout.modules.enumerated() {
            let first = lessons
            // Where the parts give the order, the numbers follow it.
            var numbers = entry.lessons.filter { $0.home == nil }.map(\.file.number).sorted()[...]
            for lesson in entry.lessons {
                if lesson.home == nil {
                    let path = "\(directory)/\(entry.folder.name)/\(lesson.file.name)"
                    try write(
                        lesson.file, at: path, place: lessons, module: index, number: numbers.removeFirst(),
                        terms: (terms[lesson.file.id] ?? []).map(\.term))
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
        position += 1
    }

    private mutating func write(
        _ file: CourseFolder.LessonFile, at path: String, place: Int, module: Int, number: Int, terms: [String]
    ) throws(SQLiteError) {
        let outline = LessonOutline(at: path, shownAs: path)
        let earlier = taught.skills(usedIn: outline)
        for skill in earlier { uses[skill.name, default: 0] += 1 }
        func lines(_ items: [String]) -> Value { .text(items.joined(separator: "\n")) }
        try insert(
            into: "lessons", .int(position), .int(place), .int(module), .text(file.id), .int(number),
            .text(outline.title.isEmpty ? file.id : outline.title), .text(outline.idea), .int(outline.minutes),
            .text(outline.engine.rawValue), lines(outline.exercises), .text(path), Self.text(outline.problem),
            lines(outline.questions), lines(outline.requires), lines(outline.fingerprints), .text(outline.formerly.stored),
            lines(outline.exerciseTitles), lines(outline.minutesLeft.map(String.init)), lines(outline.optionalExercises),
            lines(outline.skills.map(\.stored)), lines(earlier.map(\.stored)), lines(outline.topics + terms))
        for construct in outline.teaches {
            taught.insert(construct)
            try insert(into: "taught", .text(construct), .int(position), .int(place))
        }
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
