/// A lesson can be in the lists of several courses, so its neighbors and its number differ.
enum LessonPositionRule: LessonRule {
    static let name = "lesson-position"
    static let summary =
        "A lesson never says 'the next lesson' or 'lesson 12': it names the topic, because other courses can list the lesson."

    static func check(_ lesson: Lesson) -> [Finding] {
        Prose(lesson).passages.flatMap { passage in
            passage.sentences.flatMap { positions(in: $0.joined(separator: " ")) }.map { words in
                let message = "'\(words)' depends on the course that lists this lesson; name the topic instead"
                return Finding(message: message, location: passage.location)
            }
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
