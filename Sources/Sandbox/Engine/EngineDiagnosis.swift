/// A problem with this machine's container engine. Each has an explanation and, if there is one, a command that fixes it.
package enum EngineDiagnosis: Error, Sendable, Equatable {
    /// There is no `docker` command.
    case commandMissing
    /// The command is installed, but no engine is.
    case engineMissing
    /// The engine in the default location is not running.
    case daemonStopped(EnginePlace)
    /// The engine is not Docker Engine but this product, if it has a name.
    case unsupported(EnginePlace, product: String?)
    /// The command looks for the engine in one place, but there is an engine's socket in another.
    case elsewhere(EnginePlace, found: EnginePlace)
    /// `DOCKER_HOST` or a context names an address where nothing responds. `words` is the command's message.
    case hostUnreachable(EnginePlace, words: String)
    /// `DOCKER_HOST` is not a valid address. `words` is the command's message.
    case hostMalformed(words: String)
    /// The selected context does not exist.
    case contextMissing(name: String)
    /// The user may not access the socket, but `group` may. `isMember`: the user has joined it, which takes effect at the next login.
    case permissionDenied(socket: String, group: String?, isMember: Bool)
    /// The engine was reached but did not respond in time.
    case notAnswering(after: Duration)
    /// Command and engine have no API version in common.
    case versionsApart(commandIsOlder: Bool)
    case composeMissing
    case buildxMissing
    /// The disk that holds images and containers is full, or nearly so.
    case diskFull(path: String, free: Int?)
    /// The image is built for a different architecture.
    case wrongArchitecture(image: String?, isFor: String?, needs: String?)
    /// The registry that images come from cannot be reached.
    case noNetwork
    /// The registry's download limit for users without an account is reached.
    case pullLimit
    /// The registry has no public image of that name.
    case imageUnknown(String)
    /// Any other problem. `words` is the command's message.
    case other(words: String)
}

extension EngineDiagnosis {
    /// Whether containers can be used in spite of the problem.
    package var isMinor: Bool {
        switch self {
        case .composeMissing, .buildxMissing, .wrongArchitecture, .noNetwork, .pullLimit, .imageUnknown: true
        case .diskFull(_, let free): free.map { $0 > 0 } ?? false
        default: false
        }
    }
}
