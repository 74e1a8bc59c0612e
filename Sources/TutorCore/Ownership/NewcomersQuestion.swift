package import DockerCLI
import Terminal

/// A question about objects created outside calf, which only the learner can answer. It is about one object, or about
/// the objects of one Compose project: a yes covers nothing else.
package struct NewcomersQuestion: Sendable, Equatable {
    package let objects: [EngineObject]
    /// How many objects are left to ask about after these.
    package let others: Int

    /// Picks the object that has waited longest; `nil` if none is waiting.
    package init?(_ waiting: [EngineObject]) {
        guard let first = waiting.first else { return nil }
        objects = first.project.isEmpty ? [first] : waiting.filter { $0.project == first.project }
        others = waiting.count - objects.count
    }

    /// The text of the question.
    package var text: String {
        guard objects.count == 1, let object = objects.first else {
            return
                "\(objects.count) objects of the Compose project \(objects[0].project) were created outside calf. Are they part of this lesson?"
        }
        let article = object.kind == .image ? "An" : "A"
        return "\(article) \(object.kind.rawValue) \(object.shownName) was created outside calf. Is it part of this lesson?"
    }

    /// What the answers lead to.
    package static let consequences =
        "Yes: checks count it, and you can remove it when you leave. No: calf leaves it alone. Never: the same, and calf won't ask about this name again."

    /// The name of the object or its project, for the notice about the answer.
    package var name: String { objects.count == 1 ? objects[0].shownName : objects[0].project }

    package enum Answer: Sendable { case yes, no, never }

    /// A question with its answer, which can be taken back.
    package struct Answered: Sendable, Equatable {
        package let question: NewcomersQuestion
        package let answer: Answer
    }

    /// The possible answers, with the letters of the menu.
    package static let answers: [(command: Command, word: String)] = [(.adopt, "yes"), (.ignore, "no"), (.neverAsk, "never")]
}
