/// What a lesson requires comes before it.
enum RequiresOrderRule: MethodRule {
    static let name = "requires-order"

    static func check(_ course: LintedCourse) -> [Finding] {
        let all = Set(course.lessons.map(\.id))
        var earlier: Set<String> = []
        return course.lessons.flatMap { lesson -> [Finding] in
            defer { earlier.insert(lesson.id) }
            return lesson.requires.enumerated().compactMap { index, id in
                guard all.contains(id), !earlier.contains(id) else { return nil }
                let message = id == lesson.id ? "a lesson can't require itself" : "the lesson '\(id)' comes after this one"
                return Finding(message: message, location: lesson.place("requires[\(index)]"))
            }
        }
    }
}
