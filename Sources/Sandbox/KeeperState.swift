import Glibc
import Primitives

/// The keeper's status in a file that every client reads. Each change replaces the file atomically.
struct KeeperState: Sendable, Equatable {
    enum Phase: String, Sendable {
        /// The server is being started.
        case starting
        /// The cluster is being created, which takes longer. Happens only the first time.
        case creating
        case ready
        /// The keeper has given up and exited; `failure` says why.
        case failed
    }

    var phase: Phase
    var keeper: pid_t
    var server: pid_t = 0
    var socket: String
    var notices: [ServerNotice] = []
    /// See `SandboxError.fields`; empty unless the keeper has failed.
    var failure: [String] = []

    /// The state that this keeper has written, if any. `nil` if another version of calf wrote it.
    static func read(_ place: ServerPlace, of keeper: pid_t?) -> KeeperState? {
        // An unreadable state counts as missing.
        guard let text = try? FileSystem.readText(place.state), let state = KeeperState(json: text) else { return nil }
        return state.keeper == keeper ? state : nil
    }
}

/// An event in the cluster's life that the user should know about.
package enum ServerNotice: Sendable, Equatable {
    /// The cluster was created by another major version, which is no longer installed. It was moved to `path` and a new one created.
    case clusterSetAside(major: String, path: String)
    /// The server could not start from the cluster. It was moved to `path` and a new one created.
    case damagedClusterSetAside(path: String)
}

// MARK: - As JSON

extension KeeperState {
    var json: String {
        func list(_ fields: [String]) -> JSONValue { .list(fields.map { .text($0) }) }
        return JSONValue.object([
            .init("phase", .text(phase.rawValue)), .init("keeper", .number("\(keeper)")), .init("server", .number("\(server)")),
            .init("socket", .text(socket)), .init("notices", .list(notices.map { list($0.fields) })), .init("failure", list(failure)),
        ]).json
    }

    init?(json: String) {
        // Another version of calf may have written something else.
        guard let value = try? JSONValue(parsing: json), let phase = value["phase"].text.flatMap(Phase.init(rawValue:)),
            let socket = value["socket"].text, let keeper = value["keeper"].int.flatMap({ pid_t(exactly: $0) }),
            let server = value["server"].int.flatMap({ pid_t(exactly: $0) })
        else { return nil }
        self.init(phase: phase, keeper: keeper, server: server, socket: socket)
        notices = value["notices"].items.compactMap { ServerNotice(fields: $0.texts) }
        failure = value["failure"].texts
    }
}

extension ServerNotice {
    fileprivate var fields: [String] {
        switch self {
        case .clusterSetAside(let major, let path): [major, path]
        case .damagedClusterSetAside(let path): [path]
        }
    }

    fileprivate init?(fields: [String]) {
        switch fields.count {
        case 1: self = .damagedClusterSetAside(path: fields[0])
        case 2: self = .clusterSetAside(major: fields[0], path: fields[1])
        default: return nil
        }
    }
}

extension SandboxError {
    /// The error as the keeper writes it.
    var fields: [String] {
        switch self {
        case .serverMissing(let package): ["serverMissing", package]
        case .diskFull(let path): ["diskFull", path]
        case .permission(let operation, let path, let code): ["permission", operation, path, "\(code)"]
        case .system(let operation, let path, let code): ["system", operation, path, "\(code)"]
        case .clusterNotCreated(let output): ["clusterNotCreated", output]
        case .serverFailed(let log), .clusterDamaged(let log): ["serverFailed", log]
        default: ["serverFailed", "\(self)"]
        }
    }

    init(fields: [String]) {
        let code = fields.last.flatMap { Int32($0) } ?? 0
        switch (fields.first ?? "", fields.count) {
        case ("serverMissing", 2): self = .serverMissing(package: fields[1])
        case ("diskFull", 2): self = .diskFull(path: fields[1])
        case ("permission", 4): self = .permission(operation: fields[1], path: fields[2], code: code)
        case ("system", 4): self = .system(operation: fields[1], path: fields[2], code: code)
        case ("clusterNotCreated", 2): self = .clusterNotCreated(output: fields[1])
        default: self = .serverFailed(log: fields.last ?? "")
        }
    }
}
