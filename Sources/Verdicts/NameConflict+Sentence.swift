import DockerCLI
package import EngineValues

extension NameConflict {
    /// Who uses the name, and how to free it. This sentence may name a command, because that command solves no exercise.
    package var words: String {
        let kind = object.kind.rawValue
        let who =
            switch owner {
            case .otherLesson(let lesson): "\(article) \(kind) of the lesson \(lesson)."
            case .user: "\(article) \(kind) created outside calf."
            }
        let way =
            wayOut.map { "In another terminal, \($0) frees the name." }
            ?? "It can't be renamed. Remove it in another terminal if no one needs it."
        return "The name \(object.name) is already in use by \(who) \(way)"
    }

    private var article: String { object.kind == .image ? "an" : "a" }
}
