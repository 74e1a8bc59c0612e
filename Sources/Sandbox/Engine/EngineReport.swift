package import EngineValues
import Primitives

/// The state of this machine's container engine: what was found, and what is wrong.
package struct EngineReport: Sendable, Equatable {
    /// Where the command looks for the engine, or `nil` if there is no command.
    package var place: EnginePlace?
    /// The product that responded, such as "Docker Engine" or "Docker Desktop", or `nil` if none did.
    package var product: String?
    /// The engine's version.
    package var version = ""
    /// In the form used by images: `amd64`, `arm64`.
    package var architecture = ""
    /// Whether it can limit a container's memory.
    package var limitsMemory = true
    /// The folder with images and containers, on the engine's machine.
    package var folder = ""
    /// The plugin's version, or `nil` if it is not installed.
    package var compose: String?
    package var buildx: String?
    /// The problems found, worst first.
    package var diagnoses: [EngineDiagnosis] = []

    /// Whether containers can be used.
    package var isUsable: Bool { product != nil && diagnoses.allSatisfy(\.isMinor) }
    /// The problem that prevents using containers, or else the first minor one.
    package var diagnosis: EngineDiagnosis? { diagnoses.first { !$0.isMinor } ?? diagnoses.first }
}

extension EngineReport {
    /// Examines the engine that the environment selects. Returns in time, even if the engine hangs.
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
        async let compose = engine.pluginVersion(["compose", "version", "--short"], within: patience)
        async let buildx = engine.pluginVersion(["buildx", "version"], within: patience)
        let place = await engine.place(within: patience)
        report.place = place
        let failure = report.read(version: await version, info: await info)
        if let failure {
            report.diagnoses.append(EngineDiagnosis(failure, at: place, environment: environment))
            // Docker's plugins are no use there.
            if case .unsupported = failure { return report }
        } else {
            report.lookAtDisk()
        }
        report.compose = await compose
        report.buildx = await buildx
        if report.compose == nil { report.diagnoses.append(.composeMissing) }
        if report.buildx == nil { report.diagnoses.append(.buildxMissing) }
        return report
    }

    /// Reads the engine's description of itself. Returns the error if the engine can't be used.
    private mutating func read(version: Result<JSONValue, EngineError>, info: Result<JSONValue, EngineError>) -> EngineError? {
        let server: JSONValue
        do throws(EngineError) {
            server = try Engine.dockerServer(in: try version.get())
        } catch {
            return error
        }
        // Not fatal: `info` counts everything in the engine and runs every plugin, so it may time out even if the engine is fine.
        let facts = (try? info.get()) ?? .null
        self.version = server["Version"].text ?? ""
        architecture = server["Arch"].text ?? ""
        folder = facts["DockerRootDir"].text ?? ""
        limitsMemory = facts["MemoryLimit"].bool ?? true
        product = EngineReport.product(facts)
        return nil
    }

    private static func product(_ info: JSONValue) -> String {
        if info["OperatingSystem"].text == "Docker Desktop" { return "Docker Desktop" }
        if info["SecurityOptions"].texts.contains("name=rootless") { return "Docker Engine, rootless" }
        return "Docker Engine"
    }

    /// Checks the free disk space if the engine's folder is on this machine.
    private mutating func lookAtDisk() {
        guard place?.socketPath != nil, product != "Docker Desktop" else { return }
        guard let free = FileSystem.freeBytes(at: folder), free < 1 << 30 else { return }
        diagnoses.append(.diskFull(path: folder, free: free < 16 << 20 ? 0 : free))
    }
}

extension Engine {
    /// The JSON document that a command prints, or why it failed.
    fileprivate func answer(_ arguments: [String], within: Duration) async -> Result<JSONValue, EngineError> {
        do throws(EngineError) { return .success(try await json(arguments, within: within)) } catch { return .failure(error) }
    }

    /// The version that a plugin prints; `nil` if it isn't installed.
    fileprivate func pluginVersion(_ arguments: [String], within: Duration) async -> String? {
        // Compose prints "2.26.1-4", buildx "github.com/docker/buildx 0.13.1 0123abc". Without the plugin, the command fails or prints its help.
        guard let finished = try? await attempt(arguments, within: within), finished.isSuccess else { return nil }
        let words = finished.text.split(separator: "\n").first?.split(separator: " ") ?? []
        let word = words.first { $0.first?.isNumber == true || $0.first == "v" && $0.dropFirst().first?.isNumber == true }
        return word.map { String($0.first == "v" ? $0.dropFirst() : $0) }
    }

    /// Where the command looks for the engine, according to the command itself.
    package func place(within: Duration? = nil) async -> EnginePlace {
        let variable = environment["DOCKER_HOST"].flatMap { $0.isEmpty ? nil : $0 }
        if let variable { return EnginePlace(address: variable, isFromVariable: true) }
        do throws(EngineError) {
            let context = try await json(["context", "inspect", "--format", "{{json .}}"], within: within)
            return EnginePlace(
                address: context["Endpoints"]["docker"]["Host"].text ?? Engine.usualAddress, context: context["Name"].text ?? "default")
        } catch {
            // A missing context can't be inspected. The engine's own response will show the problem.
            return EnginePlace(address: Engine.usualAddress, context: environment["DOCKER_CONTEXT"] ?? "default")
        }
    }

    private static let usualAddress = "unix:///var/run/docker.sock"
}

extension Engine {
    /// Throws if no engine answers, or if it isn't Docker Engine.
    package func requireDocker() async throws(EngineError) {
        _ = try Self.dockerServer(in: try await json(["version", "--format", "{{json .}}"]))
    }

    /// The engine's part of `docker version`. Throws if it isn't Docker Engine: Podman, for example, also has a `docker` command.
    static func dockerServer(in versions: JSONValue) throws(EngineError) -> JSONValue {
        let server = versions["Server"]
        let components = server["Components"].items.compactMap { $0["Name"].text }
        guard components.contains("Engine") else { throw .unsupported(product: components.first) }
        return server
    }
}
