/// What may be wrong with the container engine of this machine. Each has its own explanation and, where one does, the command that mends it.
package enum EngineDiagnosis: Error, Sendable, Equatable {
    /// There is no `docker` command.
    case commandMissing
    /// The command is there, and nothing that it could speak to was ever installed.
    case engineMissing
    /// The engine at its usual place does not run.
    case daemonStopped(EnginePlace)
    /// The command looks at one place, and an engine has its socket at another.
    case elsewhere(EnginePlace, found: EnginePlace)
    /// `DOCKER_HOST` or a context names a place where nothing answers; the command's own words.
    case hostUnreachable(EnginePlace, words: String)
    /// `DOCKER_HOST` is no address; the command's own words.
    case hostMalformed(words: String)
    /// The context in use does not exist.
    case contextMissing(name: String)
    /// The system does not let this user at the socket; the group that may, and whether the user is in it since the last log-in.
    case permissionDenied(socket: String, group: String?, isMember: Bool)
    /// It was reached and did not answer.
    case notAnswering(after: Duration)
    /// Command and engine speak no common version.
    case versionsApart(commandIsOlder: Bool)
    case composeMissing
    case buildxMissing
    /// The disk that holds images and containers is full, or nearly so.
    case diskFull(path: String, free: Int?)
    /// The image is made for other machines.
    case wrongArchitecture(image: String?, isFor: String?, needs: String?)
    /// The registry that images come from cannot be reached.
    case noNetwork
    /// The registry lets nobody fetch so much without an account.
    case pullLimit
    /// The registry has no image of that name that everybody may fetch.
    case imageUnknown(String)
    /// Something that calf has no better words for; the command's own.
    case other(words: String)
}

extension EngineDiagnosis {
    /// Whether containers can be worked with all the same.
    package var isMinor: Bool {
        switch self {
        case .composeMissing, .buildxMissing, .wrongArchitecture, .noNetwork, .pullLimit, .imageUnknown: true
        case .diskFull(_, let free): free.map { $0 > 0 } ?? false
        default: false
        }
    }
}
