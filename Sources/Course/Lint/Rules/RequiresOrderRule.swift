enum RequiresOrderRule: MethodRule {
    static let name = "requires-order"
    static let summary = "A lesson requires only lessons that come before it, or that the course assumes."

    static func check(_ course: LintedCourse) -> [Finding] {
        let all = Set(course.path.map(\.name))
        var earlier = course.assumedLessons
        return course.path.flatMap { step -> [Finding] in
            defer { earlier.insert(step.name) }
            return step.requires.compactMap { id, place in
                // A lesson that requires itself, or one that doesn't exist, is already reported as an error.
                guard all.contains(id) || course.others.contains(id), !earlier.contains(id), id != step.name else { return nil }
                let isShared = step.lesson == nil
                let message =
                    all.contains(id)
                    ? "the lesson '\(id)' comes after \(isShared ? "'\(step.name)', which requires it" : "this one")"
                    : "the course neither lists the lesson '\(id)' nor assumes it\(isShared ? ", and '\(step.name)' requires it" : "");"
                        + " name it in a module's parts, or in 'assumes'"
                return Finding(message: message, location: place)
            }
        }
    }
}
