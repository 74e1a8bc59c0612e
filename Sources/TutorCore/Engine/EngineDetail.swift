package import Sandbox
package import Terminal

/// One object, looked into.
package struct EngineDetail: Sendable, Equatable {
    /// What of it is shown.
    package enum View: String, Sendable, CaseIterable {
        case logs, layers, inspect
    }

    package var subject: EngineState.Mark
    package var view: View
    package var scroll = ScrollState()
    /// Whether new lines of a log move the view, as they do while its end is in sight.
    package var followsEnd = true
    package var log: LogTail?
    package var tree: InspectTree?
    package var layers: [ImageLayer]?
    /// Why there is nothing to see.
    package var trouble: String?

    /// Nothing is known yet of what is to be shown.
    package init(of subject: EngineState.Mark, view: View) {
        self.subject = subject
        self.view = view
    }

    /// What can be seen of a kind, the most telling first.
    package static func views(of kind: Inventory.Kind) -> [View] {
        switch kind {
        case .container: [.logs, .inspect]
        case .image: [.layers, .inspect]
        case .volume, .network: [.inspect]
        }
    }
}
