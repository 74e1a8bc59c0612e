import TestSupport
import Testing

@testable import DockerProxy

/// Attacks on the API itself: requests that an engine, a router, or a JSON decoder could read in another way than the proxy does.
@Suite(.engine, .timeLimit(.minutes(5))) struct RequestAttackTests {
    /// `$ID` is the foreign container's ID, `$IMAGE` the foreign image's, and `$NET` the foreign network's. Each line gets an error.
    private static let lines = [
        // IDs by their beginning, and names that a router, the engine, or Podman could read in another way.
        "DELETE /containers/$1?force=1", "DELETE /containers/$12?force=1", "DELETE /containers/$ID?force=1&v=1&link=0",
        "DELETE /containers/$U-up%20?force=1", "DELETE /containers//$U-up?force=1", "DELETE /containers/%2F$U-up?force=1",
        "DELETE /containers/.%2F$U-up?force=1", "DELETE /v1.41/containers/$U-up?force=1", "DELETE /v1.41//containers/$U-up?force=1",
        "DELETE /v1.41/../containers/$U-up?force=1", "DELETE /V1.41/containers/$U-up?force=1",
        "DELETE /v1.41/v1.41/containers/$U-up?force=1",
        "DELETE /v/containers/$U-up?force=1", "DELETE /v.../containers/$U-up?force=1", "DELETE /containers/$U-up/?force=1",
        "DELETE /Containers/$U-up?force=1", "DELETE /containers/$U-up;x?force=1", "DELETE /containers/$O-idle%00$U-up?force=1",
        "DELETE /containers/$U-up?force=1&force=1", "DELETE /containers/$O-idle/../$U-up?force=1",
        "DELETE /containers/$O-idle%2f..%2f$U-up",
        "DELETE http://d/containers/$U-up?force=1", "DELETE //containers/$U-up?force=1", "DELETE *", "DELETE /containers/$U-up?link=1",
        "DELETE /networks/$NET", "DELETE /networks/$U-free", "DELETE /networks/bridge", "DELETE /networks/$U-free%20",
        "DELETE /volumes/$U-empty?force=1", "DELETE /volumes/./$U-empty", "PUT /volumes/$U-empty?version=1",
        "DELETE /images/$IMAGE?force=1", "DELETE /images/sha256:$IMAGE?force=1", "DELETE /images/$U-built@sha256:$IMAGE?force=1",
        "DELETE /images/library/$U-built:1", "DELETE /images/busybox:1.36?force=1&noprune=1",
        // What else an engine can do.
        "POST /containers/$12/kill", "POST /containers/$U-up/checkpoints {}", "DELETE /containers/$U-up/checkpoints/x",
        "POST /containers/$U-up/copy {}", "POST /containers/$U-up/archive?path=/", "POST /commit {}", "POST /commit?container=$12",
        "POST /commit?container=$O-idle&container=$U-up", "POST /commit?container=$O-idle&repo=$U-built:x&tag=1",
        "POST /images/busybox:1.36/tag?repo=index.docker.io/library/$U-built&tag=1", "POST /images/busybox:1.36/tag?repo=$U-built%3A1",
        "POST /images/busybox:1.36/tag?repo=library/$U-built&tag=1", "POST /images/busybox:1.36/tag?repo=$U-latest&tag=",
        "POST /build?t=$O-q&t=$U-built:1", "POST /build?%74=$U-built:1", "POST /build?networkmode=container:$12",
        "POST /build?networkmode=$NET", "POST /swarm/join {}", "POST /swarm/leave?force=1", "POST /plugins/x/enable",
        "POST /plugins/create?name=x", "POST /services/create {}", "GET /secrets", "GET /configs", "POST /nodes/x/update {}",
        "POST /system/prune", "TRACE /_ping", "OPTIONS /containers/json", "GET /debug/vars", "GET /metrics",
        "POST /libpod/containers/$U-up/kill", "DELETE /v4.0.0/libpod/containers/$U-up?force=true", "POST /v1.12/containers/$U-up/kill",
        // Bodies.
        #"POST /networks/$O-net/connect {"Container":"$12"}"#, #"POST /networks/$NET/connect {"Container":"$O-idle"}"#,
        #"POST /networks/$O-net/connect {"Container":"$O-idle","container":"$U-up"}"#,
        #"POST /networks/$O-net/connect {"Contain\u0065r":"$U-up"}"#,
        #"POST /networks/bridge/disconnect {"Container":"$U-down","Force":true}"#, #"POST /networks/$O-net/connect {"CONTAINER":"$U-up"}"#,
        #"POST /volumes/create [{"Name":"$U-data"}]"#, #"POST /volumes/create {"nAmE":"$U-data"}"#,
        #"POST /volumes/create {"Name":"$O-v","DriverOpts":{"type":"tmpfs"},"driveropts":{"o":"bind","device":"/etc"}}"#,
        #"POST /containers/create {"Image":"busybox:1.36"}{"HostConfig":{"Privileged":true}}"#,
        "POST /containers/create \u{FEFF}{\"Image\":\"busybox:1.36\"}", "POST /containers/$U-up {}",
        #"POST /containers/create {"Image":"busybox:1.36","Healthcheck":\#(nested(498))}"#, "POST /containers/create \(nested(501))",
        #"POST /containers/create {"Image":"busybox:1.36","HostConfig":null,"HostConfig":{"PidMode":"host"}}"#,
        #"POST /containers/create {"Image":"busybox:1.36","\u0048ostConfig":{"Privileged":"true"}}"#,
        #"POST /containers/create {"Image":"busybox:1.36",/**/"HostConfig":{}}"#,
        // Parameters that only some engines know.
        "POST /build?volume=/:/x", "POST /build?devices=/dev/kmsg", "POST /build?addcaps=SYS_ADMIN", "POST /build?cgroupparent=/other",
        "POST /build?securityopt=seccomp=unconfined",
        "POST /build?version=2&outputs=[{", "POST /containers/$O-idle/start?checkpoint=x&checkpoint-dir=/etc",
        #"POST /containers/$O-idle/start {"Binds":["/:/x"]}"#, "POST /containers/$O-idle/rename?name=$O-x&name=$U-x",
        // More names and IDs.
        "DELETE /containers/$ID?force=1", "DELETE /containers/sha256:$ID?force=1", "DELETE /volumes/$U-empt", "DELETE /volumes/$U-empty%00",
        "POST /images/busybox:1.36/tag?repo=$U-built@sha256:$IMAGE&tag=1", "DELETE /images/sha256:$12", "POST /networks/$NET/disconnect {}",
        #"POST /networks/$O-net/connect {"Container":["$U-up"]}"#, #"POST /networks/host/connect {"Container":"$O-idle"}"#,
        #"POST /networks/bridge/connect {"Container":"$U-down"}"#, "POST /containers/$ID/attach?stream=1", "GET /containers/$ID/attach/ws",
        #"POST /networks/create {"Name":"$U-free","CheckDuplicate":false,"checkduplicate":false}"#,
        #"POST /networks/create {"Name":"$O-n","Options":{"com.docker.network.bridge.default_bridge":"true"}}"#,
        #"POST /networks/create {"Name":"$O-n","driver":"ipvlan","Options":{"parent":"eth0"}}"#, "POST /networks/create {\"Ingress\":true}",
        #"POST /volumes/create {"Name":"$O-v","DriverOpts":{"type":"tmpfs","\u006f":"bind","device":"/etc"}}"#,
        "POST /containers/prune?filters=%7B%22until%22:%5B%229223372036854775807h%22%5D%7D",
        "POST /images/prune?filters=%7B%22label%22:%5B%22x%22%5D,%22x%22:%5B%5D%7D", "POST /volumes/prune?filters=%7B",
        "GET /session", "PATCH /containers/$U-up", "delete /containers/$U-up?force=1", "DELETE /containers/$U-up%3Fforce=1", "CONNECT /x",
    ]

    private static func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }

    /// Members of a new container's `HostConfig`.
    private static let settings = [
        #""Binds":{"0":"/:/x"}"#, #""Binds":"/:/x""#, #""Mounts":{"Type":"bind","Source":"/","Target":"/x"}"#,
        #""Mounts":[{"Type":"Bind","Source":"/","Target":"/x"}]"#, #""Mounts":[{"Source":"/etc","Target":"/x"}]"#,
        #""Mounts":[{"Type":"tmpfs","TYPE":"bind","Source":"/etc","Target":"/x"}]"#, #""Binds":["/proc/1/root:/x"]"#,
        #""Binds":["./../etc:/x"]"#, #""Binds":["~/x:/x"]"#, #""Binds":[" /etc:/x"]"#, #""Binds":["$U-data:/x:nocopy,z"]"#,
        #""NetworkMode":"container:$12""#, #""NetworkMode":"Container:$U-up""#, #""NetworkMode":"container:/$U-up""#,
        #""NetworkMode":"ns:/proc/1/ns/net""#, #""NetworkMode":"$NET""#, #""PidMode":"container:$12""#, #""PidMode":"HOST""#,
        #""UTSMode":"container:$U-up""#, #""Cgroup":"container:$U-up""#, #""Links":["$12:x"]"#, #""Links":["/$U-up:/x/y"]"#,
        #""VolumesFrom":["$12:rw"]"#, #""VolumesFrom":"$U-up""#, #""Privileged":1"#, #""SecurityOpt":"seccomp=unconfined""#,
        #""SecurityOpt":["no-new-privileges:true","systempaths=unconfined"]"#, #""DeviceRequests":[{}]"#, #""Runtime":"/bin/sh""#,
        #""Binds":["//etc:/x"]"#, #""Binds":["/./etc:/x:ro"]"#, #""Binds":["/proc/self/cwd:/x"]"#, #""Binds":["/etc\u200d:/x"]"#,
        #""Binds":["\u002fetc:/x"]"#, #""Binds":["/\ud800:/x"]"#, #""Binds":["/etc:\u0301/x"]"#, #""Binds":["$FOLDER/../\u200dx:/x"]"#,
        #""NetworkMode":"\u0063ontainer:$U-up""#, #""Bind\u017f":["/:/x"]"#,
        #""Mounts":[{"Type":null,"Source":"/etc","Target":"/x"}]"#, #""Mounts":[{"Type":"cluster","Source":"$U-data","Target":"/x"}]"#,
        #""Mounts":[{"Type":"tmpfs","Source":"/etc","Target":"/x"}]"#,
        #""Mounts":[{"Type":"volume","Source":"$U-data","Target":"/x","VolumeOptions":{"Subpath":".."}}]"#,
        #""Mounts":[{"Type":"bind","Source":"/etc","Target":"/x","BindOptions":{"Propagation":"rshared"}}]"#,
        #""Mounts":[{"Type":"volume","Target":"/x","VolumeOptions":{"DriverConfig":{"options":{"type":"none","o":"rbind","device":"$FOLDER"}}}}]"#,
        #""Mounts":[{"Type":"volume","Target":"/x","VolumeOptions":{"DriverConfig":{"Options":{"type":"nfs","o":"addr=127.0.0.1","device":":/"}}}}]"#,
        #""IpcMode":"container:$12""#, #""CgroupParent":"/docker/$ID""#, #""Annotations":{"a":"b"}"#, #""LogConfig":{"Type":"fluentd"}"#,
        #""CapAdd":["cap_sys_ptrace"]"#, #""DeviceCgroupRules":["c 1:1 rwm"]"#, #""SecurityOpt":["label=disable"]"#,
    ]

    @Test func `requests that could be read in two ways change nothing foreign`() async throws {
        try await ProxyStage.with { stage in
            try await stage.makeForeignObjects()
            try await stage.makeOwnObjects()
            let before = try await stage.foreign()
            let ids = try await stage.setUp(
                """
                docker inspect -f '{{.Id}}' $U-up; docker network inspect -f '{{slice .Id 0 9}}' $U-net
                docker image inspect -f '{{.Id}}' $U-built:1
                """
            ).split(separator: "\n").map(String.init)
            let creations = Self.settings.map { #"POST /containers/create?name=$O-x {"Image":"busybox:1.36","HostConfig":{\#($0)}}"# }
            for line in Self.lines + creations {
                var text = line.replacing("$IMAGE", with: ids[2].dropFirst("sha256:".count)).replacing("$ID", with: ids[0])
                text = text.replacing("$NET", with: ids[1]).replacing("$12", with: ids[0].prefix(12)).replacing(
                    "$1", with: ids[0].prefix(9)
                ).replacing("$FOLDER", with: stage.folder.path + "/lesson")
                text = text.replacing("$U", with: stage.prefix + "-user").replacing("$O", with: stage.prefix + "-own")
                let words = text.split(separator: " ", maxSplits: 2).map(String.init)
                let reply = try await stage.request(words[0], words[1], words.count > 2 ? words[2] : nil)
                #expect((400...500).contains(reply.status), "\(line): \(reply)")
            }
            try await stage.expectUnchanged(before)
        }
    }

    @Test func `a body in chunks is judged as a whole, and one that breaks off does nothing`() async throws {
        try await ProxyStage.with { stage in
            try await stage.makeForeignObjects()
            let before = try await stage.foreign()
            let name = stage.prefix + "-own-x"
            func send(_ target: String, _ body: String, of count: Int? = nil) async throws -> RawClient.Reply {
                let chunks = body.utf8.prefix(count ?? .max).map { "1\r\n\(Character(Unicode.Scalar($0)))\r\n" }.joined()
                let head = "POST \(target) HTTP/1.1\r\nHost: d\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                return try await RawClient.exchange(
                    stage.proxy.socket, Array((head + chunks + (count == nil ? "0\r\n\r\n" : "")).utf8), closing: true)
            }
            let binds = #"{"Image":"\#(ProxyStage.image)","HostConfig":{"Binds":["\#(stage.prefix)-user-data:/x"]}}"#
            #expect(try await send("/containers/create?name=\(name)", binds).status == 403)
            #expect(try await send("/volumes/create", #"{"Name":"\#(stage.prefix)-user-data"}"#).status == 403)
            let plain = #"{"Image":"\#(ProxyStage.image)"}"#
            for count in [0, 1, plain.utf8.count - 1, plain.utf8.count] {
                #expect(try await send("/containers/create?name=\(name)", plain, of: count).status == 0)
            }
            #expect(try await stage.setUp("docker ps -aq --filter name=$O") == "")
            #expect(try await send("/containers/create?name=\(name)", plain).status == 201)
            try await stage.expectUnchanged(before)
        }
    }
}
