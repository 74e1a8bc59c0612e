enum GoesWrongRule: LessonRule {
    static let name = "goes-wrong"
    static let summary = "'What goes wrong' shows an error from a run block."

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.sections.filter { $0.kind == .goesWrong && !hasError($0) }.map {
            Finding(message: "'What goes wrong' has no run block with an error block", location: $0.location)
        }
    }

    private static func hasError(_ section: Section) -> Bool {
        section.elements.contains {
            if case .example(let example) = $0, case .error = example.outcome { true } else { false }
        }
    }
}
