import Course
import DockerCLI
import DockerProxy
import Primitives
import Sandbox
import TestSupport
import Testing
import Verdicts

@testable import Grading

/// What Podman reports in another way than Docker. The texts are from Podman 4.3.
struct PodmanTests {
    private func container(status: String, network: String, stopTimeout: Int = 0) throws -> ObservedContainer {
        let json = """
            {"Id": "c66d", "Name": "/core", "Config": {"Image": "busybox:1.36", "Cmd": ["version"], "StopTimeout": \(stopTimeout)},
             "State": {"Status": "\(status)", "ExitCode": 0, "Error": ""}, "NetworkSettings": {"Networks": {}},
             "HostConfig": {"Runtime": "oci", "NetworkMode": "\(network)", "PidMode": "private"}}
            """
        return ObservedContainer(try JSONValue(parsing: json))
    }

    @Test(arguments: ["host", "none"]) func `a container's predefined network is known, though it is not listed`(network: String) throws {
        #expect(try container(status: "exited", network: network).networks == [network])
    }

    @Test func `a container that may have failed to start is not said to have never been started`() throws {
        let container = try container(status: "created", network: "bridge")
        let line = SourceLocation(path: "lesson.md", line: 1)
        let fact = Facts.Fact(key: "exit", value: .text("0"), location: line)
        let scope = FactsScope(lesson: "a/b", project: "p", ownership: Ownership(["a/b": [.container(id: "c66d")]]))
        let place = FactsPlace(engine: nil, scope: scope, directory: "/", environment: [:], began: 0)
        let flaw = ContainerFacts(place: place, container: container, images: []).flaw(fact)
        let subject = Facts.Subject(group: .containers, name: "core", facts: [fact], location: line)
        let report = FactReport(subject: subject, fact: fact, flaw: flaw)
        let said = FactSentence.feedback(of: report).message
        #expect(said.contains("core was created, but has not started"), "\(said)")
    }

    @Test func `a docker stop that is not reported doesn't count as missing`() throws {
        let events = Facts.Value.not(.list([.text("stop"), .text("destroy")]))
        #expect(try container(status: "exited", network: "bridge").limit(onEvents: events) != nil)
        #expect(try container(status: "exited", network: "bridge", stopTimeout: 10).limit(onEvents: events) == nil)
        #expect(try container(status: "exited", network: "bridge").limit(onEvents: .list([.text("destroy")])) == nil)
    }
}

/// The commands of a check that run containers, on a real engine.
@Suite(.engine, .realEngine, .timeLimit(.minutes(5))) struct CheckCommandTests {
    @Test func `a check's command gets the exit code of a container that is removed after it`() async throws {
        let lab = try #require(RealEngine.lab)
        let name = lab.prefix + "leaver"
        let script = """
            \(ShellFacts.keepingExitCodes)
            echo hello | docker run --rm --name \(name) -i busybox:1.36 sh -c 'cat; exit 3'
            echo $?
            docker ps -aqf name=\(name)
            """
        let run = CommandRun(["sh", "-c", script], environment: lab.place.environment, directory: lab.folder.path)
        #expect(try await run.finish(within: .seconds(180)).text == "hello\n3\n")
    }
}
