/// What the proxy does with a request: the rows of ``EndpointTable``.
enum Rule: Sendable {
    /// Passes it on: it only reads, or concerns no one else's object.
    case read
    /// Does something to the container in the path, such as `stopping` it.
    case container(String)
    /// Starts the container in the path. What it names is resolved only now, so it is checked again.
    case start(String)
    case createContainer
    /// Starts or resizes the exec in the path.
    case exec
    case commit
    case createVolume, removeVolume
    case createNetwork, removeNetwork
    /// Connects the container in the body to the network in the path, or disconnects it.
    case connect(String)
    /// Makes images or names: `pull` and `import`, `load`, `build`.
    case pull, load, build
    /// Names a build, which may be another's. The engine cancels what its client leaves, so nothing is to be done.
    case cancelBuild
    case tag, push, removeImage
    /// BuildKit's own protocol, HTTP/2 in a hijacked stream.
    case buildKit
    /// Removes unused objects of a kind: only the lesson's own.
    case prune(PruneKind)
}

enum PruneKind: String, Sendable, CaseIterable { case containers, networks, volumes, images, build }

/// What a request's body is.
enum BodyKind: Sendable {
    case none
    /// An object with these members.
    case json([String])
    /// An archive, or nothing. It passes through.
    case stream
}

/// One row: the requests it is for, and what to do with them.
struct Endpoint: Sendable {
    let method: String
    /// `*` is one part, `**` at least one.
    let pattern: [Substring]
    let rule: Rule
    let body: BodyKind
    /// Whether the engine may turn the connection into a stream in both directions.
    let isHijacked: Bool

    init(_ method: String, _ pattern: String, _ rule: Rule, _ body: BodyKind = .none, isHijacked: Bool = false) {
        self.method = method
        self.pattern = pattern.split(separator: "/")
        self.rule = rule
        self.body = body
        self.isHijacked = isHijacked
    }

    /// The parts of the path that the wildcards match, or `nil`. Those of `**` are joined.
    func match(_ method: String, _ parts: [String]) -> [String]? {
        guard method == self.method else { return nil }
        guard let many = pattern.firstIndex(of: "**") else {
            guard parts.count == pattern.count, zip(pattern, parts).allSatisfy({ $0 == "*" || $0 == $1 }) else { return nil }
            return zip(pattern, parts).filter { $0.0 == "*" }.map(\.1)
        }
        let suffix = pattern[(many + 1)...]
        guard parts.count >= pattern.count, zip(pattern[..<many], parts).allSatisfy({ $0 == $1 }),
            zip(suffix, parts.suffix(suffix.count)).allSatisfy({ $0 == $1 })
        else { return nil }
        return [parts[many...].dropLast(suffix.count).joined(separator: "/")]
    }
}

/// What every request of the engine's API does. A request that isn't here is refused.
///
/// The API: https://docs.docker.com/reference/api/engine/. Its routes, of which some are undocumented:
/// https://github.com/moby/moby/tree/master/api/server/router
enum EndpointTable {
    static let endpoints: [Endpoint] =
        reading + changing + PruneKind.allCases.map { Endpoint("POST", "/\($0.rawValue)/prune", .prune($0)) }

    /// What only reads. A 403 to HEAD has no body, so docker would show it as a missing folder.
    private static let reading =
        ["/_ping", "/containers/*/archive"].map { Endpoint("HEAD", $0, .read) }
        + [
            "/_ping", "/version", "/info", "/events", "/system/df", "/containers/json", "/containers/*/json", "/containers/*/logs",
            "/containers/*/stats", "/containers/*/top", "/containers/*/changes", "/exec/*/json", "/images/json", "/images/search",
            "/images/get", "/images/**/json", "/images/**/history", "/images/**/get", "/distribution/**/json", "/networks", "/networks/*",
            "/volumes", "/volumes/*", "/plugins", "/nodes", "/services", "/tasks",
        ].map { Endpoint("GET", $0, .read) }

    private static let changing: [Endpoint] = [
        // Concern no one else's object.
        Endpoint("POST", "/containers/*/wait", .read),
        Endpoint("POST", "/auth", .read, .json(Settings.auth)),
        // The engine asks the client for files there.
        Endpoint("POST", "/session", .read, isHijacked: true),

        // Containers.
        Endpoint("POST", "/containers/create", .createContainer, .json(Settings.container)),
        Endpoint("POST", "/containers/*/start", .start("starting")),
        Endpoint("POST", "/containers/*/restart", .start("restarting")),
        Endpoint("POST", "/containers/*/stop", .container("stopping")),
        Endpoint("POST", "/containers/*/kill", .container("killing")),
        Endpoint("POST", "/containers/*/pause", .container("pausing")),
        Endpoint("POST", "/containers/*/unpause", .container("unpausing")),
        Endpoint("POST", "/containers/*/rename", .container("renaming")),
        Endpoint("POST", "/containers/*/resize", .container("resizing")),
        Endpoint("POST", "/containers/*/update", .container("updating"), .json(Settings.resources)),
        Endpoint("POST", "/containers/*/attach", .container("attaching to"), isHijacked: true),
        Endpoint("GET", "/containers/*/attach/ws", .container("attaching to"), isHijacked: true),
        Endpoint("POST", "/containers/*/exec", .container("running a command in"), .json(Settings.exec)),
        Endpoint("GET", "/containers/*/archive", .container("copying from")),
        Endpoint("PUT", "/containers/*/archive", .container("copying to"), .stream),
        Endpoint("GET", "/containers/*/export", .container("exporting")),
        Endpoint("DELETE", "/containers/*", .container("removing")),
        Endpoint("POST", "/exec/*/start", .exec, .json(Settings.execStart), isHijacked: true),
        Endpoint("POST", "/exec/*/resize", .exec),
        Endpoint("POST", "/commit", .commit, .json(Settings.container)),

        // Volumes and networks.
        Endpoint("POST", "/volumes/create", .createVolume, .json(Settings.volume)),
        Endpoint("DELETE", "/volumes/*", .removeVolume),
        Endpoint("POST", "/networks/create", .createNetwork, .json(Settings.network)),
        Endpoint("POST", "/networks/*/connect", .connect("connecting to"), .json(Settings.connection)),
        Endpoint("POST", "/networks/*/disconnect", .connect("disconnecting from"), .json(Settings.connection)),
        Endpoint("DELETE", "/networks/*", .removeNetwork),

        // Images.
        Endpoint("POST", "/images/create", .pull, .stream),
        Endpoint("POST", "/images/load", .load, .stream),
        Endpoint("POST", "/build", .build, .stream),
        Endpoint("POST", "/build/cancel", .cancelBuild),
        Endpoint("POST", "/grpc", .buildKit, isHijacked: true),
        Endpoint("POST", "/images/**/tag", .tag),
        Endpoint("POST", "/images/**/push", .push),
        Endpoint("DELETE", "/images/**", .removeImage),
    ]

    static func find(_ method: String, _ parts: [String]) -> (endpoint: Endpoint, names: [String])? {
        endpoints.lazy.compactMap { endpoint in endpoint.match(method, parts).map { (endpoint: endpoint, names: $0) } }.first
    }
}
