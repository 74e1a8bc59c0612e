import Facts
import Grading
import Sandbox
import TestSupport
import Testing
import Verdicts

/// Real error messages of docker, as worded by the two command-line versions in use.
struct EngineErrorTests {
    @Test(arguments: [
        (
            "docker: Error response from daemon: driver failed programming external connectivity on endpoint web (884c65): Bind for 127.0.0.1:28080 failed: port is already allocated.",
            EngineErrorExplanation.Kind.portTaken, ["port": "28080"]
        ),
        ("Error starting userland proxy: listen tcp4 127.0.0.1:28081: bind: address already in use.", .addressInUse, ["port": "28081"]),
        (
            "docker: Error response from daemon: Conflict. The container name \"/web\" is already in use by container \"6dc5af\". You have to remove (or rename) that container to be able to reuse that name.",
            .nameTaken, ["name": "web"]
        ),
        ("Error response from daemon: invalid restart policy 'allways'", .badRestartPolicy, ["name": "allways"]),
        ("Error response from daemon: No such container: web", .noSuchContainer, ["name": "web"]),
        ("Error: No such container: web", .noSuchContainer, ["name": "web"]),
        ("Error: No such image: nosuch", .noSuchImage, ["name": "nosuch"]),
        ("Error response from daemon: No such image: nosuch:latest", .noSuchImage, ["name": "nosuch:latest"]),
        (
            "Unable to find image 'nosuch:1' locally\ndocker: Error response from daemon: Get \"https://registry-1.docker.io/v2/\": dial tcp: lookup registry-1.docker.io on 10.255.255.53:53: no such host",
            .noRegistry, ["image": "nosuch:1", "host": "registry-1.docker.io"]
        ),
        (
            "Get \"http://localhost:5999/v2/\": dial tcp 127.0.0.1:5999: connect: connection refused", .noRegistry,
            ["host": "localhost:5999"]
        ),
        (
            "docker: Error response from daemon: pull access denied for ngnix, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
            .pullDenied, ["name": "ngnix"]
        ),
        (
            "Error response from daemon: manifest for nginx:alpin not found: manifest unknown: manifest unknown",
            .manifestUnknown, ["name": "nginx:alpin"]
        ),
        ("toomanyrequests: You have reached your pull rate limit.", .tooManyPulls, [:]),
        ("no matching manifest for linux/arm64/v8 in the manifest list entries", .wrongPlatform, [:]),
        ("docker: invalid reference format: repository name (library/BusyBox) must be lowercase", .badReference, ["name": "BusyBox"]),
        ("docker: Error response from daemon: Minimum memory limit allowed is 6MB.", .memoryTooSmall, ["least": "6MB"]),
        ("docker: --pid: invalid PID mode.", .badNamespace, [:]),
        ("docker: Error response from daemon: invalid PID mode: hosts.", .badNamespace, ["name": "hosts"]),
        (
            "psql: error: connection to server at \"db\" (172.18.0.2), port 5432 failed: FATAL:  password authentication failed for user \"shop\"",
            .wrongPassword, ["name": "shop"]
        ),
        (
            "psql: error: connection to server on socket \"/tmp/.s.PGSQL.5432\" failed: FATAL:  role \"shop\" does not exist",
            .databaseUserMissing,
            ["name": "shop"]
        ),
        (
            "invalid from flag value builder: pull access denied for builder, repository does not exist or may require 'docker login'",
            .stageMissing, ["name": "builder"]
        ),
        (
            "ERROR: failed to solve: builder: failed to resolve source metadata for docker.io/library/builder:latest: pull access denied",
            .stageMissing, ["name": "builder"]
        ),
        ("docker: invalid reference format.\nSee 'docker run --help'.", .badReference, [:]),
        (
            "docker: Error response from daemon: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: \"nosuch\": executable file not found in $PATH: unknown",
            .programMissing, ["program": "nosuch"]
        ),
        (
            "docker: Error response from daemon: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: \"--rm\": executable file not found in $PATH: unknown",
            .optionAsProgram, ["option": "-rm"]
        ),
        (
            "OCI runtime create failed: runc create failed: unable to start container process: exec: \"/tmp\": permission denied: unknown",
            .programNotExecutable, ["program": "/tmp"]
        ),
        ("exec /bin/foo: exec format error", .programOfOtherKind, ["program": "/bin/foo"]),
        ("exec /script: no such file or directory", .interpreterMissing, ["program": "/script"]),
        ("Error response from daemon: Container 6dc5af5226aa is not running", .containerStopped, [:]),
        (
            "Error response from daemon: You cannot remove a running container 6dc5. Stop the container before attempting removal or force remove",
            .containerRuns, [:]
        ),
        (
            "Error response from daemon: conflict: unable to remove repository reference \"busybox:1.36\" (must force) - container 0e22 is using its referenced image 3fa4",
            .imageInUse, [:]
        ),
        (
            "Error response from daemon: error while removing network: network shop id 6a05 has active endpoints\nexit status 1",
            .networkInUse, ["name": "shop"]
        ),
        ("Error response from daemon: network with name shop already exists", .networkExists, ["name": "shop"]),
        ("docker: Error response from daemon: network shop not found.", .noSuchNetwork, ["name": "shop"]),
        ("Error: No such network: shop", .noSuchNetwork, ["name": "shop"]),
        ("Error response from daemon: remove data: volume is in use - [a56c]", .volumeInUse, ["name": "data"]),
        ("Error response from daemon: get data: no such volume", .noSuchVolume, ["name": "data"]),
        ("Error: No such volume: data", .noSuchVolume, ["name": "data"]),
        (
            "COPY failed: file not found in build context or excluded by .dockerignore: stat nope.txt: file does not exist",
            .copyMissing, ["name": "nope.txt"]
        ),
        ("failed to compute cache key: \"/nope.txt\" not found: not found", .copyMissing, ["name": "nope.txt"]),
        ("COPY failed: stat www/index.html: file does not exist", .stageFileMissing, ["name": "www/index.html"]),
        (
            "------\n > [stage-1 2/2] COPY --from=maker /www/index.html /www/:\n------\nERROR: failed to solve: failed to compute cache key: "
                + "\"/www/index.html\": not found", .stageFileMissing, ["name": "www/index.html"]
        ),
        ("docker: Error response from daemon: unable to find user app: no matching entries in passwd file.", .userMissing, ["name": "app"]),
        (
            "Error response from daemon: dockerfile parse error line 2: unknown instruction: CPOY", .unknownInstruction,
            ["word": "CPOY", "line": "2"]
        ),
        ("Error response from daemon: no build stage in current context", .noFrom, [:]),
        ("Error response from daemon: the Dockerfile (Dockerfile) cannot be empty", .emptyDockerfile, [:]),
        (
            "unable to prepare context: unable to evaluate symlinks in Dockerfile path: lstat /x/Dockerfile: no such file or directory",
            .dockerfileMissing, [:]
        ),
        ("unable to prepare context: path \"nodir\" not found", .contextMissing, ["path": "nodir"]),
        ("The command '/bin/sh -c nosuch x' returned a non-zero code: 127", .stepFailed, [:]),
        ("no configuration file provided: not found", .composeFileMissing, [:]),
        ("yaml: line 4: mapping values are not allowed in this context", .composeSyntax, ["line": "4"]),
        (
            "service \"web\" refers to undefined volume data: invalid compose project", .composeUndefined,
            ["kind": "volume", "name": "data"]
        ),
        (
            "service \"web\" has neither an image nor a build context specified: invalid compose project", .composeImageOrBuild,
            ["name": "web"]
        ),
        ("validating /x/compose.yaml: services.web additional properties 'imge' not allowed", .composeKey, ["key": "imge"]),
        ("validating /x/a.yaml: services.db Additional property imge is not allowed", .composeKey, ["key": "imge"]),
        ("validating /x/e.yaml: services.web.environment must be a mapping", .composeShape, ["key": "environment", "needed": "a mapping"]),
        (
            "service \"web\" depends on undefined service \"q\": invalid compose project", .composeUndefined,
            ["kind": "service", "name": "q"]
        ),
        ("ERROR: failed to solve: executor failed running [/bin/sh -c exit 7]: exit code: 7", .stepFailed, ["code": "7"]),
        ("ERROR: failed to solve: failed to compute cache key: \"/nope\" not found: not found", .copyMissing, ["name": "nope"]),
        (
            "ERROR: failed to solve: rpc error: code = Unknown desc = failed to solve with frontend dockerfile.v0: failed to read dockerfile: "
                + "open /x/nofile: no such file or directory", .dockerfileMissing, [:]
        ),
        ("ERROR: \"docker buildx build\" requires exactly 1 argument.", .argumentMissing, [:]),
        ("docker: 'docker build' requires 1 argument", .argumentMissing, [:]),
        ("docker: 'rnu' is not a docker command.\nSee 'docker --help'", .unknownCommand, ["word": "rnu"]),
        ("docker: unknown command: docker compose\n\nRun 'docker --help' for more information", .composeMissing, [:]),
        // docker 28 and 20.10 without the Compose plugin.
        (
            "unknown flag: --project-name\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more information",
            .composeMissing, [:]
        ),
        (
            "unknown shorthand flag: 'd' in -d\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more information",
            .pluginMissing, [:]
        ),
        ("unknown shorthand flag: 'f' in -f\nSee 'docker --help'.", .pluginMissing, [:]),
        ("unknown flag: --nosuch\nSee 'docker run --help'.", .unknownOption, ["word": "--nosuch"]),
        ("docker: Invalid hostPort: 99999.", .badPort, ["port": "99999"]),
        ("docker: invalid hostPort: abc", .badPort, ["port": "abc"]),
        (
            "docker: Error response from daemon: create ./x: \"./x\" includes invalid characters for a local volume name, only \"[a-zA-Z0-9][a-zA-Z0-9_.-]\" are allowed.",
            .badVolumeName, ["name": "./x"]
        ),
        ("the input device is not a TTY", .noTerminal, [:]),
        (
            "permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get \"http://%2Fvar%2Frun%2Fdocker.sock/v1.24/containers/json\": dial unix /var/run/docker.sock: connect: permission denied",
            .socketRefused, [:]
        ),
        ("Cannot connect to the Docker daemon at unix:///nosuch.sock. Is the docker daemon running?", .noDaemon, [:]),
        ("docker: Error response from daemon: calf: the engine doesn't answer, so calf can't check whose", .noDaemon, [:]),
        ("write /var/lib/docker/tmp/x: no space left on device", .noSpace, [:]),
    ]) func `docker's errors are recognized`(text: String, kind: EngineErrorExplanation.Kind, names: [String: String]) throws {
        let explanation = try #require(EngineErrorExplanation(of: text))
        #expect(explanation.kind == kind)
        #expect(explanation.names == names)
        #expect(explanation.words.last == "." || explanation.words.last == "?")
    }

