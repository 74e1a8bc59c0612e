package import Sandbox
package import Terminal

/// What is asked before something is done that can't be undone, or that is not the lesson's.
package struct EngineQuestion: Sendable, Equatable {
    package var action: EngineAction
    /// The name that the learner knows it by.
    package var isLessons: Bool

    /// Joins the two.
    package init(_ action: EngineAction, isLessons: Bool) {
        self.action = action
        self.isLessons = isLessons
    }

    package var title: String { action.verb.rawValue.prefix(1).uppercased() + action.verb.rawValue.dropFirst() + " " + action.name }

    package var text: [Line] {
        var lines = [Line(action.command), Line()]
        if !isLessons { lines.append(Line("This is not the lesson's: it was there before, or something else on this machine made it.")) }
        switch (action.verb, action.kind) {
        case (.remove, .container):
            lines.append(Line("The container goes, with its log and with what was written in it outside of volumes."))
        case (.remove, .image): lines.append(Line("The image goes. It can be pulled or built again."))
        case (.remove, .volume): lines.append(Line("What is kept in this volume is lost."))
        case (.remove, .network): lines.append(Line("The network goes. It can be made again."))
        default: break
        }
        return lines
    }

    package var choices: [Dialog.Choice] {
        [Dialog.Choice(key: "y", label: "\(action.verb.rawValue) it"), Dialog.Choice(key: "n", label: "leave it as it is")]
    }
}
