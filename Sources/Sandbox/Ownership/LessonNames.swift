package import Course

/// The names and ports that a learner's lessons use on engines. They replace the declared ones where those are taken.
///
/// The choice for a lesson is kept in the data directory, so that the lesson and the files in its folder keep naming the same objects.
package struct LessonNames: Sendable {
    private let directories: Directories
    private let folder: EngineFolder

    package init(_ directories: Directories) {
        self.directories = directories
        folder = EngineFolder(directories)
    }

    private var file: String { folder.path + "/names" }

    /// The lesson with the names and ports chosen when it was last opened. Does not contact an engine.
    package func applied(to lesson: Lesson) throws(SandboxError) -> Lesson {
        if lesson.placeholders.isEmpty { return lesson }
        return lesson.substituting(try values(for: lesson))
    }

    /// Maps each declared value to its replacement, if it has one.
    package func values(for lesson: Lesson) throws(SandboxError) -> [String: String] {
        try choices()[Self.key(lesson)]?.values(for: lesson) ?? [:]
    }

    /// Whether the lesson can be shown before an engine is contacted.
    package func areKnown(for lesson: Lesson) throws(SandboxError) -> Bool {
        if lesson.placeholders.isEmpty { return true }
        return try choices()[Self.key(lesson)] != nil
    }

    /// Chooses names and ports that nothing outside the lesson uses, and reserves them: no other calf of this user chooses them on this
    /// engine as long as this one's data directory exists. An earlier choice is kept if it is still free.
    ///
    /// - Parameter lesson: The lesson as written, with its declared names and ports.
    /// - Returns: Whether the choice differs from the previous one.
    @discardableResult
    package func choose(for lesson: Lesson, on engine: Engine) async throws -> Bool {
        if lesson.placeholders.isEmpty { return false }
        var free = try await FreeNames.find(for: lesson, in: directories, on: engine)
        var choices = try choices()
        let before = choices[Self.key(lesson)]
        func first(_ known: Int?, of count: Int, isFree: (Int) -> Bool) -> Int {
            ([known].compactMap { $0 } + Array(1...count)).first(where: isFree) ?? known ?? 1
        }
        let choice = NameChoice(
            names: first(before?.names, of: 999) { number in lesson.names.allSatisfy { free.isFree(NameChoice.name($0, number)) } },
            ports: first(before?.ports, of: NameChoice.count(of: lesson.ports)) { number in
                lesson.ports.allSatisfy { free.isFree(NameChoice.port($0, number)) }
            })
        if choice != before {
            choices[Self.key(lesson)] = choice
            try keep(choices)
        }
        try free.reserve(choice.values(for: lesson))
        return choice != before
    }

    // MARK: - Storage

    /// `course/lesson`. Third-party courses may use any characters in lesson names.
    static func key(_ lesson: Lesson) -> String {
        String("\(lesson.course)/\(lesson.id)".map { $0.isNewline || $0 == "\t" ? "?" : $0 })
    }

    private func choices() throws(SandboxError) -> [String: NameChoice] {
        guard FileSystem.exists(file) else { return [:] }
        var choices: [String: NameChoice] = [:]
        for line in try FileSystem.readText(file).split(separator: "\n") {
            let fields = line.split(separator: "\t")
            guard fields.count == 3, let names = Int(fields[1]), let ports = Int(fields[2]), names > 0, ports > 0 else { continue }
            choices[String(fields[0])] = NameChoice(names: names, ports: ports)
        }
        return choices
    }

    private func keep(_ choices: [String: NameChoice]) throws(SandboxError) {
        try FileSystem.makeDirectories(folder.path)
        let lines = choices.sorted { $0.key < $1.key }.map { "\($0.key)\t\($0.value.names)\t\($0.value.ports)\n" }
        try FileSystem.write(lines.joined(), to: file)
    }
}