    @Test func `success and unknown errors get no explanation`() {
        for text in ["", "web\n", "afabdf56ff9f", "hello world", "5f1c: Pull complete\nStatus: Downloaded newer image for nginx:alpine"] {
            #expect(EngineErrorExplanation(of: text) == nil, "\(text)")
        }
    }
}

@Suite(.engine, .realEngine, .timeLimit(.minutes(10))) struct EngineWordingTests {
    @Test func `errors are explained in the wording of the engine in use`() async throws {
        let lab = try #require(RealEngine.lab)
        func explained(_ line: String) async throws -> EngineErrorExplanation? {
            let finished = try await lab.docker(line)
            #expect(!finished.isSuccess, "\(line)")
            return EngineErrorExplanation(of: finished.errorText + finished.text)
        }
        func expect(_ line: String, _ kind: EngineErrorExplanation.Kind, _ names: [String: String] = [:]) async throws {
            let explanation = try await explained(line)
            #expect(explanation?.kind == kind, "\(line)")
            #expect(explanation?.names == names, "\(line)")
        }
        let web = lab.prefix + "web"
        try await lab.docker("network create @net")
        let port = try PortListener.freePort()
        try await lab.docker("run -d --name @web --network @net -v @data:/data -p 127.0.0.1:\(port):80 busybox:1.36 sleep 1d")
        try await expect("run --name @web busybox:1.36 true", .nameTaken, ["name": web])
        try await expect("run --name @x -p 127.0.0.1:\(port):80 busybox:1.36 true", .portTaken, ["port": "\(port)"])
        let listener = try PortListener()
        try await expect(
            "run --name @y -p \(listener.port):80 busybox:1.36 true", .addressInUse, ["port": "\(listener.port)"])
        withExtendedLifetime(listener) {}
        try await expect(
            "run registry.invalid/no/such:1 true", .noRegistry, ["image": "registry.invalid/no/such:1", "host": "registry.invalid"])
        try await expect("exec @none true", .noSuchContainer, ["name": lab.prefix + "none"])
        try await expect("run --rm busybox:1.36 nosuch", .programMissing, ["program": "nosuch"])
        try await expect("run --rm busybox:1.36 -d sleep 1d", .optionAsProgram, ["option": "d"])
        // Not every version of docker says which name.
        #expect(try await explained("run --rm BusyBox:1.36 true")?.kind == .badReference)
        try await expect("network rm @net", .networkInUse, ["name": lab.prefix + "net"])
        try await expect("volume rm @data", .volumeInUse, ["name": lab.prefix + "data"])
        try await expect("rm @web", .containerRuns)
        try await expect("run -d --network @none --name @lost busybox:1.36 true", .noSuchNetwork, ["name": lab.prefix + "none"])
        try await expect("volume rm @none", .noSuchVolume, ["name": lab.prefix + "none"])
        try await expect("run --nosuch busybox:1.36", .unknownOption, ["word": "--nosuch"])
        try await expect("-H unix:///nowhere.sock ps", .noDaemon)
        lab.folder.write("FROM busybox:1.36\nCPOY a b\n".utf8, to: "Dockerfile")
        try await expect("build -t @shop .", .unknownInstruction, ["word": "CPOY", "line": "2"])
        lab.folder.write("FROM busybox:1.36\nCOPY none.txt b\n".utf8, to: "Dockerfile")
        try await expect("build -t @shop .", .copyMissing, ["name": "none.txt"])
        lab.folder.write("FROM busybox:1.36\nRUN exit 7\n".utf8, to: "Dockerfile")
        try await expect("build -t @shop .", .stepFailed, ["code": "7"])
        try await lab.docker("stop -t 0 @web")
        try await expect("exec @web true", .containerStopped)
    }
}
