enum NotShownRule: LessonRule {
    static let name = "not-shown"
    static let summary = "An example shows each construct and command that the lesson teaches and its exercises need."

    static func check(_ lesson: Lesson) -> [Finding] {
        let shown = CodeNames.constructs(in: lesson.examples.map(\.block))
        let needed = CodeNames.constructs(in: lesson.exercises.flatMap(\.solution))
        return lesson.teaches.enumerated().compactMap { index, name in
            let name = name.lowercased()
            guard needed.contains(name), !shown.contains(name) else { return nil }
            let message =
                "an exercise needs '\(name)', which this lesson teaches, but no example shows it; add an example that shows it on its own"
            return Finding(message: message, location: lesson.location(of: "teaches[\(index)]"))
        }
    }
}
