/// What a user needs to know before trusting a course: what it would run, and what changed since it was last trusted.
package struct TrustReview: Sendable, Equatable {
    /// The files that differ from the trusted ones, by their paths in the course.
    package struct Changes: Sendable, Equatable {
        package var added: [String]
        package var changed: [String]
        package var removed: [String]

        init(from old: [String: String], to new: [String: String]) {
            added = new.keys.filter { old[$0] == nil }.sorted()
            changed = new.keys.filter { old[$0] != nil && old[$0] != new[$0] }.sorted()
            removed = old.keys.filter { new[$0] == nil }.sorted()
        }

        /// Whether no file was added, changed or removed.
        package var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }
    }

    /// The course's folder, a real path.
    package var directory: String
    /// What is trusted about it; `nil` if it was never trusted.
    package var scope: Trust.Scope?
    /// The changes since it was trusted; `nil` if it never was.
    package var changes: Changes?
    package var runs: CourseRuns
}

/// What a course runs: on this machine, in its databases, and on the container engine.
package struct CourseRuns: Sendable, Equatable {
    /// A text that is run.
    package struct Script: Sendable, Equatable {
        package enum Kind: String, Sendable { case setup, example, answer, check, program }

        package var kind: Kind
        package var text: String
        /// The file's path in the course, and where the text begins.
        package var location: SourceLocation

        package var lineCount: Int { text.split(whereSeparator: \.isNewline).count }
    }

    /// What runs in a shell on this machine, and the programs that this starts: its servers' first, then in the order of the lessons.
    package var commands: [Script] = []
    /// Blocks of SQL that run in the lessons' own databases.
    package var queries = 0
    /// Datasets that are loaded.
    package var datasets: [String] = []
    /// Images that containers are started from.
    package var images: [String] = []
    /// Lessons that can't be read, and therefore run nothing.
    package var unreadable: [String] = []

    /// Reads the lessons of the course in a folder, and those of its files that are its servers' own.
    init(at directory: String, files: some Sequence<String>) {
        let (course, _) = LintedCourse.read(at: directory, shownAs: directory, datasets: nil)
        let read = Set(course.lessons.map(\.path))
        unreadable = course.files.filter { !read.contains($0) }
        for file in files.sorted() where file.hasPrefix("servers/") {
            var text = "(not text)"
            // What isn't text may be a program, too.
            do throws(CourseError) { text = try Files.text(at: "\(directory)/\(file)") } catch {}
            commands.append(Script(kind: .program, text: text, location: SourceLocation(path: file, line: 1)))
        }
        for lesson in course.lessons {
            add(lesson.setup, .setup, in: directory)
            add(lesson.examples.map(\.block), .example, in: directory)
            for exercise in lesson.exercises {
                add(exercise.setup, .setup, in: directory)
                queries += exercise.isSQL ? 1 : 0
                let answers = exercise.starter + exercise.solution + exercise.alternatives.map(\.block) + exercise.mistakes.map(\.block)
                add(answers.filter { $0.language != "sql" }, .answer, in: directory)
                for subject in exercise.check?.facts?.subjects ?? [] where subject.group == .shell {
                    add(subject.name, .check, subject.location, in: directory)
                }
            }
            if let dataset = lesson.dataset, !datasets.contains(dataset) { datasets.append(dataset) }
            for image in lesson.images where !images.contains(image) { images.append(image) }
        }
    }

    private mutating func add(_ blocks: [CodeBlock], _ kind: Script.Kind, in directory: String) {
        for block in blocks {
            if block.language == "sql" { queries += 1 } else { add(block.text, kind, block.location, in: directory) }
        }
    }

    private mutating func add(_ text: String, _ kind: Script.Kind, _ location: SourceLocation, in directory: String) {
        var location = location
        if location.path.hasPrefix(directory + "/") { location.path.removeFirst(directory.count + 1) }
        commands.append(Script(kind: kind, text: text, location: location))
    }
}
