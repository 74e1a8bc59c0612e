enum HintSpoilsRule: LessonRule {
    static let name = "hint-spoils"
    static let summary = "No hint contains the whole solution."

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.exercises.compactMap { exercise in
            let solution = compact(exercise.solution.map(\.text).joined())
            guard !solution.isEmpty, let index = exercise.hints.firstIndex(where: { compact($0).contains(solution) }) else { return nil }
            let message = "hint \(index + 1) of '\(exercise.title)' contains the solution; leave a gap in it"
            return Finding(message: message, location: exercise.location)
        }
    }

    /// Without whitespace, case, and the last semicolon.
    private static func compact(_ text: String) -> String {
        var text = text.lowercased().filter { !$0.isWhitespace }
        if text.hasSuffix(";") { text.removeLast() }
        return text
    }
}
