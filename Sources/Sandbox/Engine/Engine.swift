package import EngineValues
package import Primitives

/// The container engine, accessed the way a learner accesses it: through the `docker` command, never through its socket.
package struct Engine: Sendable {
    /// The path of the `docker` command.
    package let docker: String
    /// The environment for the command.
    package let environment: [String: String]
    /// How long ordinary commands may take. Those that build or wait for the network are given a time of their own.
    private let patience: Patience

    /// Finds the command in the environment's `PATH`.
    package init(
        environment: [String: String] = ProcessEnvironment.current, patience: Patience = .usual
    ) throws(EngineError) {
        guard let docker = Spawn.find("docker", path: environment["PATH"] ?? "") else { throw .commandMissing }
        self.docker = docker
        self.patience = patience
        // Tips about other products would appear among the errors.
        self.environment = environment.merging(["DOCKER_CLI_HINTS": "false"]) { $1 }
    }

    /// Runs `docker` with these arguments, and returns the result, whatever the exit code.
    package func attempt(
        _ arguments: [String], within: Duration? = nil, directory: String? = nil, input: [UInt8] = [],
        mergesErrors: Bool = false, atMost bytes: Int = 16 << 20
    ) async throws(EngineError) -> FinishedCommand {
        let run = CommandRun(
            [docker] + arguments, environment: environment, directory: directory, input: input, mergesErrors: mergesErrors)
        do throws(CommandError) {
            return try await run.finish(within: within ?? patience.docker, atMost: bytes)
        } catch {
            throw EngineError(error, arguments)
        }
    }

    /// Runs `docker` with these arguments. Throws if it fails.
    package func run(
        _ arguments: [String], within: Duration? = nil, atMost bytes: Int = 16 << 20
    ) async throws(EngineError) -> FinishedCommand {
        let finished = try await attempt(arguments, within: within, atMost: bytes)
        guard finished.isSuccess else { throw EngineError(refusal: finished, arguments) }
        return finished
    }

    /// Runs `docker` until it exits or the task is canceled, passing on output as it arrives. Throws if it fails.
    package func watch(_ arguments: [String], _ see: @escaping @Sendable ([UInt8]) -> Void) async throws(EngineError) {
        let finished: FinishedCommand
        do throws(CommandError) {
            finished = try await CommandRun([docker] + arguments, environment: environment).watch(see)
        } catch {
            throw EngineError(error, arguments)
        }
        guard finished.isSuccess else { throw EngineError(refusal: finished, arguments) }
    }
}

// MARK: - JSON

extension Engine {
    /// Parses the single JSON document that the command prints.
    package func json(_ arguments: [String], within: Duration? = nil) async throws(EngineError) -> JSONValue {
        let finished = try await run(arguments, within: within, atMost: 256 << 20)
        return try Engine.read(finished.text, arguments)
    }

    /// Parses one JSON document per line, as printed with `--format '{{json .}}'`.
    package func jsonLines(_ arguments: [String]) async throws(EngineError) -> [JSONValue] {
        let finished = try await run(arguments, atMost: 256 << 20)
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
