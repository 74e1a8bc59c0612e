import Course
import DockerCLI
import Grading
import Sandbox
import Terminal

/// Banners at the bottom of the screen, shown as long as they apply: a name conflict, and a question about objects created outside calf.
/// The shell keeps the focus meanwhile.
extension Model {
    /// Handles the learner's answer on objects created outside calf.
    mutating func answerNewcomers(areLessons: Bool) -> [Effect] {
        guard let question = lesson?.engine.question else { return [] }
        lesson?.engine.newcomers.removeAll { question.objects.contains($0) }
        notice = Notice("\(question.name) \(areLessons ? "is now part of this lesson." : "was left alone.")")
        return areLessons ? [.engine(.adopt(question.objects))] : []
    }
}
