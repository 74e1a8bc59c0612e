import Glibc
import Primitives
import Synchronization
import TestSupport
import Testing

@testable import DockerProxy

/// A lesson behind a proxy of the real engine, with objects of its own, and another user of the same engine with objects of every kind.
final class ProxyStage: Sendable {
    let folder = ScratchFolder()
    let record: Record
    let options: ProxyOptions
    let proxy: Proxy
    /// The prefix of all names here, by which objects are recognized and removed, with `-user` and `-own`.
    let prefix: String
    static let image = "busybox:1.36"

    /// Where the engine listens, as `DOCKER_HOST`.
    private let address: String

    init(engine: ScratchEngine? = nil) throws {
        prefix = "pxy\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        folder.makeFolder("lesson")
        folder.makeFolder("private")
        folder.makeFolder("config")
        // Builders and contexts are made there, not in the user's settings.
        let settings = EngineVariables.all["DOCKER_CONFIG"] ?? (EngineVariables.all["HOME"] ?? "") + "/.docker"
        symlink(settings + "/cli-plugins", folder.path + "/config/cli-plugins")
        record = try #require(Record(path: folder.path + "/private/record"))
        address = (engine?.variables ?? EngineVariables.all)["DOCKER_HOST"] ?? "unix:///var/run/docker.sock"
        var options = ProxyOptions(
            engine: String(address.dropFirst("unix://".count)), lesson: "tests/\(prefix)", record: record,
            folders: [folder.path + "/lesson"])
        options.labels = ["io.calf.lesson": "tests"]
        options.allowed = ["NetworkMode: host"]
        options.images = [Self.image]
        let box = NoticeBox()
        // A million refusals would take more memory than the proxy.
        options.notice = { text in box.texts.withLock { if $0.count < 1_000 { $0.append(text) } } }
        self.options = options
        self.box = box
        proxy = try #require(Proxy(socket: folder.path + "/private/s", options))
    }

    private final class NoticeBox: Sendable { let texts = Mutex<[String]>([]) }
    private let box: NoticeBox
    var notices: [String] { box.texts.withLock { $0 } }

    /// Gives the test a stage, and removes what it made.
    static func with(engine: ScratchEngine? = nil, _ body: (ProxyStage) async throws -> Void) async throws {
        let stage = try ProxyStage(engine: engine)
        do {
            try await body(stage)
        } catch {
            try await stage.clear()
            throw error
        }
        try await stage.clear()
    }

    private func clear() async throws {
        proxy.stop()
        _ = try await user(
            """
            docker ps -aq --filter name=\(prefix) | xargs -r docker rm -fv
            docker volume ls -q --filter name=\(prefix) | xargs -r docker volume rm
            docker network ls -q --filter name=\(prefix) | xargs -r docker network rm
            docker images --format '{{.Repository}}:{{.Tag}}' --filter 'reference=\(prefix)*' | xargs -r docker rmi -f
            """)
        // Also what a mutated request named in another way.
        _ = try Removal(options).run()
    }

    // MARK: - Users

    private var variables: [String: String] {
        EngineVariables.all.merging(
            [
                "U": prefix + "-user", "O": prefix + "-own", "DOCKER_CLI_HINTS": "false", "DOCKER_CONFIG": folder.path + "/config",
                "DOCKER_HOST": address,
            ]
        ) { $1 }
    }

    /// Runs a script as the other user, directly on the engine.
    @discardableResult func user(_ script: String) async throws -> Script.Result {
        try await Script(in: folder.path + "/lesson", environment: variables)(script)
    }

