enum HintLeadsRule: LessonRule {
    static let name = "hint-leads"
    static let summary = "The hints of an exercise mention something that its solution contains."

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.exercises.compactMap { exercise in
            guard !exercise.hints.isEmpty, !exercise.solution.isEmpty else { return nil }
            let solution = words(in: exercise.solution.map(\.text).joined(separator: " "))
            if !solution.isDisjoint(with: words(in: exercise.hints.joined(separator: " "))) { return nil }
            let message = "no hint of '\(exercise.title)' mentions anything in its solution; let the last one show the code with one gap"
            return Finding(message: message, location: exercise.location)
        }
    }

    private static func words(in text: String) -> Set<Substring> {
        Set(text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }.filter { $0.count > 1 }.map { Substring($0) })
    }
}
