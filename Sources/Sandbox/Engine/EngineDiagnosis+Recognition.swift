package import EngineValues
import Glibc

/// Maps the error messages of commands to diagnoses.
///
/// The messages were observed with the `docker` commands 20.10.24 (Debian 12) and 28.2.2. Those of other versions, where noted, are taken
/// from their source code.
extension EngineDiagnosis {
    /// Diagnoses a failure. `place` is where the command looked for the engine.
    package init(_ error: EngineError, at place: EnginePlace, environment: [String: String]) {
        switch error {
        case .commandMissing: self = .commandMissing
        case .timedOut(_, let after): self = .notAnswering(after: after)
        case .refused(_, _, let message):
            self = EngineDiagnosis.recognize(message, at: place, environment: environment) ?? .other(words: message)
        case .unreadable(_, let reason): self = .other(words: reason)
        case .unsupported(let product): self = .unsupported(place, product: product)
        case .cannotStart(_, let code): self = .other(words: String(cString: strerror(code)))
        case .cancelled: self = .other(words: "cancelled")
        }
    }

    /// Diagnoses a failure without knowing where the command looked. If it matters, the location is read from the error message.
    package init(_ error: EngineError, environment: [String: String] = ProcessEnvironment.current) {
        var place = EnginePlace(address: "unix:///var/run/docker.sock", context: environment["DOCKER_CONTEXT"] ?? "default")
        if let variable = environment["DOCKER_HOST"], !variable.isEmpty {
            place = EnginePlace(address: variable, isFromVariable: true)
        } else if case .refused(_, _, let message) = error, let start = message.firstRange(of: " at unix://") {
            place.address = String(message[start.lowerBound...].dropFirst(4).prefix { !$0.isWhitespace && $0 != ";" })
            // "… at unix:///var/run/docker.sock. Is the docker daemon running?", "… at unix:///var/run/docker.sock: Get …".
            while place.address.hasSuffix(".") || place.address.hasSuffix(":") { place.address.removeLast() }
        }
        self.init(error, at: place, environment: environment)
    }

    /// Recognizes an error message, or returns `nil` if the error is about the command itself, not the engine.
    package static func recognize(_ words: String, at place: EnginePlace, environment: [String: String]) -> EngineDiagnosis? {
        let has = { (part: String) in words.contains(part) }
        // "Got permission denied …" up to 20.10.0; "… to the docker API at …" since 28.3.
        if has("ermission denied while trying to connect to the") { return permissionDenied(at: place) }
        // The `docker` command 29: "failed to connect to the docker API at unix:///…; check if the path is correct and if the daemon is
        // running".
        if has("Cannot connect to the Docker daemon") || has("failed to connect to the docker API") {
            return notThere(place, environment: environment)
        }
        if has("error during connect:") { return .hostUnreachable(place, words: cause(words)) }
        if has("nvalid bind address format") || has("unable to parse docker host") || has("invalid proto") {
            return .hostMalformed(words: cause(words))
        }
        // 20.10: `context "x" does not exist` for the variable, `Current context "x" is not found` for the file; 28: `context not found`.
        if has("context not found") || has("is not found on the file system") || has("\" does not exist") && has("context \"") {
            return .contextMissing(name: quoted(words) ?? "")
        }
        if has("is too new. Maximum supported API version") { return .versionsApart(commandIsOlder: false) }
        if has("is too old. Minimum supported API version") { return .versionsApart(commandIsOlder: true) }
        // 20.10: "docker: 'compose' is not a docker command."; 28: "docker: unknown command: docker compose".
        if has("'compose' is not a docker command") || has("unknown command: docker compose") { return .composeMissing }
        if has("'buildx' is not a docker command") || has("unknown command: docker buildx") { return .buildxMissing }
        if has("no space left on device") || has("disk quota exceeded") { return .diskFull(path: "", free: nil) }
        if has("exec format error") || has("no matching manifest for") || has("does not match the detected host platform") {
            return .wrongArchitecture(image: nil, isFor: nil, needs: nil)
        }
        return recognizePull(words)
    }

