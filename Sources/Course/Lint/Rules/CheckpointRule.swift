enum CheckpointRule: LessonRule {
    static let name = "checkpoint"
    static let summary = "A checkpoint has two to four questions."

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.sections.filter { $0.kind == .checkpoint }.compactMap { section in
            let count = section.elements.count { if case .quiz = $0 { true } else { false } }
            if (2...4).contains(count) { return nil }
            let found = count == 1 ? "1 question" : "\(count) questions"
            return Finding(message: "this checkpoint has \(found); ask two to four", location: section.location)
        }
    }
}
