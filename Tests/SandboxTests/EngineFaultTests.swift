import EngineValues
import Glibc
import TestSupport
import Testing

@testable import Sandbox

/// How commands behave when the engine fails. Each test starts its own engine, which only root can do.
@Suite(.engine, .timeLimit(.minutes(10)), .serialized)
struct EngineFaultTests {
    @Test func `an engine killed during a command is reported and found after its restart`() async throws {
        let scratch = try await ScratchEngine()
        let engine = try Engine(environment: scratch.variables, patience: .expectingSuccess)
        _ = try await engine.run(["version"], within: .seconds(180))
        _ = try await engine.run(["volume", "create", "kept"])
        let watching = Task { () async -> EngineError? in
            do throws(EngineError) {
                try await engine.watch(["events"]) { _ in }
                return nil
            } catch {
                return error
            }
        }
        // The watcher sees this event, so it is connected or about to be.
        _ = try await engine.run(["volume", "create", "seen"])
        scratch.crash()
        let error = await watching.value
        if let error { #expect(error != .commandMissing) }

        let report = await EngineReport.examine(environment: scratch.variables, within: .seconds(180))
        guard case .hostUnreachable? = report.diagnosis else {
            Issue.record("the engine was killed, but the report says \(String(describing: report.diagnosis))")
            return
        }
        try await scratch.start()
        let volumes = try await engine.run(["volume", "ls", "--quiet"], within: .seconds(180)).text
        #expect(volumes.split(separator: "\n").sorted() == ["kept", "seen"])
        #expect(await EngineReport.examine(environment: scratch.variables, within: .seconds(180)).isUsable)
    }

    @Test func `a full engine disk is recognized before and after a failure`() async throws {
        let scratch = try await ScratchEngine(megabytes: 64)
        let engine = try Engine(environment: scratch.variables, patience: .expectingSuccess)
        let folder = ScratchFolder()
        let script = "head -c 100000000 /dev/urandom > big && tar -c big > big.tar && \(engine.docker) import big.tar big:1"
        let run = CommandRun(["sh", "-c", script], environment: engine.environment, directory: folder.path)
        let finished = try await run.finish(within: .seconds(180))
        #expect(!finished.isSuccess)
        let error = EngineError(refusal: finished, ["import"])
        guard case .diskFull? = Optional(await engine.diagnosis(of: error)) else {
            Issue.record("the disk is full, but the command says \(finished.errorText)")
            return
        }
        let report = await EngineReport.examine(environment: scratch.variables, within: .seconds(180))
        let isLow = report.diagnoses.contains { if case .diskFull(_, .some) = $0 { true } else { false } }
        #expect(isLow)
    }

    @Test func `a command that hangs is ended with a message`() async throws {
        let folder = ScratchFolder()
        let listener = UnixListener(at: folder.path + "/hung.sock")
        var variables = EngineVariables.all
        variables["DOCKER_HOST"] = "unix://\(listener.path)"
        let engine = try Engine(environment: variables)
        await #expect(throws: EngineError.timedOut(["ps"], after: .milliseconds(300))) {
            try await engine.run(["ps"], within: .milliseconds(300))
        }
    }
}
