import EngineValues
import Glibc
import TestSupport
import Testing

@testable import Sandbox

/// Real faults, wherever they can be caused without touching this machine's own engine.
@Suite(.engine, .timeLimit(.minutes(10)))
struct EngineDiagnosisTests {
    private let folder = ScratchFolder()

    /// The tests' environment, with these variables changed.
    private func environment(_ changes: [String: String]) -> [String: String] {
        var all = EngineVariables.all
        all["DOCKER_HOST"] = nil
        all["DOCKER_CONTEXT"] = nil
        return all.merging(changes) { $1 }
    }

    private func diagnosis(_ changes: [String: String], within: Duration = .seconds(180)) async -> EngineDiagnosis? {
        await EngineReport.examine(environment: environment(changes), within: within).diagnosis
    }

    @Test func `a missing docker command is reported`() async {
        let report = await EngineReport.examine(environment: environment(["PATH": folder.path]))
        #expect(report.diagnoses == [.commandMissing] && !report.isUsable)
    }

    @Test(arguments: ["unix:///nowhere/docker.sock", "tcp://127.0.0.1:1", "tcp://engine.invalid:2375", "nonsense.invalid"])
    func `a DOCKER_HOST that leads nowhere is reported`(address: String) async {
        guard case .hostUnreachable(let place, _)? = await diagnosis(["DOCKER_HOST": address]) else {
            Issue.record("another diagnosis")
            return
        }
        #expect(place.address == address && place.isFromVariable)
    }

    @Test func `a stale socket is reported`() async {
        let path = folder.path + "/dead.sock"
        do { _ = UnixListener(at: path) }
        let found = await diagnosis(["DOCKER_HOST": "unix://\(path)"])
        #expect(found == .hostUnreachable(EnginePlace(address: "unix://\(path)", isFromVariable: true), words: ""))
        #expect(found?.fix == "unset DOCKER_HOST")
    }

    @Test func `a malformed DOCKER_HOST is reported`() async {
        guard case .hostMalformed(let words)? = await diagnosis(["DOCKER_HOST": "foo://x"]) else {
            Issue.record("another diagnosis")
            return
        }
        #expect(words.contains("foo://x"))
    }

