package import DockerCLI
import Terminal

/// Something that came past calf's docker, and of which only the learner knows whose it is. One thing is asked about at a time, or what
/// belongs to one Compose project: a yes is for nothing else.
package struct NewcomersQuestion: Sendable, Equatable {
    package let objects: [EngineObject]
    /// How many are asked about after these.
    package let others: Int

    /// Of what waits, that which has waited longest; `nil` where nothing does.
    package init?(_ waiting: [EngineObject]) {
        guard let first = waiting.first else { return nil }
        objects = first.project.isEmpty ? [first] : waiting.filter { $0.project == first.project }
        others = waiting.count - objects.count
    }

    /// What is asked.
    package var text: String {
        guard objects.count == 1, let object = objects.first else {
            return
                "\(objects.count) objects of the Compose project \(objects[0].project) were created outside calf. Are they part of this lesson?"
        }
        let article = object.kind == .image ? "An" : "A"
        return "\(article) \(object.kind.rawValue) \(object.shownName) was created outside calf. Is it part of this lesson?"
    }

    /// What they are called, when it was said whose they are.
    package var name: String { objects.count == 1 ? objects[0].shownName : objects[0].project }

    /// What can be answered, with the letters of the menu.
    package static let answers: [(command: Command, word: String)] = [(.adopt, "yes"), (.ignore, "no")]
}
