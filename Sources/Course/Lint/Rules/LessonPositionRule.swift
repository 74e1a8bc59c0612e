import Markdown

/// A lesson can be in the lists of several courses, so its neighbors and its number differ.
enum LessonPositionRule: LessonRule {
    static let name = "lesson-position"
    static let summary = "No text says 'the next lesson' or 'lesson 12': it names the topic, because other courses can list the lesson."

    static func check(_ lesson: Lesson) -> [Finding] {
        texts(of: lesson).flatMap { text, location in
            positions(in: text).map { words in
                let message = "'\(words)' depends on the course that lists this lesson; name the topic instead"
                return Finding(message: message, location: location)
            }
        }
    }

    /// Everything that is read, without code, and where it is.
    private static func texts(of lesson: Lesson) -> [(String, SourceLocation)] {
        lesson.sections.flatMap { section -> [(String, SourceLocation)] in
            let prose = section.elements.flatMap { element -> [(String, SourceLocation)] in
                switch element {
                case .prose(let blocks):
                    blocks.flatMap(\.texts).map { (Prose.text($0.inlines), SourceLocation(path: lesson.path, line: $0.line)) }
                case .quiz(let quiz): (quiz.choices.flatMap { [$0.text, $0.why] } + [quiz.question]).map { ($0, quiz.location) }
                case .example, .diagram, .listing: []
                }
            }
            let mistakes = section.exercise?.mistakes.map { ($0.message, $0.block.fence) } ?? []
            let others = (section.exercise?.hints ?? []) + section.notes + [section.title]
            return prose + mistakes + others.map { ($0, section.location) }
        }
    }

    /// The phrases that name a lesson by its position.
    static func positions(in text: String) -> [String] {
        let words = text.split { !($0.isLetter || $0.isNumber) }.map { $0.lowercased() }
        return zip(words, words.dropFirst()).compactMap { first, second in
            let isNeighbor = ["next", "previous", "last"].contains(first) && ["lesson", "lessons"].contains(second)
            let isNumber = ["lesson", "lessons"].contains(first) && second.first?.isNumber == true
            return isNeighbor || isNumber ? "\(first) \(second)" : nil
        }
    }
}
