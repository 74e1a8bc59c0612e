import Course

/// Finds an exercise by its id.
enum ExerciseLookup {
    /// - Parameter names: none means all exercises of the lesson.
    static func exercises(named names: some Collection<String>, in lesson: Lesson, command: String) throws(UsageError) -> [Exercise] {
        if names.isEmpty, lesson.exercises.count > 1 { return lesson.exercises }
        if names.isEmpty { return [try exercise(named: nil, in: lesson, command: command)] }
        let chosen = try names.map { name throws(UsageError) in try exercise(named: name, in: lesson, command: command).id }
        return lesson.exercises.filter { chosen.contains($0.id) }
    }

    /// - Parameter name: `nil` means the lesson's only exercise.
    static func exercise(named name: String?, in lesson: Lesson, command: String) throws(UsageError) -> Exercise {
        let exercises = lesson.exercises
        let ids = exercises.map(\.id)
        let list = ids.joined(separator: ", ")
        guard let name else {
            if exercises.count == 1 { return exercises[0] }
            throw UsageError(
                exercises.isEmpty ? "\(lesson.id) has no exercises" : "missing EXERCISE. \(lesson.id) has: \(list)", command: command)
        }
        if let found = exercises.first(where: { $0.id == name }) { return found }
        if let nearest = Nearest.match(name, among: ids) {
            throw UsageError("\(lesson.id) has no exercise named '\(name)'", nearest: nearest, command: command)
        }
        throw UsageError("\(lesson.id) has no exercise named '\(name)'. Its exercises: \(list)", command: command)
    }
}