    private static func recognizePull(_ words: String) -> EngineDiagnosis? {
        let has = { (part: String) in words.contains(part) }
        // Docker Hub's wording for its rate limit.
        if has("toomanyrequests") || has("pull rate limit") { return .pullLimit }
        if has("pull access denied for ") { return .imageUnknown(word(after: "pull access denied for ", in: words)) }
        if has("manifest for "), has("not found") { return .imageUnknown(word(after: "manifest for ", in: words)) }
        let network = [
            "no such host", "network is unreachable", "no route to host", "i/o timeout", "TLS handshake timeout", "connection refused",
            "connection reset by peer", "Client.Timeout exceeded", "request canceled while waiting for connection",
            "server misbehaving", "Temporary failure in name resolution",
        ]
        return has("dial tcp") || has("Get \"https://") || has("net/http:") || has("failed to do request")
            ? network.contains(where: has) ? .noNetwork : nil : nil
    }

    /// Diagnoses that nothing is listening where the command looks.
    private static func notThere(_ place: EnginePlace, environment: [String: String]) -> EngineDiagnosis {
        let isUsual = place.address == "unix:///var/run/docker.sock" || place.address == "unix:///run/docker.sock"
        let isElsewhere = place.product == .engine && !isUsual
        if place.product == .remote || isElsewhere && place.isFromVariable { return .hostUnreachable(place, words: "") }
        if !place.isFromVariable, let other = EnginePlace.others(environment: environment, besides: place.address).first {
            return .elsewhere(place, found: other)
        }
        if isElsewhere { return .hostUnreachable(place, words: "") }
        if isUsual, Spawn.find("dockerd", path: "/usr/bin:/usr/sbin:/usr/local/bin:/usr/local/sbin:/sbin:/snap/bin") == nil {
            return .engineMissing
        }
        return .daemonStopped(place)
    }

    private static func permissionDenied(at place: EnginePlace) -> EngineDiagnosis {
        let socket = place.socketPath ?? place.address
        guard let found = FileSystem.status(FileSystem.realPath(socket)) else {
            return .permissionDenied(socket: socket, group: nil, isMember: false)
        }
        let group = UserGroup.name(found.st_gid)
        let isMember = found.st_mode & S_IWGRP != 0 && UserGroup.lists(found.st_gid)
        return .permissionDenied(socket: socket, group: group, isMember: isMember)
    }

    /// The last part of a chain of causes, without the API's URLs.
    private static func cause(_ words: String) -> String {
        let line = words.split(separator: "\n").first { $0.contains("error during connect") || $0.contains(":") } ?? ""
        var rest = line[...]
        for noise in ["error during connect: ", "Failed to initialize: ", "unable to resolve docker endpoint: "] {
            if let range = rest.firstRange(of: noise) { rest = rest[range.upperBound...] }
        }
        if rest.hasPrefix("Get \""), let range = rest.firstRange(of: "\": ") { rest = rest[range.upperBound...] }
        return String(rest)
    }

    private static func quoted(_ words: String) -> String? {
        let parts = words.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
        return parts.count == 3 ? String(parts[1]) : nil
    }

    private static func word(after mark: String, in words: String) -> String {
        guard let range = words.firstRange(of: mark) else { return "" }
        return String(words[range.upperBound...].prefix { !$0.isWhitespace && $0 != "," })
    }
}

/// The current user's groups in the system's user database. The groups of a running process were set at login.
private enum UserGroup {
    static func name(_ group: gid_t) -> String? {
        getgrgid(group).map { String(cString: $0.pointee.gr_name) }
    }

    /// Whether the user database has the user in the group.
    static func lists(_ group: gid_t) -> Bool {
        guard let entry = getpwuid(getuid()) else { return false }
        var count: Int32 = 256
        var groups = [gid_t](repeating: 0, count: Int(count))
        guard getgrouplist(entry.pointee.pw_name, entry.pointee.pw_gid, &groups, &count) >= 0 else { return false }
        return groups.prefix(Int(count)).contains(group)
    }
}