    @Test func `a missing context is reported, from the variable and from the file`() async {
        #expect(await diagnosis(["DOCKER_CONTEXT": "gone"]) == .contextMissing(name: "gone"))
        folder.write(#"{"currentContext":"lost"}"#.utf8, to: "config.json")
        #expect(await diagnosis(["DOCKER_CONFIG": folder.path]) == .contextMissing(name: "lost"))
    }

    @Test func `an engine that accepts connections but never answers is reported`() async {
        let listener = UnixListener(at: folder.path + "/hung.sock")
        let found = await diagnosis(["DOCKER_HOST": "unix://\(listener.path)"], within: .seconds(1))
        #expect(found == .notAnswering(after: .seconds(1)))
    }

    @Test func `a socket that this user can't open is reported`() async throws {
        chmod(folder.path, 0o755)
        let listener = UnixListener(at: folder.path + "/closed.sock", mode: 0)
        var changes = ["DOCKER_HOST": "unix://\(listener.path)"]
        if getuid() == 0 {
            // Root can open everything, so the command runs as `nobody`.
            folder.write(
                "#!/bin/sh\nexec setpriv --reuid=65534 --regid=65534 --clear-groups \(try Engine().docker) \"$@\"\n".utf8, to: "docker")
            chmod(folder.path + "/docker", 0o755)
            changes["PATH"] = "\(folder.path):/usr/bin:/bin"
        }
        guard case .permissionDenied(listener.path, let group, false)? = await diagnosis(changes) else {
            Issue.record("another diagnosis")
            return
        }
        #expect(group != nil)
    }

    @Test(arguments: [("1.10", true), ("1.99", false)])
    func `incompatible versions of command and engine are reported`(version: String, isOlder: Bool) async {
        var changes = ["DOCKER_API_VERSION": version]
        changes["DOCKER_HOST"] = EngineVariables.all["DOCKER_HOST"]
        #expect(await diagnosis(changes) == .versionsApart(commandIsOlder: isOlder))
    }

    @Test func `missing plugins are reported`() async throws {
        var changes = ["DOCKER_CONFIG": folder.path]
        changes["DOCKER_HOST"] = EngineVariables.all["DOCKER_HOST"]
        let engine = try Engine(environment: environment(changes))
        let report = await EngineReport.examine(environment: environment(changes), within: .seconds(180))
        // They may be installed for all users of the machine.
        let hasCompose = try await engine.attempt(["compose", "version"]).isSuccess
        let hasBuildx = try await engine.attempt(["buildx", "version"]).isSuccess
        #expect(report.diagnoses.contains(.composeMissing) == !hasCompose && report.diagnoses.contains(.buildxMissing) == !hasBuildx)
        #expect(report.isUsable)
    }

    @Test func `another engine at another socket is suggested`() async {
        folder.makeFolder(".docker")
        folder.makeFolder(".docker/desktop")
        let listener = UnixListener(at: folder.path + "/.docker/desktop/docker.sock")
        let place = EnginePlace(address: "unix:///nowhere/docker.sock")
        let words = "Cannot connect to the Docker daemon at unix:///nowhere/docker.sock. Is the docker daemon running?"
        let variables = ["HOME": folder.path, "XDG_RUNTIME_DIR": folder.path]
        guard case .elsewhere(place, let found)? = EngineDiagnosis.recognize(words, at: place, environment: variables) else {
            Issue.record("another diagnosis")
            return
        }
        // The machine's own engine, if there is one, takes precedence.
        if found.address != "unix:///var/run/docker.sock" {
            #expect(found.address == "unix://\(listener.path)" && found.product == .desktop)
        }
    }
}

/// Addresses and messages that this machine can't produce, with their sources.
struct EngineWordsTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var source: String
        var words: String
        var expected: EngineDiagnosis
        var testDescription: String { source }
    }

    private static let place = EnginePlace(address: "unix:///run/user/1000/docker.sock", context: "rootless")

    static let cases = [
        Case(
            source: "docker 28.3, cli/command and client/errors.go",
            words:
                "failed to connect to the docker API at unix:///run/user/1000/docker.sock; check if the path is correct and if the daemon "
                + "is running: dial unix /run/user/1000/docker.sock: connect: no such file or directory",
            expected: .daemonStopped(place)),
        Case(
            source: "docker 20.10.24 compose without the plugin, seen on Debian 12",
            words: "docker: 'compose' is not a docker command.\nSee 'docker --help'",
            expected: .composeMissing),
        Case(
            source: "docker 28.2.2 buildx without the plugin, seen on Debian 12",
            words: "docker: unknown command: docker buildx\n\nRun 'docker --help' for more information",
            expected: .buildxMissing),
        Case(
            source: "Docker Hub's documentation of its limits",
            words: "Error response from daemon: toomanyrequests: You have reached your unauthenticated pull rate limit. "
                + "https://www.docker.com/increase-rate-limit",
            expected: .pullLimit),
        Case(
            source: "engine 20.10, distribution/errors.go",
            words:
                "Error response from daemon: pull access denied for nope, repository does not exist or may require 'docker login': denied: "
                + "requested access to the resource is denied",
            expected: .imageUnknown("nope")),
        Case(
            source: "engine 20.10, distribution/errors.go",
            words: "Error response from daemon: manifest for nginx:nope not found: manifest unknown: manifest unknown",
            expected: .imageUnknown("nginx:nope")),
        Case(
            source: "engine 20.10, distribution/pull_v2.go",
            words: "Error response from daemon: no matching manifest for linux/arm64/v8 in the manifest list entries",
            expected: .wrongArchitecture(image: nil, isFor: nil, needs: nil)),
        Case(
            source: "the kernel's ENOEXEC, by runc", words: "standard_init_linux.go:228: exec user process caused: exec format error",
            expected: .wrongArchitecture(image: nil, isFor: nil, needs: nil)),
        Case(
            source: "engine 20.10 behind a firewall that drops",
            words: "Error response from daemon: Get \"https://registry-1.docker.io/v2/\": net/http: request canceled while waiting for "
                + "connection (Client.Timeout exceeded while awaiting headers)",
            expected: .noNetwork),
    ]

    @Test(arguments: cases)
    func `messages of other engines are understood`(_ example: Case) {
        let found = EngineDiagnosis.recognize(
            example.words, at: Self.place, environment: ["HOME": "/nowhere", "XDG_RUNTIME_DIR": "/nowhere"])
        if case .elsewhere = found, case .daemonStopped = example.expected { return }
        #expect(found == example.expected)
    }

    @Test func `the error text says where no engine answered`() {
        let words = "Cannot connect to the Docker daemon at unix:///nowhere/docker.sock. Is the docker daemon running?"
        let found = EngineDiagnosis(.refused(["ps"], status: 1, message: words), environment: ["HOME": "/x", "XDG_RUNTIME_DIR": "/x"])
        let place = EnginePlace(address: "unix:///nowhere/docker.sock")
        if case .elsewhere(place, _) = found { return }
        #expect(found == .hostUnreachable(place, words: ""))
        #expect(found.fix == "docker context use default")
    }

    @Test func `a context whose engine doesn't answer is named, with the way back`() {
        let place = EnginePlace(address: "unix:///nowhere/docker.sock", context: "mine")
        let words = "Cannot connect to the Docker daemon at unix:///nowhere/docker.sock. Is the docker daemon running?"
        let found = EngineDiagnosis.recognize(words, at: place, environment: ["HOME": "/nowhere", "XDG_RUNTIME_DIR": "/nowhere"])
        if case .elsewhere(place, _)? = found { return }
        #expect(found == .hostUnreachable(place, words: ""))
        #expect(found?.explanation.contains("The context 'mine'") == true && found?.fix == "docker context use default")
    }

    @Test func `the kind of engine is known from its address and context`() {
        let products: [(String, String, EnginePlace.Product)] = [
            ("unix:///var/run/docker.sock", "default", .engine), ("unix:///run/user/1000/docker.sock", "default", .rootless),
            ("unix:///home/ann/.docker/desktop/docker.sock", "desktop-linux", .desktop),
            ("ssh://ann@host", "default", .remote), ("tcp://10.0.0.1:2376", "lab", .remote),
        ]
        for (address, context, product) in products { #expect(EnginePlace(address: address, context: context).product == product) }
    }

    @Test(arguments: [
        (
            #"{"Client":{"Version":"20.10.24"},"Server":{"Version":"4.3.1","Components":[{"Name":"Podman Engine"},{"Name":"Conmon"}]}}"#,
            "uses Podman Engine", "unset DOCKER_HOST"
        ),
        (#"{"Client":{"Version":"4.3.1"}}"#, "isn't Docker's own", EnginePackages.here.engine),
    ])
    func `an engine other than Docker Engine is named as unsupported, with a way out`(version: String, says: String, fix: String) async {
        let folder = ScratchFolder()
        folder.write("#!/bin/sh\n[ \"$1\" = version ] && echo '\(version)' || echo {}\n".utf8, to: "docker")
        chmod(folder.path + "/docker", 0o755)
        let environment = ["PATH": folder.path, "DOCKER_HOST": "unix:///run/podman/podman.sock"]
        let report = await EngineReport.examine(environment: environment, within: .seconds(180))
        #expect(report.diagnoses.count == 1 && !report.isUsable && report.product == nil)
        #expect(
            report.diagnosis?.explanation.contains(says) == true && report.diagnosis?.explanation.contains("only Docker Engine") == true)
        #expect(report.diagnosis?.fix == fix)
        await #expect(throws: EngineError.self) { try await Engine(environment: environment, patience: .expectingSuccess).requireDocker() }
    }

    @Test func `packages have this distribution's names`() {
        let twelve = EnginePackages(release: "ID=debian\nVERSION_ID=\"12\"\n", hasDockersOwn: false)
        #expect(twelve.engine == "sudo apt-get install docker.io" && twelve.compose.contains("cli-plugins/docker-compose"))
        let thirteen = EnginePackages(release: "PRETTY_NAME=\"Debian\"\nID=debian\nVERSION_ID=\"13\"\n", hasDockersOwn: false)
        #expect(thirteen.compose == "sudo apt-get install docker-compose" && thirteen.engine.hasSuffix("docker-cli"))
        let ubuntu = EnginePackages(release: "ID=ubuntu\nVERSION_ID=\"24.04\"\n", hasDockersOwn: false)
        #expect(ubuntu.compose == "sudo apt-get install docker-compose-v2" && ubuntu.buildx == "sudo apt-get install docker-buildx")
        #expect(EnginePackages(release: "ID=ubuntu", hasDockersOwn: true).compose == "sudo apt-get install docker-compose-plugin")
        #expect(EnginePackages(release: "", hasDockersOwn: false).engine == "curl -fsSL https://get.docker.com | sh")
    }

    @Test func `each problem has its own advice`() {
        let usual = EnginePlace(address: "unix:///var/run/docker.sock")
        let desktop = EnginePlace(address: "unix:///home/ann/.docker/desktop/docker.sock", context: "desktop-linux")
        let all: [EngineDiagnosis] = [
            .commandMissing, .engineMissing, .unsupported(usual, product: "Podman Engine"), .daemonStopped(usual), .daemonStopped(desktop),
            .elsewhere(usual, found: desktop),
            .hostUnreachable(EnginePlace(address: "tcp://x:1", isFromVariable: true), words: "w"), .hostMalformed(words: "w"),
            .contextMissing(name: "n"), .permissionDenied(socket: "s", group: "docker", isMember: false),
            .permissionDenied(socket: "s", group: "docker", isMember: true), .notAnswering(after: .seconds(10)),
            .versionsApart(commandIsOlder: true), .versionsApart(commandIsOlder: false), .composeMissing, .buildxMissing,
            .diskFull(path: "/d", free: 0), .wrongArchitecture(image: "i", isFor: "arm64", needs: "amd64"), .noNetwork, .pullLimit,
        ]
        #expect(Set(all.map(\.explanation)).count == all.count && all.allSatisfy { $0.fix != nil })
        #expect(EngineDiagnosis.daemonStopped(desktop).fix == "systemctl --user start docker-desktop")
        #expect(EngineDiagnosis.elsewhere(usual, found: desktop).fix == "docker context use desktop-linux")
    }
}
