import DockerCLI
package import Sandbox

extension NameConflict {
    /// Whose the name is, and what can be done about it. Here alone a command is named: it solves no exercise.
    package var words: String {
        let kind = object.kind.rawValue
        let who =
            switch owner {
            case .lesson: "this lesson's own \(kind), made earlier."
            case .otherLesson(let lesson): "\(article) \(kind) of the lesson \(lesson), which does not count here."
            case .user: "\(article) \(kind) that was not made in this lesson and does not count."
            }
        let way =
            switch (wayOut, owner) {
            case (let command?, .lesson): "\(command) removes it."
            case (let command?, _): "\(command) makes room."
            case (nil, _): "It can't be renamed: remove it yourself, if nobody needs it."
            }
        return "The name \(object.name) is taken by \(who) \(way)"
    }

    private var article: String { object.kind == .image ? "an" : "a" }
}
