enum ObjectiveVerbRule: LessonRule {
    static let name = "objective-verb"
    static let summary = "Each objective starts with a verb that can be checked, such as explain, predict, or write."

    /// Verbs for things no one can observe, and first words that aren't verbs.
    private static let vague: Set<String> = [
        "understand", "know", "learn", "appreciate", "grasp", "realize", "realise", "become", "be", "get", "see", "explore", "discover",
        "think", "feel", "believe", "remember", "study", "familiarize", "familiarise", "master", "internalize", "internalise",
        "how", "what", "why", "when", "where", "which", "the", "a", "an", "to", "you", "this", "that", "some", "basics", "introduction",
    ]

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.objectives.enumerated().compactMap { index, objective in
            let first = objective.prefix { !$0.isWhitespace }.lowercased().filter(\.isLetter)
            guard vague.contains(first) || first.count > 5 && first.hasSuffix("ing") else { return nil }
            let message = "this objective starts with '\(first)'; start with a verb that can be checked, such as explain, predict, or write"
            return Finding(message: message, location: lesson.location(of: "objectives[\(index)]"))
        }
    }
}
