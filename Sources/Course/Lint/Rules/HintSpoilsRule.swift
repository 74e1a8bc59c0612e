/// A hint leaves a gap: it does not hold the solution.
enum HintSpoilsRule: LessonRule {
    static let name = "hint-spoils"

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.exercises.compactMap { exercise in
            let solution = squeezed(exercise.solution.map(\.text).joined())
            guard !solution.isEmpty, let index = exercise.hints.firstIndex(where: { squeezed($0).contains(solution) }) else { return nil }
            let message = "hint \(index + 1) of the exercise '\(exercise.title)' holds its solution"
            return Finding(message: message, location: exercise.location)
        }
    }

    /// Without blanks, case and the last semicolon.
    private static func squeezed(_ text: String) -> String {
        var text = text.lowercased().filter { !$0.isWhitespace }
        if text.hasSuffix(";") { text.removeLast() }
        return text
    }
}
