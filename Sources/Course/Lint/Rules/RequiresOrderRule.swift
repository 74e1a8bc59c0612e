/// A lesson requires only earlier lessons.
enum RequiresOrderRule: MethodRule {
    static let name = "requires-order"
    static let summary = "A lesson requires only lessons that come before it."

    static func check(_ course: LintedCourse) -> [Finding] {
        let all = Set(course.lessons.map(\.id))
        var earlier: Set<String> = []
        return course.lessons.flatMap { lesson -> [Finding] in
            defer { earlier.insert(lesson.id) }
            return lesson.requires.enumerated().compactMap { index, id in
                // A lesson that requires itself is already reported as an error.
                guard all.contains(id), !earlier.contains(id), id != lesson.id else { return nil }
                let message = "the lesson '\(id)' comes after this one"
                return Finding(message: message, location: lesson.location(of: "requires[\(index)]"))
            }
        }
    }
}
