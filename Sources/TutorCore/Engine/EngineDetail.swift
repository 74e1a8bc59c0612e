package import EngineValues
package import Terminal

/// The details of one object, or of the engine.
package struct EngineDetail: Sendable, Equatable {
    /// Which details are shown.
    package enum View: String, Sendable, CaseIterable {
        case logs, layers, files, inspect
        case disk = "disk use"

        /// Whether it is a tree, not lines.
        package var isTree: Bool { self != .logs && self != .layers }

        /// The command that shows the same in a shell.
        package func command(for name: String) -> String {
            switch self {
            case .logs: CommandText.of(["docker", "logs", "--follow", name])
            case .layers: CommandText.of(["docker", "history", name])
            case .files: CommandText.of(["docker", "image", "save", name])
            case .inspect: CommandText.of(["docker", "inspect", name])
            case .disk: "docker system df -v"
            }
        }
    }

    /// `nil` for the engine.
    package var subject: EngineState.Mark?
    package var view: View
    package var scroll = ScrollState()
    /// Whether the view scrolls with new log lines, as it does while the log's last line is visible.
    package var followsEnd = true
    package var log: LogTail?
    /// The trees that were loaded, and the one of this view.
    private var trees: [View: InspectTree] = [:]
    package var tree: InspectTree? {
        get { trees[view] }
        set { trees[view] = newValue }
    }
    package var layers: [ImageLayer]?
    /// While the files in an image's layers are being read.
    package var readingFiles: LayersProgress?
    /// The search text in a log; empty for none.
    package internal(set) var sought = ""
    /// The field for the search text, while it is open.
    package internal(set) var search: InputState?
    /// Why there is nothing to show.
    package var trouble: String?

    /// Details that have not been loaded yet.
    package init(of subject: EngineState.Mark?, view: View) {
        self.subject = subject
        self.view = view
    }

    /// Whether a log line contains the search text. Ignores case.
    package func isMatch(_ line: String) -> Bool { !sought.isEmpty && line.lowercased().contains(sought.lowercased()) }

    /// Adds a tree that has been loaded.
    mutating func receive(_ tree: InspectTree, for view: View) { trees[view] = tree }

    /// The views for a kind of object, the most informative first; for the engine if there is none.
    package static func views(of kind: Inventory.Kind?) -> [View] {
        switch kind {
        case nil: [.disk]
        case .container: [.logs, .inspect]
        case .image: [.layers, .files, .inspect]
        case .volume, .network: [.inspect]
        }
    }
}
