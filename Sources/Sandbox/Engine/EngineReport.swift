import Primitives

/// How the container engine of this machine is: what was found, and what is wrong.
package struct EngineReport: Sendable, Equatable {
    /// Where the command looks; `nil` without a command, or where it cannot say.
    package var place: EnginePlace?
    /// What answered, such as "Docker Engine" or "Podman"; `nil` where nothing did.
    package var product: String?
    /// Of the engine.
    package var version = ""
    /// As images name it: `amd64`, `arm64`.
    package var architecture = ""
    /// Where it keeps images and containers, on its own machine.
    package var folder = ""
    /// The version of the plugin; `nil` where it is missing.
    package var compose: String?
    package var buildx: String?
    /// What is wrong, the worst first.
    package var diagnoses: [EngineDiagnosis] = []

    /// Whether containers can be worked with.
    package var isUsable: Bool { product != nil && diagnoses.allSatisfy(\.isMinor) }
    /// What stands in the way, or the first of what is lacking.
    package var diagnosis: EngineDiagnosis? { diagnoses.first { !$0.isMinor } ?? diagnoses.first }
}

extension EngineReport {
    /// Looks at the engine that the environment leads to. Ends in time, whatever the engine does.
    package static func examine(
        environment: [String: String] = ProcessEnvironment.current, within patience: Duration = .seconds(10)
    ) async -> EngineReport {
        var report = EngineReport()
        let engine: Engine
        do throws(EngineError) {
            engine = try Engine(environment: environment)
        } catch {
            report.diagnoses = [.commandMissing]
            return report
        }
        async let version = engine.answer(["version", "--format", "{{json .}}"], within: patience)
        async let info = engine.answer(["info", "--format", "{{json .}}"], within: patience)
        async let compose = engine.answer(["compose", "version", "--short"], within: patience)
        async let buildx = engine.answer(["buildx", "version"], within: patience)
        let place = await engine.place(within: patience)
        report.place = place
        let failure = report.read(version: await version, info: await info)
        if let failure {
            report.diagnoses.append(EngineDiagnosis(failure, at: place, environment: environment))
        } else {
            report.lookAtDisk()
        }
        report.compose = EngineReport.pluginVersion(await compose)
        report.buildx = EngineReport.pluginVersion(await buildx)
        if report.compose == nil { report.diagnoses.append(.composeMissing) }
        // Podman builds by itself.
        if report.buildx == nil, report.product?.hasPrefix("Podman") != true { report.diagnoses.append(.buildxMissing) }
        return report
    }

    /// Takes over what the engine says of itself; what it failed with.
    private mutating func read(version: EngineAnswer, info: EngineAnswer) -> EngineError? {
        let versions: JSONValue
        do throws(EngineError) {
            versions = try version.document()
        } catch {
            return error
        }
        let facts: JSONValue
        do throws(EngineError) {
            facts = try info.document()
        } catch {
            // It counts all that the engine holds and asks every plugin, and may take long where the engine is well.
            facts = .null
        }
        if facts["host"] != .null {
            // Podman's own command, under the name of docker.
            product = "Podman"
            self.version = facts["version"]["Version"].text ?? ""
            architecture = facts["host"]["arch"].text ?? ""
            folder = facts["store"]["graphRoot"].text ?? ""
            return nil
        }
        let server = versions["Server"]
        self.version = server["Version"].text ?? ""
        architecture = server["Arch"].text ?? ""
        folder = facts["DockerRootDir"].text ?? ""
        product = EngineReport.product(facts, server, place)
        return nil
    }

    private static func product(_ info: JSONValue, _ server: JSONValue, _ place: EnginePlace?) -> String {
        if server["Components"].items.contains(where: { $0["Name"].text == "Podman Engine" }) { return "Podman" }
        if info["OperatingSystem"].text == "Docker Desktop" { return "Docker Desktop" }
        if case .colima = place?.product { return "Colima" }
        if info["SecurityOptions"].texts.contains("name=rootless") { return "Docker Engine, rootless" }
        return "Docker Engine"
    }

    /// How much room there is, where the engine's folder is on this machine.
    private mutating func lookAtDisk() {
        guard place?.socketPath != nil, product != "Docker Desktop", product != "Colima" else { return }
        guard let free = FileSystem.freeBytes(at: folder), free < 1 << 30 else { return }
        diagnoses.append(.diskFull(path: folder, free: free < 16 << 20 ? 0 : free))
    }

    private static func pluginVersion(_ answer: EngineAnswer) -> String? {
        // "2.26.1-4" of Compose, "github.com/docker/buildx 0.13.1 0123abc" of buildx; a command that lacks the plugin may show its help.
        guard case .success(let finished) = answer.result, finished.isSuccess else { return nil }
        let words = finished.text.split(separator: "\n").first?.split(separator: " ") ?? []
        let word = words.first { $0.first?.isNumber == true || $0.first == "v" && $0.dropFirst().first?.isNumber == true }
        return word.map { String($0.first == "v" ? $0.dropFirst() : $0) }
    }
}

/// What came of a command that may have failed in any way.
struct EngineAnswer: Sendable {
    var arguments: [String]
    var result: Result<FinishedCommand, EngineError>

    /// The document that it printed, if it did so to success.
    func document() throws(EngineError) -> JSONValue {
        let finished = try result.get()
        guard finished.isSuccess else {
            throw EngineError(refusal: FinishedCommand(status: finished.status, output: [], errors: finished.errors), arguments)
        }
        return try Engine.read(finished.text, arguments)
    }
}

extension Engine {
    func answer(_ arguments: [String], within: Duration) async -> EngineAnswer {
        do throws(EngineError) {
            return EngineAnswer(arguments: arguments, result: .success(try await attempt(arguments, within: within)))
        } catch {
            return EngineAnswer(arguments: arguments, result: .failure(error))
        }
    }

    /// Where the command looks for the engine, by what it says itself.
    package func place(within: Duration = Engine.patience) async -> EnginePlace {
        let variable = environment["DOCKER_HOST"].flatMap { $0.isEmpty ? nil : $0 }
        if let variable { return EnginePlace(address: variable, isFromVariable: true) }
        let answer = await answer(["context", "inspect", "--format", "{{json .}}"], within: within)
        do throws(EngineError) {
            let context = try answer.document()
            return EnginePlace(
                address: context["Endpoints"]["docker"]["Host"].text ?? Engine.usualAddress, context: context["Name"].text ?? "default")
        } catch {
            // Podman's command knows no contexts, and a context that is gone cannot be looked at; the engine's own answer tells.
            return EnginePlace(address: Engine.usualAddress, context: environment["DOCKER_CONTEXT"] ?? "default")
        }
    }

    private static let usualAddress = "unix:///var/run/docker.sock"
}
