enum TeachesUnseenRule: LessonRule {
    static let name = "teaches-unseen"
    static let summary = "Each entry of 'teaches' appears in the lesson's text or code."

    static func check(_ lesson: Lesson) -> [Finding] {
        if lesson.teaches.isEmpty { return [] }
        let text = text(of: lesson).lowercased()
        let words = Set(text.split { !($0.isLetter || $0.isNumber || isSign($0)) }.flatMap { [$0, $0.trimmingDots] })
        let constructs = CodeNames.constructs(in: lesson.shownCode)
        return lesson.teaches.enumerated().compactMap { index, entry in
            let name = entry.lowercased()
            // Several words may be apart, such as `docker run --name shop --rm`, or one word may be part of another, such as a plural.
            if name.split(separator: " ").allSatisfy(words.contains) || constructs.contains(name) || text.contains(name) { return nil }
            return Finding(
                message: "neither the text nor the code of this lesson contains '\(entry)'",
                location: lesson.location(of: "teaches[\(index)]"), nearest: Nearest.match(name, among: constructs.sorted()))
        }
    }

    private static func isSign(_ character: Character) -> Bool { "-_.*+/|=<>".contains(character) }

    private static func text(of lesson: Lesson) -> String {
        let prose = lesson.sections.flatMap(\.elements).flatMap { element -> [String] in
            if case .prose(let blocks) = element { blocks.map(\.plain) } else { [] }
        }
        return (lesson.sections.map(\.title) + prose + lesson.shownCode.map(\.text)).joined(separator: "\n")
    }
}

extension Substring {
    /// Without the dots at its end, which mostly end a sentence.
    fileprivate var trimmingDots: Substring {
        var rest = self
        while rest.last == "." { rest.removeLast() }
        return rest
    }
}
