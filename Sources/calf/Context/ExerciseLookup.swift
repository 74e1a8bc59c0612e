import Course

/// Finding an exercise by what the user calls it.
enum ExerciseLookup {
    static func exercise(named name: String?, in lesson: Lesson, command: String) throws(UsageError) -> Exercise {
        let exercises = lesson.exercises
        let ids = exercises.map(\.id)
        guard let name else {
            if exercises.count == 1 { return exercises[0] }
            throw UsageError(
                exercises.isEmpty ? "\(lesson.id) has no exercises" : "which exercise of \(lesson.id)? \(ids.joined(separator: ", "))",
                command: command)
        }
        if let found = exercises.first(where: { $0.id == name }) { return found }
        throw UsageError(
            "\(lesson.id) has no exercise '\(name)'; it has \(ids.joined(separator: ", "))", nearest: Nearest.match(name, among: ids),
            command: command)
    }
}
