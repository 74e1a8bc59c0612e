import DockerCLI
import Primitives

/// What `docker events` says happened, as far as it changes what an engine holds.
struct EngineEvent: Sendable, Equatable {
    /// What has to be looked at again.
    var kinds: Set<Inventory.Kind>
    /// The container that has ended.
    var ended: String?
    /// The container that runs now.
    var started: String?
    /// Whether something has come into being that others than calf's own docker may have made.
    var isBirth = false
    /// The image that was given a name; one that is fetched has had its name before.
    var named: String?

    /// - Returns: `nil` for what changes nothing that is shown: health checks alone make three events each.
    init?(line: String) {
        for quiet in ["exec_create", "exec_start", "exec_die", "attach", "top", "resize", "archive-path", "extract-to-dir"]
        where line.contains("\"Action\":\"\(quiet)") { return nil }
        let json: JSONValue
        do throws(JSONError) {
            json = try JSONValue(parsing: line)
        } catch {
            return nil
        }
        switch json["Type"].text {
        case "container":
            // A container that goes may take volumes along, which have events of their own; one that comes may be a build's.
            kinds = [.container]
            let id = json["Actor"]["ID"].text
            switch json["Action"].text {
            case "die": ended = id
            case "start": started = id
            case "create": isBirth = json["Actor"]["Attributes"][CalfLabel.home].text == nil
            default: break
            }
        case "image":
            kinds = [.image]
            if ["tag", "import"].contains(json["Action"].text) { (isBirth, named) = (true, json["Actor"]["ID"].text) }
        case "volume":
            kinds = [.volume]
            isBirth = json["Action"].text == "create"
        case "network":
            // A container's own line names its networks.
            kinds = [.network, .container]
            isBirth = json["Action"].text == "create"
        case "daemon", "plugin", "builder", nil: return nil
        default: kinds = Set(Inventory.Kind.allCases)
        }
    }
}
