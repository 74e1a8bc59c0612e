import EngineValues
import Primitives

/// An event from `docker events` that changes what an engine holds.
struct EngineEvent: Sendable, Equatable {
    /// The kinds that have to be listed again.
    var kinds: Set<Inventory.Kind>
    /// The container that exited.
    var ended: String?
    /// The container that started.
    var started: String?

    /// - Returns: `nil` for events that change nothing visible: a single health check causes three of them.
    init?(line: String) {
        for quiet in ["exec", "attach", "top", "resize", "archive-path", "extract-to-dir"]
        where line.contains("\"Action\":\"\(quiet)") { return nil }
        // What isn't JSON tells of no change.
        guard let json = try? JSONValue(parsing: line) else { return nil }
        switch json["Type"].text {
        case "container":
            // Volumes removed with a container have their own events. A new container may be part of a build.
            kinds = [.container]
            let id = json["Actor"]["ID"].text
            switch json["Action"].text {
            case "die": ended = id
            case "start": started = id
            default: break
            }
        case "image": kinds = [.image]
        case "volume": kinds = [.volume]
        case "network":
            // The container list shows each container's networks.
            kinds = [.network, .container]
        case "daemon", "plugin", "builder", nil: return nil
        default: kinds = Set(Inventory.Kind.allCases)
        }
    }
}
