import Glibc

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
    var major = 0
    var notices: [ServerNotice] = []
    var failure: KeeperFailure?

    /// Returns `nil` if there is no state file, or if another version of calf wrote it.
    static func read(_ path: String) -> KeeperState? {
        // An unreadable state counts as missing.
        guard let text = try? FileSystem.readText(path) else { return nil }
        return KeeperState(text: text)
    }

    func write(_ path: String) throws(SandboxError) { try FileSystem.write(text, to: path) }
}

/// An event in the cluster's life that the user should know about.
package enum ServerNotice: Sendable, Equatable {
    /// The cluster was created by another major version, which is no longer installed. It was moved to `path` and a new one created.
    case clusterSetAside(major: String, path: String)
    /// The server could not start from the cluster. It was moved to `path` and a new one created.
    case damagedClusterSetAside(path: String)
}

/// Why the keeper gave up, in a form that can be written to a file.
struct KeeperFailure: Sendable, Equatable {
    enum Kind: String, Sendable {
        case serverMissing, diskFull, permission, system, clusterNotCreated, serverFailed, other
    }

    var kind: Kind
    var operation = ""
    var path = ""
    var code: Int32 = 0
    var detail = ""
}

// MARK: - As text: one `key value` pair per line

extension KeeperState {
    var text: String {
        var lines = [
            "phase \(phase.rawValue)", "keeper \(keeper)", "server \(server)", "socket \(Self.escape(socket))", "major \(major)",
        ]
        for notice in notices {
            switch notice {
            case .clusterSetAside(let major, let path): lines.append("set-aside \(Self.escape(major)) \(Self.escape(path))")
            case .damagedClusterSetAside(let path): lines.append("damaged \(Self.escape(path))")
            }
        }
        if let failure {
            let words = [failure.kind.rawValue, failure.operation, failure.path, "\(failure.code)", failure.detail]
            lines.append("failure " + words.map(Self.escape).joined(separator: " "))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    init?(text: String) {
        self.init(phase: .starting, keeper: 0, socket: "")
        var hasPhase = false
        for line in text.split(separator: "\n") {
            var words = line.split(separator: " ", omittingEmptySubsequences: false).map { Self.unescape($0) }
            let key = words.removeFirst()
            guard let first = words.first else { return nil }
            switch key {
            case "phase":
                guard let phase = Phase(rawValue: first) else { return nil }
                self.phase = phase
                hasPhase = true
            case "keeper": keeper = pid_t(first) ?? 0
            case "server": server = pid_t(first) ?? 0
            case "socket": socket = first
            case "major": major = Int(first) ?? 0
            case "set-aside" where words.count == 2: notices.append(.clusterSetAside(major: first, path: words[1]))
            case "damaged": notices.append(.damagedClusterSetAside(path: first))
            case "failure" where words.count == 5:
                failure = KeeperFailure(
                    kind: KeeperFailure.Kind(rawValue: first) ?? .other, operation: words[1], path: words[2],
                    code: Int32(words[3]) ?? 0, detail: words[4])
            default: return nil
            }
        }
        guard hasPhase, keeper != 0 else { return nil }
    }

    private static func escape(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case " ": escaped += "\\s"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private static func unescape(_ text: Substring) -> String {
        var plain = ""
        var scalars = text.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "\\" else {
                plain.unicodeScalars.append(scalar)
                continue
            }
            switch scalars.next() {
            case "n": plain += "\n"
            case "s": plain += " "
            default: plain += "\\"
            }
        }
        return plain
    }
}

// MARK: - Converting between file and error

extension KeeperFailure {
    init(_ error: SandboxError) {
        switch error {
        case .serverMissing(let package): self.init(kind: .serverMissing, detail: package)
        case .diskFull(let path): self.init(kind: .diskFull, path: path)
        case .permission(let operation, let path, let code):
            self.init(kind: .permission, operation: operation, path: path, code: code)
        case .system(let operation, let path, let code): self.init(kind: .system, operation: operation, path: path, code: code)
        case .clusterNotCreated(let output): self.init(kind: .clusterNotCreated, detail: output)
        case .serverFailed(let log), .clusterDamaged(let log): self.init(kind: .serverFailed, detail: log)
        default: self.init(kind: .other, detail: "\(error)")
        }
    }

    var error: SandboxError {
        switch kind {
        case .serverMissing: .serverMissing(package: detail)
        case .diskFull: .diskFull(path: path)
        case .permission: .permission(operation: operation, path: path, code: code)
        case .system: .system(operation: operation, path: path, code: code)
        case .clusterNotCreated: .clusterNotCreated(output: detail)
        case .serverFailed, .other: .serverFailed(log: detail)
        }
    }
}
