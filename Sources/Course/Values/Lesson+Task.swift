import Markdown

extension Lesson {
    /// The text of an exercise's task, without styling; empty if the exercise isn't part of this lesson.
    package func task(of exercise: Exercise) -> String {
        let section = sections.first { $0.exercise?.id == exercise.id }
        return (section?.elements ?? []).map { element in
            if case .prose(let blocks) = element { blocks.map(\.plain).joined(separator: "\n") } else { "" }
        }.joined(separator: "\n")
    }
}
