import Course
import DockerCLI
import EngineValues
import Primitives
import Sandbox
import Verdicts

/// A snapshot of the engine's objects for a set of facts.
struct Observation: Sendable {
    var containers: [ObservedContainer] = []
    /// The containers of the lesson's Compose project.
    var services: [ObservedContainer] = []
    var images: [ObservedImage] = []
    var volumes: [NamedObject] = []
    var networks: [NamedObject] = []
    /// What happened to the containers of each name.
    var events: [String: [ContainerAction]] = [:]
    /// Whether no events may have been lost.
    var hasAllEvents = true
    /// The output of `docker compose config`.
    var compose: ComposeReading?
    var servers: ServerFacts?

    /// A volume or network, and the names of the containers that a network connects.
    struct NamedObject: Sendable, Equatable {
        var object: EngineObject
        var members: [String]
    }

    enum ComposeReading: Sendable {
        case services(JSONValue)
        /// Docker's error: there is no Compose file, or it can't be read.
        case refused(String)
    }

    func container(_ name: String) -> ObservedContainer? { containers.first { $0.name == name } }

    func image(_ name: String) -> ObservedImage? { images.first { $0.isNamed(name) } }
}

/// Takes a snapshot of everything a set of facts needs, in as few engine calls as possible.
struct Observer: Sendable {
    let place: FactsPlace
    let engine: Engine
    /// Mistakes are judged by what the verdict saw.
    var tried = TriedResults()

    func observe(_ facts: Facts) async throws(EngineError) -> Observation {
        var seen = Observation()
        let subjects = facts.subjects
        func names(_ group: Facts.Group) -> [String] { subjects.filter { $0.group == group }.map(\.name) }
        let named = names(.containers) + names(.reaches)
        if !named.isEmpty {
            seen.containers = try await inspect("container", Set(named).sorted()).map { ObservedContainer($0) }
        }
        if !names(.compose).isEmpty || names(.reaches).contains(where: { seen.container($0) == nil }) {
            seen.services = try await services()
        }
        let used = subjects.filter { $0.group == .containers || $0.group == .compose }.flatMap(\.facts).filter { $0.key == "image" }
        if !names(.images).isEmpty || !used.isEmpty {
            seen.images = try await images(subjects.filter { $0.group == .images }, used: used.flatMap(\.value.texts))
        }
        seen.volumes = try await objects(.volume, names(.volumes))
        seen.networks = try await objects(.network, names(.networks))
        if !names(.events).isEmpty { (seen.events, seen.hasAllEvents) = try await events() }
        // If a service has no container, an invalid Compose file may be the reason.
        let isServiceMissing = names(.compose).contains { name in !seen.services.contains { $0.service == name } }
        if !names(.config).isEmpty || isServiceMissing { seen.compose = try await composeFile() }
        return seen
    }

    /// Inspects the objects that exist; the engine prints an error for each of the others.
    func inspect(_ type: String, _ names: [String]) async throws(EngineError) -> [JSONValue] {
        if names.isEmpty { return [] }
        let arguments = ["inspect", "--type", type, "--"] + names
        let finished = try await tried.result(of: "\(arguments)") { () throws(EngineError) in try await engine.attempt(arguments) }
        // Either nothing has these names, or the engine did not respond.
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

    /// The lesson's containers that Compose created. The others may be many, so only their IDs are read.
    func services() async throws(EngineError) -> [ObservedContainer] {
        let arguments = [
            "ps", "-a", "--no-trunc", "--filter", "label=com.docker.compose.service", "--format", "{{.ID}}",
        ]
        let listed = try await tried.result(of: "\(arguments)") { () throws(EngineError) in try await engine.run(arguments) }
        let ids = listed.text.split(separator: "\n").map { String($0) }.filter { place.owns(container: $0) }
        return try await inspect("container", ids).map { ObservedContainer($0) }
    }

    /// - Parameter used: the images that containers should have been created from.
    private func images(_ subjects: [Facts.Subject], used: [String]) async throws(EngineError) -> [ObservedImage] {
        let bases = subjects.flatMap(\.facts).filter { $0.key == "from" }.flatMap { $0.value.texts }
        var images = try await inspect("image", Set(subjects.map(\.name) + bases + used).sorted()).map { ObservedImage($0) }
        func hasFact(_ key: String, _ image: ObservedImage) -> Bool {
            subjects.contains { subject in image.isNamed(subject.name) && subject.facts.contains { $0.key == key } }
        }
        for index in images.indices {
            let history = ["history", "--no-trunc", "--human=false", images[index].id, "--format"]
            if hasFact("history", images[index]) { images[index].history = try await engine.run(history + ["{{.CreatedBy}}"]).text }
            if hasFact("smaller_than", images[index]) {
                // What `inspect` prints is compressed in the containerd image store.
                let sizes = try await engine.run(history + ["{{.Size}}"]).text.split(whereSeparator: \.isWhitespace)
                images[index].size = sizes.compactMap { Int($0) }.reduce(0, +)
            }
        }
        return images
    }

    /// Actions by container name since the exercise started; only of the lesson's containers.
    private func events() async throws(EngineError) -> (byName: [String: [ContainerAction]], areAll: Bool) {
        let known = try await place.events.known(since: place.began, to: engine)
        var byName: [String: [ContainerAction]] = [:]
        for event in known.events where place.owns(container: event.container) {
            byName[event.attributes["name"] ?? "", default: []].append(ContainerAction(container: event.container, action: event.action))
        }
        return (byName, known.areAll)
    }

    private func composeFile() async throws(EngineError) -> Observation.ComposeReading {
        let arguments = ["compose", "--project-name", place.project, "config", "--format", "json"]
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

    /// The volumes or networks with these names, or with those that Compose gives them.
    private func objects(_ kind: EngineObject.Kind, _ names: [String]) async throws(EngineError) -> [Observation.NamedObject] {
        let names = Set(names.flatMap { [$0, place.project + "_" + $0] }).sorted()
        return try await inspect(kind.rawValue, names).map { json in
            let name = json["Name"].text ?? ""
            return Observation.NamedObject(
                object: EngineObject(kind, id: json["Id"].text ?? name, name: name, labels: json["Labels"].textsByName),
                members: json["Containers"].members.compactMap { $0.value["Name"].text })
        }
    }
}

extension Facts.Value {
    /// All texts in the value.
    var texts: [String] {
        switch self {
        case .text(let text): [text]
        case .list(let values): values.flatMap(\.texts)
        case .map(let pairs): pairs.flatMap(\.value.texts)
        case .has(let value), .not(let value): value.texts
        case .below(let bound), .above(let bound): [bound.text]
        }
    }
}

/// Something that happened to a container.
package struct ContainerAction: Sendable, Equatable {
    /// The container's ID. A name may have belonged to several, one after the other.
    var container: String
    /// Docker's word.
    var action: String
}

extension [ContainerAction] {
    /// The actions that a fact is about. What a removed container did says nothing about the one that has its name now. Only a sequence
    /// that contains the removal is about both, and what should not have happened counts whichever container it happened to.
    func actions(for value: Facts.Value) -> [String] {
        let coversAll = value.isNegated || value.texts.contains("destroy")
        return filter { coversAll || $0.container == last?.container }.map(\.action)
    }
}
