import EngineValues
import Glibc
import Primitives
import TestSupport
import Testing

@testable import Sandbox

/// Uses the real engine. Objects created here carry this name and are removed again.
@Suite(.engine, .timeLimit(.minutes(10)), .serialized)
struct EngineTests {
    private let engine: Engine
    private let name = "calf-engine-test-\(getpid())"

    init() throws { engine = try Engine(patience: .expectingSuccess) }

    @Test func `objects of every kind can be inspected`() async throws {
        let odd = "a \"b\" \\ <c> & 'd' {e}: #f, é 鲸 🐳 \u{7F}\u{85}\u{9B}\u{2028}\u{FEFF} \t -"
        _ = try await engine.run(["volume", "create", "--label", "odd=\(odd)", name])
        _ = try await engine.run(["network", "create", "--label", "odd=\(odd)", name])
        _ = try await engine.run([
            "create", "--name", name, "--label", "odd=\(odd)", "--env", "ODD=\(odd)", "--volume", "\(name):/data", "--network", name,
            "--publish", "127.0.0.1::80", "busybox:1.36", "sh", "-c", "echo \(odd)",
        ])
        let container = try await engine.json(["container", "inspect", name]).items[0]
        #expect(container["Config"]["Labels"].textsByName["odd"] == odd)
        #expect(container["Config"]["Env"].texts.contains("ODD=\(odd)"))
        #expect(container["Config"]["Cmd"].texts == ["sh", "-c", "echo \(odd)"])
        #expect(container["State"]["Running"].bool == false && container["State"]["ExitCode"].int == 0)
        #expect(container["Mounts"].items[0]["Name"].text == name)
        #expect(try await engine.json(["volume", "inspect", name]).items[0]["Labels"].textsByName["odd"] == odd)
        #expect(try await engine.json(["network", "inspect", name]).items[0]["Labels"].textsByName["odd"] == odd)
        #expect(try await engine.json(["image", "inspect", "busybox:1.36"]).items[0]["Config"]["Cmd"].texts == ["sh"])
        let lines = try await engine.jsonLines(["ps", "--all", "--filter", "name=\(name)", "--format", "{{json .}}"])
        #expect(lines.map { $0["Names"].text } == [name])
        #expect(try await engine.jsonLines(["system", "df", "--format", "{{json .}}"]).count >= 3)
        // Events count in whole seconds, so the stream must end in the next one.
        let events = [
            "events", "--since", "10m", "--until", "\(time(nil) + 1)", "--filter", "type=container", "--filter", "container=\(name)",
            "--format", "{{json .}}",
        ]
        let event = try #require(try await engine.jsonLines(events).first)
        #expect(event["Action"].text == "create" && event["Actor"]["Attributes"]["odd"].text == odd)
        _ = try await engine.run(["rm", "--volumes", name])
        _ = try await engine.run(["network", "rm", name])
        _ = try await engine.run(["volume", "rm", name])
    }

    @Test func `engine errors are thrown with their text, also as raw output`() async throws {
        let arguments = ["volume", "inspect", name + "-none"]
        let finished = try await engine.attempt(arguments)
        #expect(finished.status == 1 && finished.text == "[]\n")
        await #expect { try await engine.run(arguments) } throws: { error in
            guard case EngineError.refused(arguments, 1, let message) = error else { return false }
            return message.contains("no such volume") || message.contains("No such volume")
        }
    }

    @Test func `present, stand-in and missing images are distinguished`() async throws {
        let image = "\(name):1"
        let script = "tar -c --files-from /dev/null | \(engine.docker) import --change 'LABEL io.calf.stand-in=1' - \(image)"
        _ = try await CommandRun(["sh", "-c", script], environment: engine.environment).finish(within: .seconds(180))
        let states = try await engine.images(named: ["calf-no-such-image:1", image, "busybox:1.36"])
        #expect(states.map(\.isPresent) == [false, true, true])
        #expect(states[1].isStandIn && states[2].image?.bytes ?? 0 > 100_000)
        #expect(try await engine.images(named: ["calf-no-such-image:1"]).map(\.isPresent) == [false])
        _ = try await engine.run(["rmi", image])
    }

    @Test func `a report lists the images that are present`() async {
        let report = await EngineReport.examine(within: .seconds(180))
        #expect(report.isUsable && report.product != nil && !report.version.isEmpty && !report.architecture.isEmpty)
        #expect(report.compose != nil && report.buildx != nil)
    }

    @Test func `a pull without a network is recognized`() async throws {
        do throws(EngineError) {
            try await engine.pull("registry.invalid/no/such:1")
            Issue.record("the pull succeeded")
        } catch {
            #expect(await engine.diagnosis(of: error) == .noNetwork)
        }
    }

    @Test func `an image name is never read as an option`() {
        for word in ["nginx:alpine", "docker.io/library/a_b-c@sha256:0123", "localhost:5000/x"] { #expect(ImageState.isName(word)) }
        for word in ["", "-v", "--output=x", "a b", "a;b", "é", "$(x)"] { #expect(!ImageState.isName(word)) }
    }
}
