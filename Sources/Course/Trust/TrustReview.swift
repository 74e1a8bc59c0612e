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
        package enum Kind: String, Sendable { case setup, example, check }

        package var kind: Kind
        package var lesson: String
        package var text: String
        package var location: SourceLocation
    }

    /// Commands that run in a shell on this machine, in the order of the lessons.
    package var commands: [Script] = []
    /// Blocks of SQL that run in the lessons' own databases.
    package var queries = 0
    /// Datasets that are loaded.
    package var datasets: [String] = []
    /// Images that containers are started from.
    package var images: [String] = []
    /// Lessons that can't be read, and therefore run nothing.
    package var unreadable: [String] = []

    /// Reads the lessons of the course in a folder.
    init(at directory: String) {
        let (course, _) = LintedCourse.read(at: directory, shownAs: directory, datasets: nil)
        let read = Set(course.lessons.map(\.path))
        unreadable = course.files.filter { !read.contains($0) }
        let kinds = ServerKinds(courseDirectory: course.directory)
        for kind in kinds.ownNames.compactMap({ kinds[$0]?.kind }) {
            let script = SourceLocation(path: kind.folder + "/node.sh", line: 1)
            // One that can't be read can't run.
            if let text = try? Files.text(at: script.path) {
                commands.append(Script(kind: .setup, lesson: "servers/\(kind.name)", text: text, location: script))
            }
        }
        for lesson in course.lessons {
            add(lesson.setup, .setup, lesson)
            add(lesson.examples.map(\.block), .example, lesson)
            for exercise in lesson.exercises {
                add(exercise.setup, .setup, lesson)
                queries += exercise.isSQL ? 1 : 0
                for subject in exercise.check?.facts?.subjects ?? [] where subject.group == .shell {
                    commands.append(Script(kind: .check, lesson: lesson.id, text: subject.name, location: subject.location))
                }
            }
            if let dataset = lesson.dataset, !datasets.contains(dataset) { datasets.append(dataset) }
            for image in lesson.images where !images.contains(image) { images.append(image) }
        }
    }

    private mutating func add(_ blocks: [CodeBlock], _ kind: Script.Kind, _ lesson: Lesson) {
        for block in blocks {
            if block.language == "sh" {
                commands.append(Script(kind: kind, lesson: lesson.id, text: block.text, location: block.location))
            } else {
                queries += 1
            }
        }
    }
}
