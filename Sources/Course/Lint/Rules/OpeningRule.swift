/// A lesson begins with a question that matters: text before the first `##`.
enum OpeningRule: LessonRule {
    static let name = "opening"

    static func check(_ lesson: Lesson) -> [Finding] {
        if let opening = lesson.sections.first, opening.kind == .opening {
            let hasProse = opening.elements.contains { if case .prose = $0 { true } else { false } }
            if hasProse { return [] }
        }
        let location = lesson.sections.first?.location ?? SourceLocation(path: lesson.path, line: 1)
        return [Finding(message: "nothing before the first '##' says why this matters", location: location)]
    }
}
