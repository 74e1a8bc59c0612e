/// What a command would change or remove, before it is known whose that is.
package enum Reach: Sendable, Equatable {
    /// Objects that the learner named, by name or id.
    case containers([String])
    case images([String])
    case volumes([String])
    case networks([String])
    /// Whatever is not in use. `labels` narrow it down; `isNarrowed` tells that something does that only docker understands.
    case unused([Unused], labels: [String], isNarrowed: Bool)

    package enum Unused: Sendable, Equatable {
        case containers, networks
        /// The anonymous ones, or with `all` those with names, too; engines older than 23 always take all.
        case volumes(all: Bool)
        /// Those without a name, or with `all` those without a container, too.
        case images(all: Bool)
    }

    init?(_ line: DockerLine) {
        let all = line.has("all")
        // An option that is not known leaves the rest as it stands; none of it that begins with a dash is a name.
        let names = line.operands.filter { !$0.hasPrefix("-") }
        switch line.command {
        case .containerRemove, .containerStop, .containerKill, .containerRestart, .containerPause, .containerUpdate:
            self = .containers(names)
        case .containerRename: self = .containers(Array(names.prefix(1)))
        case .imageRemove: self = .images(names)
        case .volumeRemove: self = .volumes(names)
        case .networkRemove: self = .networks(names)
        case .containerPrune: self = .init(unused: [.containers], line)
        case .imagePrune: self = .init(unused: [.images(all: all)], line)
        case .volumePrune: self = .init(unused: [.volumes(all: all)], line)
        case .networkPrune: self = .init(unused: [.networks], line)
        case .systemPrune:
            let volumes: [Unused] = line.has("volumes") ? [.volumes(all: false)] : []
            self = .init(unused: [.containers, .networks] + volumes + [.images(all: all)], line)
        default: return nil
        }
    }

    private init(unused: [Unused], _ line: DockerLine) {
        let filters = line.values("filter")
        let labels = filters.filter { $0.hasPrefix("label=") }
        self = .unused(unused, labels: labels.map { String($0.dropFirst("label=".count)) }, isNarrowed: labels.count < filters.count)
    }
}
