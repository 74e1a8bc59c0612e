enum ErrorExplainedRule: LessonRule {
    static let name = "error-unexplained"
    static let summary = "Each error under 'What goes wrong' is followed by its explanation."

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.sections.filter { $0.kind == .goesWrong }.flatMap { section in
            section.elements.indices.compactMap { index -> Finding? in
                guard case .example(let example) = section.elements[index], case .error = example.outcome else { return nil }
                if section.elements.indices.contains(index + 1), case .prose = section.elements[index + 1] { return nil }
                return Finding(message: "no text after this error explains its lines", location: example.block.location)
            }
        }
    }
}
