import Course
import Sandbox

/// The interface between calf and `node.sh`: the functions' command lines, and the variables that they find.
struct NodeScript: Sendable {
    let plan: ServerPlan
    let place: SetPlace
    /// The addresses without their last number: `127.64.3.`.
    let net: String
    let password: String

    /// The script of a set whose addresses are known.
    init(plan: ServerPlan, place: SetPlace) throws(SandboxError) {
        (self.plan, self.place) = (plan, place)
        (net, password) = (try FileSystem.readText(place.net), try FileSystem.readText(place.password))
    }

    /// Runs a function in the node's folder. `run` ends with the exec of a program, which thereby gets this process.
    static func words(for function: String) -> [String] {
        ["/bin/sh", "-ec", #". "$KIND/lib.sh"; . "$KIND/node.sh"; cd "$DIR"; "$@""#, "sh", function]
    }

    /// Whether a kind has an optional function.
    func has(_ function: String, _ kind: ServerKind) -> Bool {
        // Without a script, there is no function.
        let script = (try? FileSystem.readText(folder(of: kind) + "/node.sh")) ?? ""
        return script.split(separator: "\n").contains { $0.hasPrefix("\(function)()") }
    }

    private func folder(of kind: ServerKind) -> String { "\(place.plan)/kinds/\(kind.name)" }

    /// All variables of a node's functions.
    func environment(of node: ServerSet.Node) -> [String: String] {
        let kind = plan.kind(of: node)
        var variables = nodeVariables
        for other in plan.set.nodes {
            variables["\(other.name)_NODE"] = plan.meant(by: other).name
            variables["\(other.name)_KIND"] = folder(of: plan.kind(of: other))
        }
        for (key, setting) in kind.settings { variables["SET_\(key)"] = node.settings[key] ?? setting.standard }
        for key in ["DIR", "SOCKETS", "ADDRESS", "PORT"] { variables[key] = variables["\(node.name)_\(key)"] }
        let path = ProcessEnvironment.path(Self.path([kind]), then: ProcessEnvironment.current["PATH"])
        let own = [
            "NODE": node.name, "KIND": folder(of: kind), "PASSWORD": password, "DATASETS": place.plan + "/datasets",
            "PATH": path, "HOME": place.folder(of: node.name), "LANG": "C.UTF-8", "TZ": "UTC",
        ]
        return variables.merging(own) { $1 }
    }

    /// The variables with which the lesson's shell reaches the nodes, except PATH.
    var shellVariables: [String: String] {
        nodeVariables.merging(["PGSERVICEFILE": place.services, "SERVERS_PASSWORD": password]) { $1 }
    }

    /// The folders that the lesson's shell has first in PATH.
    var shellPath: [String] { [place.programs] + Self.path(plan.set.nodes.map(plan.kind)) }

    private var nodeVariables: [String: String] {
        var variables: [String: String] = [:]
        for (index, node) in plan.set.nodes.enumerated() {
            variables["\(node.name)_DIR"] = place.folder(of: node.name)
            variables["\(node.name)_SOCKETS"] = place.sockets(of: node.name)
            variables["\(node.name)_ADDRESS"] = "\(net)\(index + 1)"
            let kind = plan.kind(of: node)
            variables["\(node.name)_PORT"] = (kind.standsFor == nil ? kind.port : plan.port(of: node)).map(String.init) ?? ""
        }
        return variables
    }

    /// The folders of kinds' programs that exist. In place of `*` comes the highest number.
    static func path(_ kinds: [ServerKind]) -> [String] {
        var path: [String] = []
        for pattern in kinds.flatMap(\.path) {
            let parts = pattern.split(separator: "*", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let newest = FileSystem.names(in: parts[0]).max { (Double($0) ?? 0) < (Double($1) ?? 0) }
            let folder = parts.count == 1 ? pattern : parts[0] + (newest ?? "") + parts[1]
            if FileSystem.isDirectory(folder), !path.contains(folder) { path.append(folder) }
        }
        return path
    }
}
