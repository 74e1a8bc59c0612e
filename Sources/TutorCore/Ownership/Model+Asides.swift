import Course
import DockerCLI
import Grading
import Sandbox
import Terminal

/// What is said under everything else as long as it is so: that a name is taken, and a question about what came past calf's docker. The
/// shell keeps its keys meanwhile.
extension Model {
    /// The learner has said whose things are that came past calf's docker.
    mutating func answerNewcomers(areLessons: Bool) -> [Effect] {
        guard let question = lesson?.engine.question else { return [] }
        lesson?.engine.newcomers.removeAll { question.objects.contains($0) }
        notice = Notice("\(question.name) \(areLessons ? "is part of this lesson now." : "is left alone.")")
        return areLessons ? [.engine(.adopt(question.objects))] : []
    }
}
