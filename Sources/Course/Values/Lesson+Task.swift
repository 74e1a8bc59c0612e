import Markdown
import Primitives

extension Lesson {
    /// The text of an exercise's task, without styling; empty if the exercise isn't part of this lesson.
    package func task(of exercise: Exercise) -> String {
        sections.first { $0.exercise?.id == exercise.id }?.prose.map(\.plain).joined(separator: "\n") ?? ""
    }
}

extension Lesson {
    /// The text of an exercise's task as it is written in the lesson's file, in Markdown: up to the first block with a role, such as the
    /// solution.
    ///
    /// - Parameter file: What the lesson was read from.
    package func writtenTask(of exercise: Exercise, in file: String) -> String {
        guard let section = sections.first(where: { $0.exercise?.id == exercise.id }) else { return "" }
        return file.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(section.location.line)
            .prefix { !$0.hasPrefix("## ") && Fence($0)?.hasKnownRole != true }.joined(separator: "\n").trimmed
    }
}
