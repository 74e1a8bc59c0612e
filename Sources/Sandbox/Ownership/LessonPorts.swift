package import Course

/// The host ports that a learner's lessons use. Free ones replace the declared ones that something else uses.
///
/// The choice for a lesson is kept in the data directory, so that the lesson and the files in its folder keep naming the same ports.
package struct LessonPorts: Sendable {
    private let directories: Directories
    private let folder: String
    /// How far all ports of a lesson move together, so that it stays easy to read: 8080 and 8081 become 8180 and 8181.
    private static let step = 100

    package init(_ directories: Directories) {
        self.directories = directories
        folder = EngineRecord(directories).folder
    }

    private var file: String { folder + "/ports" }

    /// The lesson with the ports chosen when it was last opened. Does not contact an engine.
    package func applied(to lesson: Lesson) throws(SandboxError) -> Lesson {
        lesson.ports.isEmpty ? lesson : lesson.substituting(try values(for: lesson))
    }

    /// Maps each declared port to its replacement, if it has one.
    package func values(for lesson: Lesson) throws(SandboxError) -> [String: String] {
        guard let moved = try choices()[Self.key(lesson)], moved > 0 else { return [:] }
        return Dictionary(lesson.ports.map { (String($0), String($0 + moved)) }) { first, _ in first }
    }

    /// Whether the lesson can be shown before an engine is contacted.
    package func areKnown(for lesson: Lesson) throws(SandboxError) -> Bool {
        if lesson.ports.isEmpty { return true }
        return try choices()[Self.key(lesson)] != nil
    }

    /// Chooses ports that nothing outside the lesson uses. An earlier choice is kept if it is still free.
    ///
    /// - Parameter lesson: The lesson as written, with its declared ports.
    /// - Returns: Whether the choice differs from the previous one.
    @discardableResult
    package func choose(for lesson: Lesson, on engine: Engine) async throws -> Bool {
        guard let highest = lesson.ports.max() else { return false }
        let scope = LessonScope(course: lesson.course, lesson: lesson.id, directories: directories)
        let used = try await UsedNames(on: engine, besides: scope)
        var choices = try choices()
        let before = choices[Self.key(lesson)]
        let moves = [before].compactMap(\.self) + Array(stride(from: 0, through: max(0, 65_535 - highest), by: Self.step))
        let choice =
            moves.first { move in lesson.ports.allSatisfy { used.isFree($0 + move) } } ?? before ?? 0
        if choice == before { return false }
        choices[Self.key(lesson)] = choice
        try FileSystem.makeDirectories(folder)
        try FileSystem.write(choices.sorted { $0.key < $1.key }.map { "\($0.key)\t\($0.value)\n" }.joined(), to: file)
        return true
    }

    /// `course/lesson`. Third-party courses may use any characters in lesson names.
    private static func key(_ lesson: Lesson) -> String {
        String("\(lesson.course)/\(lesson.id)".map { $0.isNewline || $0 == "\t" ? "?" : $0 })
    }

    /// By how much each lesson's ports moved.
    private func choices() throws(SandboxError) -> [String: Int] {
        guard FileSystem.exists(file) else { return [:] }
        var choices: [String: Int] = [:]
        for line in try FileSystem.readText(file).split(separator: "\n") {
            let fields = line.split(separator: "\t")
            guard fields.count == 2, let moved = Int(fields[1]), (0..<65_536).contains(moved) else { continue }
            choices[String(fields[0])] = moved
        }
        return choices
    }
}
