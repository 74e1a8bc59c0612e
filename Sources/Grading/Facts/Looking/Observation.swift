import Course
import DockerCLI
import Primitives
import Sandbox

/// What was seen in one look at the engine, for a set of facts.
struct Observation: Sendable {
    var containers: [ObservedContainer] = []
    /// Those of the lesson's Compose project.
    var services: [ObservedContainer] = []
    var images: [ObservedImage] = []
    var volumes: [ObservedVolume] = []
    var networks: [ObservedNetwork] = []
    /// What happened, by the name of the container.
    var events: [String: [String]] = [:]
    /// What `docker compose config` makes of the Compose file.
    var compose: ComposeReading?

    struct ObservedVolume: Sendable, Equatable {
        var name: String
        var labels: [String: String]
        /// When, as the engine tells it.
        var made: String

        /// As what tells whose it is.
        var object: EngineObject {
            var object = EngineObject(.volume, id: name, name: name, labels: labels)
            object.made = made
            return object
        }
    }

    struct ObservedNetwork: Sendable, Equatable {
        var id: String
        var name: String
        var labels: [String: String]
        var members: [String]

        /// As what tells whose it is.
        var object: EngineObject { EngineObject(.network, id: id, name: name, labels: labels) }
    }

    enum ComposeReading: Sendable {
        case services(JSONValue)
        /// There is no Compose file, or it can't be read; docker's words.
        case refused(String)
    }

    func container(_ name: String) -> ObservedContainer? { containers.first { $0.name == name } }

    func image(_ name: String) -> ObservedImage? { images.first { $0.isNamed(name) } }
}

/// Takes one look: what a set of facts is about is asked of the engine, in as few calls as possible.
struct Observer: Sendable {
    let place: FactsPlace
    let engine: Engine

    func observe(_ facts: Facts) async throws(EngineError) -> Observation {
        var seen = Observation()
        let subjects = facts.subjects
        func names(_ group: Facts.Group) -> [String] { subjects.filter { $0.group == group }.map(\.name) }
        let named = names(.containers) + names(.reaches)
        let networks = names(.networks)
        if !named.isEmpty {
            seen.containers = try await inspect("container", unique(named)).map { ObservedContainer($0) }
        }
        if !names(.compose).isEmpty || named.contains(where: { seen.container($0) == nil }) { seen.services = try await services() }
        if !names(.images).isEmpty { seen.images = try await images(subjects.filter { $0.group == .images }) }
        if !names(.volumes).isEmpty {
            seen.volumes = try await inspect("volume", withProject(names(.volumes))).map {
                .init(name: $0["Name"].text ?? "", labels: $0["Labels"].textsByName, made: $0["CreatedAt"].text ?? "")
            }
        }
        if !networks.isEmpty {
            seen.networks = try await inspect("network", withProject(networks)).map { json in
                .init(
                    id: json["Id"].text ?? "", name: json["Name"].text ?? "", labels: json["Labels"].textsByName,
                    members: json["Containers"].members.compactMap { $0.value["Name"].text })
            }
        }
        if !names(.events).isEmpty { seen.events = try await events() }
        // Where a service has no container, a file that can't be read is the reason.
        let isServiceMissing = names(.compose).contains { name in !seen.services.contains { $0.service == name } }
        if !names(.config).isEmpty || isServiceMissing { seen.compose = try await composeFile() }
        return seen
    }

    /// What is there of these; the engine says of the others that there is no such thing.
    private func inspect(_ type: String, _ names: [String]) async throws(EngineError) -> [JSONValue] {
        if names.isEmpty { return [] }
        let arguments = ["inspect", "--type", type, "--"] + names
        let finished = try await engine.attempt(arguments)
        // Nothing of that name, or nobody who could say.
        let refused = EngineError.refused(arguments, status: finished.status, message: finished.errorText)
        let found: [JSONValue]
        do throws(JSONError) {
            found = try JSONValue(parsing: finished.text).items
        } catch {
            throw finished.isSuccess ? .unreadable(arguments, reason: "\(error)") : refused
        }
        guard !found.isEmpty || finished.isSuccess || Self.tellsOfAbsence(finished.errorText) else { throw refused }
        return found
    }

