import DockerCLI
import Glibc
import TestSupport
import Testing

@testable import Sandbox

@Suite(.timeLimit(.minutes(10))) struct SameAsDockerTests {
    private typealias Stage = OwnershipStage

    /// Every docker command installed here.
    static let commands: [String] = ["/usr/local/bin/docker", "/usr/bin/docker"].filter { access($0, X_OK) == 0 }

    static let lines: [[String]] = [
        [], ["version", "--format", "{{.Server.Version}}"], ["--version"], ["-v"], ["--help"], ["run", "--help"], ["run"],
        ["run", "--nonsense"],
        ["run", "--rm", "--network", "none", "busybox:1.36", "echo", "hello"],
        ["run", "--rm", "--network", "none", "busybox:1.36", "sh", "-c", "echo out; echo err >&2; exit 3"],
        ["run", "--rm", "--pull", "never", "no-such-image:1"],
        ["run", "--rm", "--network", "none", "busybox:1.36", "sh", "-c", "kill -9 $$"],
        ["run", "--rm", "--network=none", "-e", "A=ü\u{202E}x", "busybox:1.36", "sh", "-c", "echo $A"],
        ["container", "run", "--rm", "--network", "none", "-v", "/x", "busybox:1.36", "ls", "/x"],
        ["run", "--rm", "-it", "--network", "none", "busybox:1.36", "true"],
        ["--context", "no-such-context", "ps"], ["-H", "unix:///no/such.sock", "ps"], ["-D", "version", "--format", "x"],
        ["ps", "--nonsense"], ["rm", "no-such-container"], ["stop"], ["rmi", "no-such-image:1"], ["volume", "rm", "no-such-volume"],
        ["network", "rm", "no-such-network"], ["inspect", "no-such-thing"], ["exec", "no-such-container", "true"],
        ["logs", "no-such-container"],
        ["build"], ["build", "/no/such/folder"], ["build", "--help"], ["commit"], ["commit", "no-such-container"],
        ["tag", "no-such-image:1", "x"],
        ["network", "create"], ["network", "create", "--driver", "no-such-driver", "x-own-tests"], ["volume", "create", "a/b"],
        ["create", "--pull", "never", "no-such-image:1"], ["no-such-command"], ["compose", "ps", "--no-such-option"], ["prune"],
    ]

    @Test(arguments: commands, lines) func `output, errors and exit code equal docker's`(docker: String, line: [String]) async throws {
        let stage = try Stage()
        let plain = try await CommandRun([docker] + line, environment: stage.engine.environment).finish(within: .seconds(60))
        let through = try await stage.learner(line, cli: docker)
        #expect(through == plain)
    }

    @Test(arguments: commands) func `a build prints the same as docker`(docker: String) async throws {
        try await Stage.with { stage in
            let folder = ScratchFolder()
            folder.write("FROM \(Stage.image)\nRUN echo \(stage.prefix) > /a\nLABEL a=b\nCMD [\"true\"]\n".utf8, to: "Dockerfile")
            let line = ["build", "--network", "none", "-t", "\(stage.prefix)-shop", folder.path]
            try await stage.learner(line, cli: docker)
            // The second time every step comes from the cache, so the output is deterministic.
            let through = try await stage.learner(line, cli: docker)
            let plain = try await CommandRun([docker] + line, environment: stage.engine.environment).finish(within: .seconds(60))
            #expect(through == plain && through.isSuccess)
        }
    }

    @Test func `outside a lesson the guard runs read-only commands and asks before others`() async throws {
        let stage = try Stage()
        var environment = try stage.scope.environment(stage.engine.environment)
        for name in environment.keys where name.hasPrefix("CALF_SCOPE_") { environment[name] = nil }
        let through = try await CommandRun(
            ["docker", "context", "inspect", "--format", "x"], environment: environment
        ).finish(
            within: .seconds(60))
        #expect(through == FinishedCommand(status: 0, output: Array("x\n".utf8)))
        for line in [["rm", "x"], ["run", Stage.image], ["compose", "down"], ["exec", "x", "ls"]] {
            let refused = try await CommandRun(["setsid", "-w", "docker"] + line, environment: environment).finish(within: .seconds(60))
            #expect(refused.status == 1 && refused.errorText.contains("calf can't tell what this would change"), "\(line)")
        }
    }

    @Test func `a missing docker is reported as a shell would`() async throws {
        let stage = try Stage()
        let environment = try stage.scope.environment(["PATH": "/no/such"])
        let through = try await CommandRun(["docker", "ps"], environment: environment).finish(within: .seconds(60))
        #expect(through == FinishedCommand(status: 127, output: [], errors: Array("docker: command not found\n".utf8)))
    }

    @Test func `bytes that aren't UTF-8 reach docker unchanged`() async throws {
        let stage = try Stage()
        let environment = try stage.scope.environment(stage.engine.environment)
        let script = "docker version --format $(printf 'a\\377b')"
        let through = try await CommandRun(["sh", "-c", script], environment: environment).finish(within: .seconds(60))
        #expect(through.output == [0x61, 0xFF, 0x62, 0x0A])
    }

    @Test func `a signal from the shell ends a build`() async throws {
        try await Stage.with { stage in
            let folder = ScratchFolder()
            folder.write("FROM \(Stage.image)\nRUN echo \(stage.prefix); sleep 1000\n".utf8, to: "Dockerfile")
            let environment = try stage.scope.environment(stage.engine.environment)
            let script =
                "docker build --network none \(folder.path) & until docker ps --no-trunc | grep -q \(stage.prefix); do sleep 0.1; done; kill -TERM $!; wait $!; echo $?"
            let plain = try await CommandRun(["sh", "-c", script], environment: stage.engine.environment).finish(within: .seconds(60))
            let through = try await CommandRun(["sh", "-c", script], environment: environment).finish(within: .seconds(60))
            #expect(through.text.split(separator: "\n").last == plain.text.split(separator: "\n").last)
        }
    }
}
