import Course

/// The names and ports that a lesson can have on an engine: nothing outside the lesson uses them there, and no other calf of this user has
/// reserved them. Others wait while the value exists.
struct FreeNames: ~Copyable {
    private let lesson: Lesson
    private let directories: Directories
    private let used: UsedNames
    private let owner: Reservations.Owner
    private var reservations: Reservations

    /// Waits until no other process is choosing.
    static func find(for lesson: Lesson, in directories: Directories, on engine: Engine) async throws -> FreeNames {
        let scope = LessonScope(course: lesson.course, lesson: lesson.id, directories: directories)
        // Asked first, because an engine that hangs is noticed sooner by it than by the longer lists.
        let identity = try await engine.identity()
        let used = try await UsedNames(on: engine, besides: scope)
        return FreeNames(
            lesson: lesson, directories: directories, used: used,
            owner: Reservations.Owner(home: scope.home, lesson: LessonNames.key(lesson)),
            reservations: try await Reservations.take(for: identity))
    }

    private init(
        lesson: Lesson, directories: Directories, used: UsedNames, owner: Reservations.Owner, reservations: consuming Reservations
    ) {
        (self.lesson, self.directories, self.used, self.owner) = (lesson, directories, used, owner)
        self.reservations = reservations
    }

    func isFree(_ name: String) -> Bool { !used.names.contains(name) && !reservations.holds(name, besides: owner) }

    func isFree(_ port: Int) -> Bool { used.isFree(port) && !reservations.holds("\(port)", besides: owner) }

    /// Reserves the values that replace the declared ones, and those that have no replacement.
    mutating func reserve(_ values: [String: String]) throws(SandboxError) {
        try reservations.reserve(lesson.placeholders.map { values[$0] ?? $0 }, for: owner, data: directories.data)
    }
}
