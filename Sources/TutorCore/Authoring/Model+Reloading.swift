import Course
import Progress

/// Reloading the open lesson's file while its author edits it.
extension Model {
    /// - Parameters:
    ///   - new: the lesson as its file is now; `nil` if the file can't be read.
    ///   - findings: what the linter reports about it, one sentence each.
    mutating func reload(_ id: LessonID, _ new: Lesson?, findings: [String]) -> [Effect] {
        guard lesson?.id == id else { return [] }
        lesson?.findings = findings
        guard let new, new != lesson?.lesson else { return [] }
        lesson?.replace(by: new)
        if lesson?.markedItem == nil { markFirst() }
        return lesson.map { [.prepareLesson($0.summary)] + lookAtFacts() } ?? []
    }
}

extension LessonState {
    /// Switches to another version of the lesson. The learner stays in the section with the same title, and keeps the progress made there.
    fileprivate mutating func replace(by new: Lesson) {
        let old = lesson
        func place(of section: Int) -> Int? {
            old.sections.element(at: section).flatMap { before in new.sections.firstIndex { $0.title == before.title } }
        }
        func moved<Value>(_ values: [ExampleID: Value]) -> [ExampleID: Value] {
            var found: [ExampleID: Value] = [:]
            for (id, value) in values {
                guard let section = place(of: id.section), new.sections[section].elements.indices.contains(id.element) else { continue }
                found[ExampleID(section: section, element: id.element)] = value
            }
            return found
        }
        section = place(of: section) ?? min(section, max(0, new.sections.count - 1))
        examples = moved(examples)
        exampleResults = moved(exampleResults)
        // The choices may differ.
        quizzes = [:]
        prompt = nil
        lesson = new
        summary.title = new.title
        summary.minutes = new.minutes
        ensurePad()
    }
}
