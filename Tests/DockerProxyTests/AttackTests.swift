import Glibc
import TestSupport
import Testing

@testable import DockerProxy

/// The attacks on earlier guards, which read command lines, and new ones on the protocol.
@Suite(.engine, .timeLimit(.minutes(90))) struct AttackTests {
    @Test(.slow("hundreds of docker commands run")) func `no command line changes foreign objects`() async throws {
        try await ProxyStage.with { stage in
            try await stage.makeForeignObjects()
            try await stage.makeOwnObjects()
            try await Self.writeFiles(stage)
            try await stage.setUp(
                #"""
                docker tag busybox:1.36 $U-saved:1; docker save -o images.tar $U-saved:1; docker rmi $U-saved:1
                printf 'FROM busybox:1.36\nLABEL saved=$U\n' | docker build -q -t $U-saved:1 -
                docker compose -p $U-im -f building/compose.yaml build -q
                docker volume create --label com.docker.compose.project=$U-ended $U-ended_data
                docker commit $U-down >parent
                id=$(docker image inspect -f '{{.Id}}' $U-built:1)
                mkdir fake "fake/${id#sha256:}"
                echo '{"architecture":"amd64","os":"linux","rootfs":{"type":"layers"}}' >"fake/${id#sha256:}/c.json"
                echo "[{\"Config\":\"${id#sha256:}/c.json\",\"RepoTags\":[\"$U-built:1\"],\"Layers\":[]}]" >fake/manifest.json
                tar -cf fake.tar -C fake manifest.json "${id#sha256:}"
                """#)
            // Below an image of the lesson's is one without a name that isn't.
            try await stage.make(
                "docker create --name $O-from $(cat parent); docker commit $O-from $O-child:1; docker rm $O-from")
            let before = try await stage.foreign()
            let deceiving = GuardLines.deceiving.map { "cd '\(stage.named($0))' && docker compose down -v -t 0" }
            let lines = (GuardLines.foreign + "\n" + GuardLines.compose).split(separator: "\n").map(String.init) + deceiving + Self.lines
            try #require(lines.count >= 350)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (index, line) in lines.enumerated() {
                    if index >= 6 { try await group.next() }
                    group.addTask { try await stage.type(line) }
                }
                try await group.waitForAll()
            }
            try await stage.expectUnchanged(before)
            try await stage.setUp("docker image inspect $(cat parent)")
            try await stage.setUp("docker compose -p $U-proj -f plain.yaml down -t 0; docker rmi -f $O-child:1 $(cat parent)")
        }
    }

    @Test(.slow("hundreds of docker commands run")) func `nothing is refused to commands on the lesson's own objects`() async throws {
        try await ProxyStage.with { stage in
            try await stage.makeForeignObjects()
            try await stage.makeOwnObjects()
            try await Self.writeFiles(stage)
            let before = try await stage.foreign()
            for line in GuardLines.own.split(separator: "\n") {
                let done = try await stage.learner("export COMPOSE_PROJECT_NAME=$O-compose\n\(line)")
                #expect(done.status == 0 && !done.errors.contains("calf:"), "\(line)\n\(done.output)\(done.errors)")
            }
            #expect(stage.notices == [])
            try await stage.expectUnchanged(before)
            try await stage.setUp("docker compose -p $U-proj -f plain.yaml down -t 0")
        }
    }

    /// Compose files, and a foreign project.
    private static func writeFiles(_ stage: ProxyStage) async throws {
        for (path, text) in GuardFiles.texts {
            let path = stage.named(path)
            try await stage.setUp("mkdir -p \"$(dirname '\(path)')\"")
            stage.folder.write(stage.named(text).utf8, to: "lesson/" + path)
        }
        try await stage.setUp("docker compose -p $U-proj -f plain.yaml up -d; docker export $U-down >archive.tar")
    }

    /// What reached foreign objects past those guards.
    private static let lines = [
        "docker --help --help=false rm -f $U-up", "echo $U-up | xargs docker rm -f", "echo $U-up | sudo -E xargs docker rm -f",
        "(docker rm -f $U-up)",
        "d=docker; $d rm -f $U-up", "eval 'dock''er rm -f $U-up'", "alias d=docker; shopt -s expand_aliases; d rm -f $U-up",
        "bash -c 'docker rm -f $U-up'",
        "python3 -c \"import os; os.execvp('docker', ['docker', 'rm', '-f', '$U-up'])\"", "/usr/bin/docker rm -f $U-up",
        "exec docker rm -f $U-up",
        "docker compose -p $O-c -f plain.yaml up -Vw -d; docker compose -p $U-proj -f plain.yaml up -V -d --force-recreate",
        "docker commit $O-idle $U-image:1", "docker compose -p $U-proj down --remove-orphans -v",
        "curl -s --unix-socket ${DOCKER_HOST#unix://} -X DELETE d/containers/$U-up?force=1",
        "curl -s --http2-prior-knowledge --unix-socket ${DOCKER_HOST#unix://} -X DELETE d/containers/$U-up?force=1",
        "curl -s --path-as-is --unix-socket ${DOCKER_HOST#unix://} -X DELETE d/containers/../containers/$U-up?force=1",
        "curl -s --unix-socket ${DOCKER_HOST#unix://} -d 'repo=$U-built&tag=1' 'd/images/busybox:1.36/tag?repo=x'",
        "curl -s --unix-socket ${DOCKER_HOST#unix://} -d 'container='$U-up 'd/commit?container=$O-idle'",
        "curl -s --unix-socket ${DOCKER_HOST#unix://} 'd/commit?container=$O-idle&container=$U-up' -X POST",
        "curl -s --unix-socket ${DOCKER_HOST#unix://} -X POST -H 'Transfer-Encoding: chunked' -d '{\"Binds\":[\"/:/x\"]}' d/v1.23/containers/$O-idle/start",
        "curl -s --unix-socket ${DOCKER_HOST#unix://} -X POST -H 'Content-Type: application/json' -d '{\"HostConfig\":{\"Binds\":[\"/:/x\"]}}' d/containers/$O-idle/start",
        "docker run --rm -v $U-data:/x --name $O-z busybox:1.36 rm -rf /x; docker run --rm --mount type=bind,src=$ENGINE,dst=/s busybox:1.36 true",
        "docker tag busybox:1.36 $O-t; docker rmi -f $(docker images -q $U-built)",
        "docker buildx build --network host -t $U-built:1 build",
        "printf 'FROM busybox:1.36\\nRUN echo x\\n' | DOCKER_BUILDKIT=1 docker build -t $U-latest -",
        "docker import archive.tar $U-latest:latest",
        "docker run -d --name $O-p --pid container:$U-up busybox:1.36 kill 1",
        "docker network create -o com.docker.network.bridge.name=docker0 $O-b",
        // Archives that take a foreign name and then break, and a name that is spelled with escapes.
        "head -c -1536 images.tar | curl -s --unix-socket ${DOCKER_HOST#unix://} -X POST -T - d/images/load?quiet=1",
        "curl -s --unix-socket ${DOCKER_HOST#unix://} -X POST -T archive.tar 'd/images/create?fromSrc=-&repo='$U'-built:1&changes=LABEL%20a=b'",
        "curl -s --unix-socket ${DOCKER_HOST#unix://} -X POST -T archive.tar 'd/images/create?fromSrc=-&tag=1&repo=docker.io/library/'$U-built",
        #"tar -c -C building . | curl -gs --unix-socket ${DOCKER_HOST#unix://} -X POST -T - 'd/build?version=2&outputs=[{"Type":"moby","Attrs":{"name":"\u0070'${U#p}'-built:1"}}]'"#,
        #"tar -c -C building . | curl -gs --unix-socket ${DOCKER_HOST#unix://} -X POST -T - 'd/build?version=1&t='$O'-x&t='$U-built:1"#,
    ]

    /// Requests that two programs could read in different ways, on one connection. Nothing of them reaches the foreign container.
    @Test func `smuggled requests reach nothing`() async throws {
        try await ProxyStage.with { stage in
            try await stage.makeForeignObjects()
            let before = try await stage.foreign()
            let inner = "DELETE /containers/\(stage.prefix)-user-up?force=1 HTTP/1.1\r\nHost: d\r\n\r\n"
            let count = inner.utf8.count
            for outer in [
                "POST /images/create HTTP/1.1\r\nHost: d\r\nContent-Length: \(count)\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n\(inner)",
                "POST /images/create HTTP/1.1\r\nHost: d\r\nTransfer-Encoding: xchunked\r\n\r\n\(inner)",
                "POST /images/create HTTP/1.1\r\nHost: d\r\nTransfer-Encoding : chunked\r\nContent-Length: 0\r\n\r\n\(inner)",
                "POST /containers/x/wait HTTP/1.1\r\nHost: d\r\nContent-Length: \(count)\r\n\r\n\(inner)",
                "GET /_ping HTTP/1.1\r\nHost: d\r\nContent-Length: \(count)\r\n\r\n\(inner)",
                "GET /_ping HTTP/1.1\r\nHost: d\r\n\r\n\(inner)",
                "GET /_ping HTTP/1.1\r\nHost: d\r\nContent-Length: 0\r\nContent-Length: \(count)\r\n\r\n\(inner)",
                "GET /_ping HTTP/1.1\r\nHost: d\nX: y\r\n\r\n\(inner)", "GET /_ping HTTP/1.1\r\nHost: d\r\nX: y\r\r\n\r\n\(inner)",
                "GET /_ping HTTP/1.0\r\n\r\n\(inner)",
                "GET /_ping\r\n\(inner)", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\(inner)", "\r\n\(inner)", " \(inner)",
                "GET /_ping HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n\(inner)",
                "POST /containers/\(stage.prefix)-user-up/attach HTTP/1.1\r\nHost: d\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n\(inner)",
                "GET /_ping HTTP/1.1\r\nHost: d\r\nX: \(String(repeating: "x", count: 70_000))\r\n\r\n\(inner)",
                "POST /images/create?fromSrc=- HTTP/1.1\r\nHost: d\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: y\r\n\r\n\(inner)",
                "POST /images/create?fromSrc=- HTTP/1.1\r\nHost: d\r\nTransfer-Encoding: chunked\r\n\r\n0;\n\(inner)",
                "POST /images/create?fromSrc=- HTTP/1.1\r\nHost: d\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFF1\r\n\(inner)",
                "POST /images/create?fromSrc=- HTTP/1.1\r\nHost: d\r\nTransfer-Encoding: chunked\r\n\r\n1;x=\"\r\n\(inner)",
                "POST /volumes/create HTTP/1.1\r\nHost: d\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n\(inner)",
                "POST /auth HTTP/1.1\r\nHost: d\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n{}\(inner)",
            ] {
                let reply = try await RawClient.exchange(stage.proxy.socket, Array(outer.utf8), closing: true)
                #expect(!reply.text.contains("HTTP/1.1 204"), "\(outer)\n\(reply.text)")
            }
            try await stage.expectUnchanged(before)
        }
    }

    /// Mutations of requests that the table stops. None may change anything foreign, whatever it turned into.
    @Test(.slow("thousands of requests are sent")) func `mutated requests change nothing foreign`() async throws {
        try await ProxyStage.with { stage in
            try await stage.makeForeignObjects()
            let before = try await stage.foreign()
            let (user, own) = (stage.prefix + "-user", stage.prefix + "-own")
            let json =
                #"{"Image":"\#(ProxyStage.image)","Cmd":["rm","-rf","/x"],"HostConfig":{"Binds":["\#(user)-data:/x"],"NetworkMode":"none"}}"#
            let seeds = [
                "DELETE /containers/\(user)-up?force=1 HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n",
                "POST /v1.41/containers/\(user)-up/stop?t=0 HTTP/1.1\r\nHost: d\r\n\r\n",
                "POST /containers/\(user)-up/rename?name=\(own)-x HTTP/1.1\r\nHost: d\r\nContent-Length: 0\r\n\r\n",
                "DELETE /volumes/\(user)-empty HTTP/1.1\r\nHost: d\r\n\r\n",
                "DELETE /networks/\(user)-free HTTP/1.1\r\nHost: d\r\n\r\n",
                "DELETE /images/\(user)-built:1?force=1 HTTP/1.1\r\nHost: d\r\n\r\n",
                "POST /images/busybox:1.36/tag?repo=\(user)-built&tag=1 HTTP/1.1\r\nHost: d\r\n\r\n",
                "POST /containers/create HTTP/1.1\r\nHost: d\r\nContent-Type: application/json\r\nContent-Length: \(json.utf8.count)\r\n\r\n\(json)",
                "POST /containers/create HTTP/1.1\r\nHost: d\r\nTransfer-Encoding: chunked\r\n\r\n\(String(json.utf8.count, radix: 16))\r\n\(json)\r\n0\r\n\r\n",
                "POST /containers/prune HTTP/1.1\r\nHost: d\r\nContent-Length: 0\r\n\r\n", "GET /_ping HTTP/1.1\r\nHost: d\r\n\r\n",
            ]
            let seed = UInt64(getenv("CALF_FUZZ_SEED").map { String(cString: $0) } ?? "1") ?? 1
            let count = Int(getenv("CALF_FUZZ_COUNT").map { String(cString: $0) } ?? "3000") ?? 3000
            let memory = Self.residentBytes
            for batch in 0..<max(1, count / Self.batch) {
                try await stage.makeOwnObjects()
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for part in 0..<8 {
                        group.addTask {
                            var dice = Dice(seed: (seed &* 1_000_003 &+ UInt64(batch)) &* 8 &+ UInt64(part))
                            for _ in 0..<min(count, Self.batch) / 8 {
                                let bytes = Self.mutated(dice.pick(seeds), dice.pick(seeds), &dice)
                                _ = try await RawClient.exchange(stage.proxy.socket, bytes, closing: true)
                            }
                        }
                    }
                    try await group.waitForAll()
                }
                // Some became requests that are allowed. What they made would fill the engine.
                _ = try Removal(stage.options).run()
            }
            try await stage.expectUnchanged(before)
            #expect(try await stage.request("GET", "/_ping").status == 200)
            let growth = Self.residentBytes - memory
            print("\(count) mutated requests, seed \(seed), \(growth >> 20) MiB more memory")
            #expect(growth < 20_000_000)
        }
    }

    /// After how many mutated requests the lesson is reset.
    private static let batch = 20_000

    /// How much memory this process has, with the proxy and its clients.
    private static var residentBytes: Int {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 128)
        guard fgets(&line, 128, file) != nil else { return 0 }
        let words = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(separator: " ")
        return (words.count > 1 ? Int(words[1]) ?? 0 : 0) * 4096
    }

    private static let parts = [
        "\r\n", "\n", "\r", "\r\n\r\n", " ", "/", "//", "/../", "%2F", "%2f", "%00", "?", "&", ";", "#", ":", "\0", "\u{FF}",
        "Transfer-Encoding: chunked\r\n", "Content-Length: 5\r\n",
        "Expect: 100-continue\r\n", "Upgrade: h2c\r\nConnection: Upgrade\r\n", "HTTP/1.0", "HTTP/2.0", "0\r\n\r\n", "/v1.23", "/v1.99",
        "POST", "DELETE", "{", "}", "\"", "[", ",", "\\u0000", "force=1&", "-1",
        "9999999999",
    ]

    private static func mutated(_ text: String, _ other: String, _ dice: inout Dice) -> [UInt8] {
        var bytes = Array(text.utf8)
        for _ in 0...dice.below(4) {
            let place = dice.below(bytes.count + 1)
            switch dice.below(7) {
            case 0: if place < bytes.count { bytes[place] = UInt8(dice.below(256)) }
            case 1: bytes.insert(contentsOf: Array(dice.pick(parts).utf8), at: place)
            case 2: bytes.removeSubrange(place..<min(bytes.count, place + dice.below(9)))
            case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + dice.below(40))], at: place)
            case 4: bytes = Array(bytes[..<place]) + Array(other.utf8).suffix(dice.below(other.utf8.count))
            case 5: bytes += Array(other.utf8)
            default: if place < bytes.count, bytes[place] >= 0x41 { bytes[place] ^= 0x20 }
            }
        }
        return bytes
    }
}
