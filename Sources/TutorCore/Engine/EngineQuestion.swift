import EngineValues
import Primitives
package import Terminal

/// Asked before an object is removed, which can't be undone.
package struct EngineQuestion: Sendable, Equatable {
    var action: EngineAction

    package var title: String { "\(action.verb.rawValue.capitalizedFirst) \(action.name)" }

    package var text: [Line] {
        let loss =
            switch action.kind {
            case .container: "This deletes the container, its log, and every file in it that isn't in a volume."
            case .image: "This deletes the image. You can pull or build it again."
            case .volume: "This deletes the volume and all its data."
            case .network: "This deletes the network. You can create it again."
            }
        return [Line(action.command), Line(), Line(loss)]
    }

    package var choices: [Dialog.Choice] {
        [Dialog.Choice(key: "y", label: "Yes, \(action.verb.rawValue) it"), Dialog.Choice(key: "n", label: "No, leave it alone")]
    }
}
