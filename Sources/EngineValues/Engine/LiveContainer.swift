/// A container as listed by `docker ps`.
package struct LiveContainer: Sendable, Equatable {
    /// The state in a container's life cycle.
    package enum State: String, Sendable, CaseIterable {
        case created, running, paused, restarting, removing, exited, dead
    }

    /// The result of its health check, if it has one.
    package enum Health: String, Sendable, CaseIterable {
        case starting, healthy, unhealthy
    }

    package var id: String
    package var name: String
    /// The image's name as given when the container was created.
    package var image: String
    /// The Compose project it belongs to; empty if none.
    package var project: String
    package var state: State
    /// Only if it has exited.
    package var exitCode: Int?
    package var health: Health?
    package var ports: [PublishedPort]
    package var networks: [String]
    /// Further names under which other containers reach it, by network; known only while it is running.
    package var aliases: [String: [String]] = [:]
    /// Names of volumes, and paths on the host that are mounted.
    package var volumes: [String]
    /// How many seconds ago it started or exited, with the precision of `docker ps`.
    package var seconds: Int?
    /// Whether the lesson created it.
    package var isLessons: Bool

    package init(
        id: String, name: String, image: String, project: String = "", state: State, exitCode: Int? = nil, health: Health? = nil,
        ports: [PublishedPort] = [], networks: [String] = [], volumes: [String] = [], seconds: Int? = nil, isLessons: Bool = true
    ) {
        self.id = id
        self.name = name
        self.image = image
        self.project = project
        self.state = state
        self.exitCode = exitCode
        self.health = health
        self.ports = ports
        self.networks = networks
        self.volumes = volumes
        self.seconds = seconds
        self.isLessons = isLessons
    }

    /// Whether it has processes, running or paused.
    package var isAlive: Bool { state == .running || state == .paused || state == .restarting }

    /// The name without the project name that Compose puts in front.
    package var nameInProject: String {
        !project.isEmpty && name.hasPrefix(project + "-") ? String(name.dropFirst(project.count + 1)) : name
    }
}
