package import EngineValues
package import Terminal

/// Asked before an action that can't be undone, or that affects an object created outside the lesson.
package struct EngineQuestion: Sendable, Equatable {
    package var action: EngineAction
    /// Whether the lesson created the object.
    package var isLessons: Bool

    package init(_ action: EngineAction, isLessons: Bool) {
        self.action = action
        self.isLessons = isLessons
    }

    package var title: String { action.verb.rawValue.prefix(1).uppercased() + action.verb.rawValue.dropFirst() + " " + action.name }

    package var text: [Line] {
        var lines = [Line(action.command), Line()]
        if !isLessons { lines.append(Line("This \(action.kind.rawValue) was created outside this lesson.")) }
        switch (action.verb, action.kind) {
        case (.remove, .container):
            lines.append(Line("This deletes the container, its log, and every file in it that isn't in a volume."))
        case (.remove, .image): lines.append(Line("This deletes the image. You can pull or build it again."))
        case (.remove, .volume): lines.append(Line("This deletes the volume and all its data."))
        case (.remove, .network): lines.append(Line("This deletes the network. You can create it again."))
        default: break
        }
        return lines
    }

    package var choices: [Dialog.Choice] {
        [Dialog.Choice(key: "y", label: "Yes, \(action.verb.rawValue) it"), Dialog.Choice(key: "n", label: "No, leave it alone")]
    }
}
