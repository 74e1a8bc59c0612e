/// "What goes wrong" shows errors as they really look, produced by a run block.
enum GoesWrongRule: LessonRule {
    static let name = "goes-wrong"

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.sections.filter { $0.kind == .goesWrong && !hasError($0) }.map {
            Finding(message: "no run block with an error stands under 'What goes wrong'", location: $0.location)
        }
    }

    private static func hasError(_ section: Section) -> Bool {
        section.elements.contains {
            if case .example(let example) = $0, case .error = example.outcome { true } else { false }
        }
    }
}
