/// No two lessons with the same turn of phrase.
enum AnalogyRule: MethodRule {
    static let name = "analogy-repeated"

    static func check(_ course: LintedCourse) -> [Finding] {
        var seen: [String: String] = [:]
        return course.lessons.compactMap { lesson in
            guard let analogy = lesson.analogy else { return nil }
            let key = Slug.make(from: analogy)
            if let other = seen[key] {
                return Finding(message: "the lesson '\(other)' has this analogy already", location: lesson.place("analogy"))
            }
            seen[key] = lesson.id
            return nil
        }
    }
}
