enum AnalogyRule: MethodRule {
    static let name = "analogy-repeated"
    static let summary = "No analogy is used twice in a course."

    static func check(_ course: LintedCourse) -> [Finding] {
        var seen: [String: String] = [:]
        return course.lessons.compactMap { lesson in
            guard let analogy = lesson.analogy else { return nil }
            let key = Slug.make(from: analogy)
            if let other = seen[key] {
                let message = "the lesson '\(other)' already uses this analogy; choose a different one"
                return Finding(message: message, location: lesson.location(of: "analogy"))
            }
            seen[key] = lesson.id
            return nil
        }
    }
}
