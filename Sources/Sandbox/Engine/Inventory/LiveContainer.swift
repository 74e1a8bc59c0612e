import DockerCLI
import Primitives

/// A container as `docker ps` lists it.
package struct LiveContainer: Sendable, Equatable {
    /// Where it stands between being made and being removed.
    package enum State: String, Sendable, CaseIterable {
        case created, running, paused, restarting, removing, exited, dead
    }

    /// What its health check says, where it has one.
    package enum Health: String, Sendable, CaseIterable {
        case starting, healthy, unhealthy
    }

    package var id: String
    package var name: String
    /// As it was named when the container was made.
    package var image: String
    package var state: State
    /// Of one that has ended.
    package var exitCode: Int?
    package var health: Health?
    package var ports: [PublishedPort]
    package var networks: [String]
    /// Names of volumes, and paths of the host that are mounted.
    package var volumes: [String]
    /// How long it runs, or has been ended, in seconds, as exactly as `docker ps` says it.
    package var seconds: Int?
    /// Whether the lesson made it.
    package var isLessons: Bool

    /// Puts the facts together.
    package init(
        id: String, name: String, image: String, state: State, exitCode: Int? = nil, health: Health? = nil, ports: [PublishedPort] = [],
        networks: [String] = [], volumes: [String] = [], seconds: Int? = nil, isLessons: Bool = true
    ) {
        self.id = id
        self.name = name
        self.image = image
        self.state = state
        self.exitCode = exitCode
        self.health = health
        self.ports = ports
        self.networks = networks
        self.volumes = volumes
        self.seconds = seconds
        self.isLessons = isLessons
    }

    /// Whether its processes are there, be they halted.
    package var isAlive: Bool { state == .running || state == .paused || state == .restarting }
}

// MARK: - As listed

extension LiveContainer {
    /// A line of the list; `nil` where it is none.
    init?(_ json: JSONValue, claim: LessonClaim) {
        guard let id = json["Id"].text, !id.isEmpty else { return nil }
        let status = json["Status"].text ?? ""
        self.init(
            id: id, name: LiveContainer.name(json["Names"].text ?? "", id), image: json["Image"].text ?? "",
            state: State(rawValue: json["State"].text ?? "") ?? .dead, ports: PublishedPort.list(json["Ports"].text ?? ""),
            networks: LiveContainer.words(json["Networks"].text), volumes: LiveContainer.words(json["Mounts"].text),
            isLessons: claim.holds(.container, json, id: id))
        read(status)
    }

    /// Its own name; a link's other names have a slash.
    private static func name(_ names: String, _ id: String) -> String {
        let all = names.split(separator: ",")
        return (all.first { !$0.contains("/") } ?? all.first).map(String.init) ?? String(id.prefix(12))
    }

    private static func words(_ list: String?) -> [String] { (list ?? "").split(separator: ",").map(String.init) }

    /// `Up 7 seconds (healthy)`, `Exited (3) 5 minutes ago`, `Up 2 hours (Paused)`.
    private mutating func read(_ status: String) {
        if status.hasPrefix("Exited ("), let end = status.firstIndex(of: ")") {
            exitCode = Int(status[status.index(status.startIndex, offsetBy: 8)..<end])
        }
        if status.contains("(healthy)") { health = .healthy }
        if status.contains("(unhealthy)") { health = .unhealthy }
        if status.contains("(health: starting)") { health = .starting }
        seconds = LiveContainer.seconds(in: status)
    }

    /// The time in docker's words: `Less than a second`, `About a minute`, `5 minutes`, `About an hour`, `2 days`.
    static func seconds(in status: String) -> Int? {
        let words = status.lowercased().split(separator: " ")
        let units: [(name: String, seconds: Int)] = [
            ("second", 1), ("minute", 60), ("hour", 3600), ("day", 86400), ("week", 604_800), ("month", 2_592_000), ("year", 31_536_000),
        ]
        for (index, word) in words.enumerated() where index > 0 {
            guard let unit = units.first(where: { word.hasPrefix($0.name) }) else { continue }
            if status.lowercased().contains("less than a second") { return 0 }
            let count = words[index - 1]
            return (count == "a" || count == "an" ? 1 : Int(count)).map { $0 * unit.seconds }
        }
        return nil
    }
}
