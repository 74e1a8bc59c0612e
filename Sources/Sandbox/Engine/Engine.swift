package import Primitives

/// The container engine, reached as a learner reaches it: through the `docker` command, never by its socket.
package struct Engine: Sendable {
    /// The path of the command.
    package let docker: String
    /// What the command is started with.
    package let environment: [String: String]

    /// Finds the command in the `PATH` of the environment; the stand-in for it that a lesson's shell has there is passed over.
    package init(environment: [String: String] = ProcessEnvironment.current) throws(EngineError) {
        let real = { (path: String) in FileSystem.realPath(path).split(separator: "/").last != "calf-docker" }
        guard let docker = Spawn.find("docker", path: environment["PATH"] ?? "", where: real) else { throw .commandMissing }
        self.docker = docker
        // Advice on other products would stand among the errors.
        self.environment = environment.merging(["DOCKER_CLI_HINTS": "false"]) { $1 }
    }

    /// Runs `docker` with these arguments, and returns what came of it, whatever its exit code.
    package func attempt(
        _ arguments: [String], within: Duration = Engine.patience, directory: String? = nil, input: [UInt8] = [],
        mergesErrors: Bool = false, atMost bytes: Int = 16 << 20
    ) async throws(EngineError) -> FinishedCommand {
        let run = CommandRun(
            [docker] + arguments, environment: environment, directory: directory, input: input, mergesErrors: mergesErrors)
        do throws(CommandError) {
            return try await run.finish(within: within, atMost: bytes)
        } catch {
            throw EngineError(error, arguments)
        }
    }

    /// Runs `docker` with these arguments, to success; what it refuses is thrown.
    package func run(
        _ arguments: [String], within: Duration = Engine.patience, directory: String? = nil, input: [UInt8] = [],
        atMost bytes: Int = 16 << 20
    ) async throws(EngineError) -> FinishedCommand {
        let finished = try await attempt(arguments, within: within, directory: directory, input: input, atMost: bytes)
        guard finished.isSuccess else { throw EngineError(refusal: finished, arguments) }
        return finished
    }

    /// Runs `docker` until it ends or the task is cancelled, handing over its output as it comes, and so to success.
    package func watch(
        _ arguments: [String], within: Duration? = nil, _ see: @escaping @Sendable ([UInt8]) -> Void
    ) async throws(EngineError) -> FinishedCommand {
        let finished: FinishedCommand
        do throws(CommandError) {
            finished = try await CommandRun([docker] + arguments, environment: environment).watch(within: within, see)
        } catch {
            throw EngineError(error, arguments)
        }
        guard finished.isSuccess else { throw EngineError(refusal: finished, arguments) }
        return finished
    }

    /// How long an ordinary command may take. One that waits for a network or builds needs a time of its own.
    package static let patience = Duration.seconds(20)
}

// MARK: - JSON

extension Engine {
    /// The one document that the command prints.
    package func json(_ arguments: [String], within: Duration = Engine.patience) async throws(EngineError) -> JSONValue {
        let finished = try await run(arguments, within: within, atMost: 256 << 20)
        return try Engine.read(finished.text, arguments)
    }

    /// One document a line, as with `--format '{{json .}}'`.
    package func jsonLines(_ arguments: [String], within: Duration = Engine.patience) async throws(EngineError) -> [JSONValue] {
        let finished = try await run(arguments, within: within, atMost: 256 << 20)
        var values: [JSONValue] = []
        for line in finished.text.split(separator: "\n") { values.append(try Engine.read(String(line), arguments)) }
        return values
    }

    static func read(_ text: String, _ arguments: [String]) throws(EngineError) -> JSONValue {
        do throws(JSONError) {
            return try JSONValue(parsing: text)
        } catch {
            throw .unreadable(arguments, reason: "\(error)")
        }
    }
}