    /// `Error: No such object: x`, `Error response from daemon: get x: no such volume`, `network x not found`.
    private static func tellsOfAbsence(_ text: String) -> Bool {
        let text = text.lowercased()
        return text.contains("no such") && !text.contains("dial unix") || text.contains("not found")
    }

    /// The containers of the lesson's Compose project; of others, which may be many, only names are asked for.
    private func services() async throws(EngineError) -> [ObservedContainer] {
        let arguments = [
            "ps", "-a", "--no-trunc", "--filter", "label=com.docker.compose.service", "--format",
            "{{.ID}}\t{{.Label \"\(CalfLabel.composeProject)\"}}\t{{.Label \"\(CalfLabel.composeFolder)\"}}",
        ]
        let ids = try await engine.run(arguments).text.split(separator: "\n").compactMap { line -> String? in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 3 else { return nil }
            let labels = [CalfLabel.composeProject: fields[1], CalfLabel.composeFolder: fields[2]]
            return place.owns(container: fields[0], labels: labels) ? fields[0] : nil
        }
        return try await inspect("container", ids).map { ObservedContainer($0) }
    }

    private func images(_ subjects: [Facts.Subject]) async throws(EngineError) -> [ObservedImage] {
        let bases = subjects.flatMap(\.facts).filter { $0.key == "from" }.flatMap { $0.value.texts }
        var images = try await inspect("image", unique(subjects.map(\.name) + bases)).map { ObservedImage($0) }
        for subject in subjects where subject.facts.contains(where: { $0.key == "history" }) {
            guard let index = images.firstIndex(where: { $0.isNamed(subject.name) }) else { continue }
            images[index].history =
                try await engine.run(["history", "--no-trunc", "--format", "{{.CreatedBy}}", images[index].id]).text
        }
        return images
    }

    /// Actions by container since the exercise began, the lesson's own ones only.
    private func events() async throws(EngineError) -> [String: [String]] {
        let arguments = [
            "events", "--since", Self.moment(place.began), "--until", Self.moment(Clock.now), "--filter", "type=container", "--format",
            "{{json .}}",
        ]
        var events: [String: [String]] = [:]
        for event in try await engine.jsonLines(arguments) {
            let attributes = event["Actor"]["Attributes"].textsByName
            guard let name = attributes["name"], place.owns(container: event["Actor"]["ID"].text ?? "", labels: attributes),
                let action = event["Action"].text ?? event["status"].text
            else { continue }
            // `exec_start: sh -c …`, `health_status: healthy`
            events[name, default: []].append(String(action.prefix { $0 != ":" }))
        }
        return events
    }

    private func composeFile() async throws(EngineError) -> Observation.ComposeReading {
        let arguments = ["compose", "--project-name", place.scope.project, "config", "--format", "json"]
        let finished = try await engine.attempt(arguments, directory: place.directory)
        guard finished.isSuccess else {
            if EngineErrorExplanation(of: finished.errorText)?.kind == .noDaemon {
                throw .refused(arguments, status: finished.status, message: finished.errorText)
            }
            return .refused(finished.errorText)
        }
        do throws(JSONError) {
            return .services(try JSONValue(parsing: finished.text)["services"])
        } catch {
            throw .unreadable(arguments, reason: "\(error)")
        }
    }

    private func withProject(_ names: [String]) -> [String] { unique(names.flatMap { [$0, place.scope.project + "_" + $0] }) }

    private func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }

    /// Seconds with nine digits after the point.
    private static func moment(_ seconds: Double) -> String {
        let whole = Int(seconds)
        let digits = String(Int((seconds - Double(whole)) * 1e9))
        return "\(whole)." + String(repeating: "0", count: 9 - digits.count) + digits
    }
}

extension Facts.Value {
    /// All texts in it.
    var texts: [String] {
        switch self {
        case .text(let text): [text]
        case .list(let values): values.flatMap(\.texts)
        case .map(let pairs): pairs.flatMap(\.value.texts)
        case .has(let value), .not(let value): value.texts
        }
    }
}
