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

extension Lesson {
    /// The text of an exercise's task as it is written in the lesson's file, in Markdown: up to the first block with a role, such as the
    /// solution.
    ///
    /// - Parameter file: What the lesson was read from.
    package func writtenTask(of exercise: Exercise, in file: String) -> String {
        guard let section = sections.first(where: { $0.exercise?.id == exercise.id }) else { return "" }
        var lines: [Substring] = []
        var fence: Substring?
        for line in file.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(section.location.line) {
            if line.hasPrefix("## ") { break }
            if line.hasPrefix("```") {
                let isOpening = fence == nil
                fence = isOpening ? line : nil
                if isOpening, line.drop(while: { $0 == "`" }).split(separator: " ").count > 1 { break }
            }
            lines.append(line)
        }
        let start = lines.firstIndex { !$0.allSatisfy(\.isWhitespace) } ?? lines.endIndex
        let end = lines.lastIndex { !$0.allSatisfy(\.isWhitespace) }.map { $0 + 1 } ?? start
        return lines[start..<end].joined(separator: "\n")
    }
}
