enum OpeningRule: LessonRule {
    static let name = "opening"
    static let summary = "A lesson starts with a question that matters, before the first '##'."

    static func check(_ lesson: Lesson) -> [Finding] {
        if let opening = lesson.sections.first, opening.kind == .opening {
            let hasProse = opening.elements.contains { if case .prose = $0 { true } else { false } }
            if hasProse { return [] }
        }
        let location = lesson.sections.first?.location ?? SourceLocation(path: lesson.path, line: 1)
        return [Finding(message: "this lesson has no text before the first '##'; start with a question that matters", location: location)]
    }
}