    /// Runs a script in the lesson's shell, but not for long: a command may wait for something forever.
    @discardableResult func learner(_ script: String, seconds: Int = 300) async throws -> Script.Result {
        let variables = variables.merging(
            ["DOCKER_HOST": "unix://\(proxy.socket)", "ENGINE": options.engine, "SCRIPT": script]
        ) { $1 }
        return try await Script(in: folder.path + "/lesson", environment: variables)(#"timeout -k 1 \#(seconds) bash -c "$SCRIPT""#)
    }

    /// Runs a line there that may wait forever.
    @discardableResult func type(_ line: String) async throws -> Script.Result { try await learner(line, seconds: 20) }

    /// Like ``user(_:)``; the script must succeed.
    @discardableResult func setUp(_ script: String) async throws -> String {
        let done = try await user("set -e\n" + script)
        try #require(done.status == 0, "\(script)\n\(done.output)\(done.errors)")
        return done.output.trimmed
    }

    /// Like ``learner(_:)``; the script must succeed.
    @discardableResult func make(_ script: String) async throws -> String {
        // The last command in the trace is the one that failed, or that was waited for.
        let done = try await learner("set -ex\n" + script)
        try #require(done.status == 0, "\(script)\n\(done.output)\(done.errors)")
        return done.output.trimmed
    }

    /// Sends a request with a JSON body through the proxy, and returns the status and the body.
    func request(_ method: String, _ target: String, _ body: String? = nil) async throws -> (status: Int, body: String) {
        let content = body.map { "Content-Type: application/json\r\nContent-Length: \($0.utf8.count)\r\n\r\n\($0)" } ?? "\r\n"
        let reply = try await RawClient.exchange(
            proxy.socket, Array("\(method) \(target) HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\(content)".utf8))
        return (reply.status, reply.body)
    }

    /// A text in which `@U` and `@O` stand for the prefixes of names.
    func named(_ text: String) -> String { text.replacing("@U", with: prefix + "-user").replacing("@O", with: prefix + "-own") }

    // MARK: - The other user's objects

    /// One object of each kind, with a running and a stopped container and an anonymous volume.
    func makeForeignObjects() async throws {
        try await setUp(
            """
            docker volume create $U-data; docker volume create $U-empty; docker network create $U-net; docker network create $U-free
            docker run -d --init --name $U-up --network $U-net -v $U-data:/data -v /anonymous \(Self.image) sleep 10000
            docker create --name $U-down \(Self.image) true
            docker tag \(Self.image) $U-image:1
            printf 'FROM \(Self.image)\\nLABEL theirs=$U\\n' | docker build -q -t $U-built:1 -t $U-latest -
            """)
    }

    /// One of each kind of the lesson's own.
    func makeOwnObjects() async throws {
        try await make(
            """
            docker create --name $O-idle \(Self.image); docker network create $O-net; docker volume create $O-data
            docker tag \(Self.image) $O-image:1
            """)
    }

    /// Fails with what isn't as it was. The lesson may have made something whose name looks foreign. After a client left, the engine may still
    /// work on its request.
    func expectUnchanged(_ before: [String], sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let old = Set(before)
        let now = try await untilEngineSettled({ $0.isSuperset(of: old) }) { Set(try await foreign()) }
        #expect(now.isSuperset(of: old), "missing: \(old.subtracting(now)), new: \(now.subtracting(old))", sourceLocation: sourceLocation)
    }

    /// All foreign objects, with the states in which a change would show.
    func foreign() async throws -> [String] {
        try await user(
            """
            docker ps -aq --no-trunc --filter name=$U | xargs docker inspect --format \
              '{{.Id}} {{.Name}} {{.State.Status}} {{.State.StartedAt}} {{.HostConfig.Memory}} {{range $k, $v := .NetworkSettings.Networks}}{{$k}} {{end}}'
            docker exec $U-up sh -c 'find /data /anonymous; md5sum /etc/passwd; ps -o args | grep ^sleep | wc -l'
            docker volume ls -q --filter name=$U
            docker network ls --no-trunc --format '{{.ID}} {{.Name}}' --filter name=$U
            docker images --no-trunc --format '{{.ID}} {{.Repository}}:{{.Tag}}' --filter "reference=$U*"
            docker images --no-trunc --format '{{.ID}} {{.Repository}}:{{.Tag}}' --filter "reference=\(Self.image)"
            """
        ).output.split(separator: "\n").map(String.init).sorted()
    }
}

/// Sends bytes to a socket as they are.
enum RawClient {
    struct Reply: Sendable {
        var text: String
        /// 0 if there was no answer.
        var status: Int { Int(text.split(separator: " ").dropFirst().first ?? "") ?? 0 }
        /// With the framing, if it is chunked.
        var body: String { text.firstRange(of: "\r\n\r\n").map { String(text[$0.upperBound...]) } ?? "" }
    }

    /// Sends the bytes, and reads until the other end closes. Runs on a thread of its own, because it blocks.
    static func exchange(
        _ path: String, _ bytes: [UInt8], closing: Bool = false, beforeReading: @escaping @Sendable () -> Void = {}
    ) async throws -> Reply {
        await withCheckedContinuation { continuation in
            let hasStarted = DetachedThread.start { continuation.resume(returning: block(path, bytes, closing, beforeReading)) }
            precondition(hasStarted, "no thread")
        }
    }

    private static func block(_ path: String, _ bytes: [UInt8], _ closing: Bool, _ beforeReading: () -> Void) -> Reply {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        guard SocketAddress.with(path, { connect(descriptor, $0, $1) }) == 0 else { return Reply(text: "") }
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count <= 0 { break }
            sent += count
        }
        if closing { shutdown(descriptor, Int32(SHUT_WR)) }
        beforeReading()
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count <= 0 { return Reply(text: String(decoding: all, as: UTF8.self)) }
            all += buffer[..<count]
        }
    }
}
