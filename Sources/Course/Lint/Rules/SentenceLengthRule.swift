/// A sentence holds one thought, so it has a maximum length.
enum SentenceLengthRule: LessonRule {
    static let name = "sentence-length"
    static let summary = "A sentence has at most 32 words."

    private static let limit = 32

    static func check(_ lesson: Lesson) -> [Finding] {
        Prose(lesson).passages.flatMap { passage in
            passage.sentences.filter { $0.count > limit }.map { words in
                let start = words.prefix(4).joined(separator: " ")
                return Finding(
                    message: "the sentence '\(start) …' has \(words.count) words; split it into sentences of at most \(limit)",
                    location: passage.location)
            }
        }
    }
}
