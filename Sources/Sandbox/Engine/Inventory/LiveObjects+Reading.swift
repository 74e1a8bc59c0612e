import DockerCLI
import EngineValues
import Primitives

extension LiveContainer {
    /// Parses a line of the list. Returns `nil` if it isn't valid, or if it is about a temporary container of a check.
    init?(_ json: JSONValue, claim: LessonClaim) {
        guard let id = json["Id"].text, !id.isEmpty, (json["Check"].text ?? "").isEmpty else { return nil }
        let status = json["Status"].text ?? ""
        self.init(
            id: id, name: LiveContainer.name(json["Names"].text ?? "", id), image: json["Image"].text ?? "",
            project: json["Project"].text ?? "", state: State(rawValue: json["State"].text ?? "") ?? .dead,
            ports: PublishedPort.list(json["Ports"].text ?? ""),
            networks: LiveContainer.words(json["Networks"].text), volumes: LiveContainer.words(json["Mounts"].text),
            isLessons: claim.holds(.container, id: id))
        read(status)
    }

    /// The container's own name. Names that come from links contain a slash.
    private static func name(_ names: String, _ id: String) -> String {
        let all = names.split(separator: ",")
        return (all.first { !$0.contains("/") } ?? all.first).map(String.init) ?? String(id.prefix(12))
    }

    /// Takes the further names from `docker inspect`. The engine also lists the container's own name and its short ID.
    mutating func readAliases(_ networks: JSONValue) {
        for network in networks.members {
            let names = network.value["Aliases"].texts.filter { $0 != name && !id.hasPrefix($0) }
            if !names.isEmpty { aliases[network.name] = Array(Set(names)).sorted() }
        }
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

    /// Parses docker's durations: `Less than a second`, `About a minute`, `5 minutes`, `About an hour`, `2 days`.
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

extension LiveImage {
    /// Parses a list with one line per name.
    static func list(_ lines: [JSONValue], claim: LessonClaim) -> [LiveImage] {
        var images: [LiveImage] = []
        var places: [String: Int] = [:]
        for line in lines {
            guard let id = line["Id"].text, !id.isEmpty else { continue }
            let repository = line["Repository"].text ?? ""
            let tag = line["Tag"].text ?? ""
            let name = repository == "<none>" || tag == "<none>" || repository.isEmpty ? nil : "\(repository):\(tag)"
            if let place = places[id] {
                if let name { images[place].names.append(name) }
            } else {
                places[id] = images.count
                images.append(
                    LiveImage(id: id, names: name.map { [$0] } ?? [], size: line["Size"].text ?? "", isLessons: false))
            }
        }
        for place in images.indices {
            images[place].names.sort()
            images[place].isLessons = claim.holds(image: images[place].id, names: images[place].names)
        }
        return images.sorted { ($0.isLessons ? 0 : 1, $0.name) < ($1.isLessons ? 0 : 1, $1.name) }
    }
}

extension LiveNetwork {
    init?(_ json: JSONValue, claim: LessonClaim) {
        guard let id = json["Id"].text, !id.isEmpty else { return nil }
        self.init(
            id: id, name: json["Name"].text ?? "", driver: json["Driver"].text ?? "", isInternal: json["Internal"].text == "true",
            isLessons: claim.holds(.network, id: id))
    }
}

extension LiveVolume {
    init?(_ json: JSONValue, claim: LessonClaim) {
        guard let name = json["Name"].text, !name.isEmpty else { return nil }
        let nonce = json["Nonce"].text ?? ""
        self.init(
            name: name, driver: json["Driver"].text ?? "", isLessons: claim.holds(.volume, id: name, nonce: nonce), nonce: nonce)
    }
}
