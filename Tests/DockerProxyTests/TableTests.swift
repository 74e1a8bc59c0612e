import TestSupport
import Testing

@testable import DockerProxy

/// Each group of the table with an own and a foreign object, as raw requests.
@Suite(.engine, .timeLimit(.minutes(10))) struct TableTests {
    /// `*` is the object. The body follows after a space.
    private static let containers = [
        "POST /containers/*/start", "POST /containers/*/restart?t=0", "POST /containers/*/stop?t=0", "POST /containers/*/kill?signal=HUP",
        "POST /containers/*/pause", "POST /containers/*/unpause", "POST /containers/*/resize?h=1&w=1",
        #"POST /containers/*/update {"Memory":99999999}"#,
        "POST /containers/*/attach?stream=0&stdout=1&logs=0", #"POST /containers/*/exec {"Cmd":["true"],"Container":"*"}"#,
        "GET /containers/*/archive?path=/etc/passwd",
        "PUT /containers/*/archive?path=/", "GET /containers/*/export", "GET /containers/*/attach/ws", "POST /commit?container=*",
        "POST /containers/*/rename?name=$O-renamed", "DELETE /containers/*?force=1&v=1",
        #"POST /networks/$O-net/connect {"Container":"*"}"#,
        #"POST /networks/$O-net/disconnect {"Container":"*","Force":true}"#, #"POST /networks/bridge/connect {"Container":"*"}"#,
    ]

    @Test func `a foreign container is refused under any name`() async throws {
        try await ProxyStage.with { stage in
            try await stage.makeForeignObjects()
            try await stage.makeOwnObjects()
            let before = try await stage.foreign()
            let id = try await stage.setUp("docker inspect -f '{{.Id}}' $U-up")
            let name = "\(stage.prefix)-user-up"
            for line in Self.containers {
                for spelling in [name, id, String(id.prefix(12)), name.replacing("user", with: "%75ser")]
                where !(line.contains("{") && spelling.contains("%")) {
                    let reply = try await send(line.replacing("*", with: spelling), stage)
                    #expect(reply.status == 403 && reply.body.contains("this lesson didn't create it"), "\(line) \(spelling): \(reply)")
                }
                for spelling in ["%2F" + name, "./" + name, "/" + name, "x/../" + name] {
                    let reply = try await send(line.replacing("*", with: spelling), stage)
                    #expect((400..<500).contains(reply.status), "\(line) \(spelling): \(reply)")
                }
            }
            try await stage.expectUnchanged(before)
        }
    }

    @Test func `a network can have any name`() async throws {
        try await ProxyStage.with { stage in
            try await stage.make(
                #"""
                odd="$O"' & "x" 鲸 `#;<b>%2F`'; docker network create "$odd" >/dev/null
                docker run --rm --network "$odd" busybox:1.36 true; docker network rm "$(docker network ls -q --filter name=$O)"
                """#)
            let foreign = try await stage.setUp(#"docker network create "$U & 鲸""#)
            let done = try await stage.learner(#"docker run --rm --network "$U & 鲸" busybox:1.36 true"#)
            #expect(done.errors.contains("using network \(stage.prefix)-user & 鲸 isn't allowed here"), "\(done)")
            try await stage.setUp("docker network rm \(foreign)")
        }
    }

    @Test func `nothing is refused about the lesson's own container`() async throws {
        try await ProxyStage.with { stage in
            try await stage.makeOwnObjects()
            for line in Self.containers {
                try await stage.make(
                    "docker rm -f $O-idle $O-renamed >/dev/null; docker run -d --name $O-idle \(ProxyStage.image) sleep 1000")
                let reply = try await send(line.replacing("*", with: stage.prefix + "-own-idle"), stage)
                #expect(reply.status != 0 && !reply.body.contains("calf:"), "\(line): \(reply)")
            }
        }
    }

    /// Bodies of `containers/create`. Each is refused.
    private static let creations = [
        #"{"HostConfig":{"Binds":["$U-data:/x"]}}"#, #"{"HostConfig":{"Binds":["$U-data:/x:ro"]}}"#,
        #"{"hostconfig":{"BINDS":["$U-data:/x"]}}"#,
        #"{"Ho\u017ftConfig":{"Bind\u017f":["$U-data:/x"]}}"#, #"{"HostConfig":{},"HOSTCONFIG":{"Binds":["$U-data:/x"]}}"#,
        #"{"HostConfig":{"Binds":[],"binds":["$U-data:/x"]}}"#, #"{"Binds":["$U-data:/x"]}"#, #"{"Privileged":true}"#,
        #"{"HostConfig":{"Mounts":[{"Type":"volume","Source":"$U-data","Target":"/x"}]}}"#,
        #"{"HostConfig":{"mounts":[{"type":"volume","source":"$U-data","target":"/x"}]}}"#,
        #"{"HostConfig":{"Mounts":[{"Type":"volume","Source":"x","source":"$U-data","Target":"/x"}]}}"#,
        #"{"HostConfig":{"Mounts":[{"Type":"bind","Source":"/","Target":"/x"}]}}"#,
        #"{"HostConfig":{"Mounts":[{"Type":"volume","Target":"/x","VolumeOptions":{"DriverConfig":{"Options":{"type":"none","o":"bind","device":"/"}}}}]}}"#,
        #"{"HostConfig":{"Mounts":[{"Type":"volume","Target":"/x","VolumeOptions":{"DriverConfig":{"Name":"other"}}}]}}"#,
        #"{"HostConfig":{"Binds":["/var/run/docker.sock:/s"]}}"#, #"{"HostConfig":{"Binds":["/:/x"]}}"#,
        #"{"HostConfig":{"Binds":["/var:/x"]}}"#,
        #"{"HostConfig":{"Binds":["$ENGINE:/x"]}}"#, #"{"HostConfig":{"Binds":["$FOLDER/lesson/../private:/x"]}}"#,
        #"{"HostConfig":{"Binds":["$FOLDER/lesson/link:/x"]}}"#, #"{"HostConfig":{"Binds":["$FOLDER/lesson/link/nothing:/x"]}}"#,
        #"{"HostConfig":{"Binds":["$FOLDER/lesson/deep/../../../etc:/x"]}}"#, #"{"HostConfig":{"Binds":["/proc/self/root/etc:/x"]}}"#,
        #"{"HostConfig":{"Binds":["/dev:/x"]}}"#,
        #"{"HostConfig":{"VolumesFrom":["$U-up"]}}"#, #"{"HostConfig":{"VolumesFrom":["$U-up:ro"]}}"#,
        #"{"HostConfig":{"Links":["$U-up:x"]}}"#,
        #"{"HostConfig":{"Links":["/$U-up"]}}"#, #"{"HostConfig":{"NetworkMode":"$U-net"}}"#, #"{"HostConfig":{"NetworkMode":"$NET"}}"#,
        #"{"HostConfig":{"NetworkMode":"container:$U-up"}}"#, #"{"HostConfig":{"PidMode":"container:$U-up"}}"#,
        #"{"HostConfig":{"IpcMode":"container:$U-up"}}"#, #"{"HostConfig":{"PidMode":"host"}}"#, #"{"HostConfig":{"IpcMode":"host"}}"#,
        #"{"HostConfig":{"UTSMode":"host"}}"#, #"{"HostConfig":{"UsernsMode":"host"}}"#, #"{"HostConfig":{"CgroupnsMode":"host"}}"#,
        #"{"HostConfig":{"Privileged":true}}"#, #"{"HostConfig":{"privileged":true}}"#, #"{"HostConfig":{"CapAdd":["SYS_ADMIN"]}}"#,
        #"{"HostConfig":{"CapAdd":["cap_net_admin"]}}"#, #"{"HostConfig":{"CapAdd":["ALL"]}}"#,
        #"{"HostConfig":{"Devices":[{"PathOnHost":"/dev/kmsg","PathInContainer":"/dev/kmsg","CgroupPermissions":"r"}]}}"#,
        #"{"HostConfig":{"DeviceCgroupRules":["a *:* rwm"]}}"#, #"{"HostConfig":{"DeviceRequests":[{"Count":-1}]}}"#,
        #"{"HostConfig":{"SecurityOpt":["seccomp=unconfined"]}}"#, #"{"HostConfig":{"SecurityOpt":["apparmor:unconfined"]}}"#,
        #"{"HostConfig":{"MaskedPaths":[]}}"#, #"{"HostConfig":{"ReadonlyPaths":[]}}"#, #"{"HostConfig":{"CgroupParent":"/x"}}"#,
        #"{"HostConfig":{"Runtime":"other"}}"#, #"{"HostConfig":{"VolumeDriver":"other"}}"#, #"{"HostConfig":{"SomethingNew":"x"}}"#,
        #"{"NetworkingConfig":{"EndpointsConfig":{"$U-net":{}}}}"#,
        #"{"NetworkingConfig":{"EndpointsConfig":{"x":{"NetworkID":"$U-net"}}}}"#,
        #"{"networkingconfig":{"endpointsconfig":{"x":{"networkid":"$NET"}}}}"#, #"{"SomethingNew":{"a":1}}"#,
        // The engine takes a text for a list of one.
        #"{"HostConfig":{"CapAdd":"SYS_ADMIN"}}"#, #"{"HostConfig":{"capadd":"ALL"}}"#,
        #"{"HostConfig":{"LogConfig":{"Type":"syslog","Config":{"syslog-address":"unix:///dev/log"}}}}"#,
        // The kernel ignores the type of what is bound.
        #"{"HostConfig":{"Mounts":[{"Type":"volume","Target":"/x","VolumeOptions":{"DriverConfig":{"Options":{"type":"tmpfs","o":"bind","device":"/etc"}}}}]}}"#,
        #"{"HostConfig":{"Mounts":[{"Type":"volume","Target":"/x","VolumeOptions":{"DriverConfig":{"Options":{"type":"tmpfs","o":"bind,\u0301x","device":"/etc"}}}}]}}"#,
        // Links that lead nowhere here may lead somewhere on an engine in a virtual machine.
        #"{"HostConfig":{"Binds":["$FOLDER/lesson/dangling:/x"]}}"#, #"{"HostConfig":{"Binds":["$FOLDER/lesson/dangling/in:/x"]}}"#,
        #"{"HostConfig":{"Mounts":[{"Type":"bind","Source":"$FOLDER/lesson/dangling","Target":"/x"}]}}"#,
        #"{"HostConfig":{"Mounts":[{"Type":"volume","Target":"/x","VolumeOptions":{"DriverConfig":{"Options":{"type":"none","o":"bind","device":"$FOLDER/lesson/dangling"}}}}]}}"#,
        #"{"HostConfig":{"OomScoreAdj":-1000}}"#,
    ]

    @Test func `no foreign object or setting gets into a new container`() async throws {
        try await ProxyStage.with { stage in
            try await stage.makeForeignObjects()
            // As the kernel reads it, the path with `..` ends in the lesson's folder.
            try await stage.setUp("ln -s /etc link; mkdir -p a/b/c etc; ln -s a/b/c deep; ln -s /var/lib/nowhere dangling")
            let before = try await stage.foreign()
            let network = try await stage.setUp("docker network inspect -f '{{slice .Id 0 12}}' $U-net")
            for body in Self.creations {
                let body = body.replacing("$ENGINE", with: stage.options.engine).replacing("$FOLDER", with: stage.folder.path).replacing(
                    "$NET", with: network)
                let image = #"{"Image":"\#(ProxyStage.image)",\#(body.dropFirst())"#
                let reply = try await send("POST /containers/create?name=$O-x \(image)", stage)
                // What a decoder could read in two ways is malformed.
                #expect(reply.status == 403 || reply.status == 400 && reply.body.contains("two members"), "\(body): \(reply)")
            }
            #expect(try await stage.user("docker ps -aq --filter name=$O").output == "")
            try await stage.expectUnchanged(before)
        }
    }

    /// Other requests that concern foreign objects or the engine. Each is refused.
    private static let others = [
        #"POST /volumes/create {"Name":"$U-data"}"#, #"POST /volumes/create {"NAME":"$U-empty"}"#, "DELETE /volumes/$U-empty",
        "DELETE /volumes/$U-data?force=1",
        #"POST /volumes/create {"Name":"$O-v","DriverOpts":{"type":"none","o":"bind","device":"/"}}"#,
        #"POST /volumes/create {"Name":"$O-v","DriverOpts":{"type":"ext4","device":"/dev/sda1"}}"#,
        #"POST /volumes/create {"Name":"$O-v","DriverOpts":{"type":"overlay","device":"overlay","o":"lowerdir=/etc"}}"#,
        #"POST /volumes/create {"Name":"$O-v","Driver":"other"}"#,
        #"POST /volumes/create {"Name":"$O-v","DriverOpts":{"type":"tmpfs","o":"bind","device":"/etc"}}"#,
        #"POST /volumes/create {"Name":"$O-v","DriverOpts":{"type":"tmpfs","o":"ro,rbind","device":"/"}}"#,
        #"POST /volumes/create {"Name":"$O-v","DriverOpts":{"type":"tmpfs","o":"bind,\u0301x","device":"/etc"}}"#,
        #"POST /volumes/create {"Name":"$O-v","DriverOpts":{"type":"tmpfs","o":"ro,remount,\u200dx"}}"#,
        "POST /images/busybox:1.36/tag?repo=$U-built:x&tag=1",
        #"POST /volumes/create {"Name":"$O-v","ClusterVolumeSpec":{"Group":"x"}}"#,
        "DELETE /networks/$U-free", "DELETE /networks/$U-net", #"POST /networks/$U-net/connect {"Container":"$O-idle"}"#,
        #"POST /networks/create {"Name":"$O-n","ConfigFrom":{"Network":"$U-net"}}"#,
        #"POST /networks/create {"Name":"$O-n","Driver":"macvlan"}"#,
        #"POST /networks/create {"Name":"$O-n","IPAM":{"Config":[{"Subnet":"192.168.1.0/24"}]}}"#,
        #"POST /networks/create {"Name":"$O-n","IPAM":{"config":[{"Subnet":"192.168.1.0/24"}]}}"#,
        #"POST /networks/create {"Name":"$O-n","ipam":{"Config":[{"Subnet":"192.168.1.0/24"}]}}"#,
        #"POST /networks/create {"Name":"$O-n","IPAM":{"Config":[{"Subnet":"192.0.2.0/23"}]}}"#,
        #"POST /networks/create {"Name":"$O-n","IPAM":{"Config":[{"Subnet":"192.0.2.0/24"},{"Subnet":"10.1.0.0/16"}]}}"#,
        #"POST /networks/create {"Name":"$O-n","IPAM":{"Config":[{"Subnet":"192.0.2.0/24","subnet":"10.1.0.0/16"}]}}"#,
        #"POST /networks/bridge/connect {"Container":"$O-idle","EndpointConfig":{"NetworkID":"$U-net"}}"#,
        #"POST /networks/bridge/connect {"Container":"$O-idle","EndpointConfig":{"aliases":["x"]}}"#,
        #"POST /networks/create {"Name":"$O-n","IPAM":{"Driver":"default","Config":[{"Gateway":"10.0.0.1"}]}}"#,
        #"POST /networks/create {"Name":"$O-n","Options":{"com.docker.network.bridge.name":"docker0"}}"#,
        "DELETE /images/$U-image:1", "DELETE /images/$U-image:1?force=1", "DELETE /images/$U-built:1",
        "DELETE /images/docker.io/library/$U-built:1",
        "DELETE /images/docker.io%2Flibrary%2F$U-built:1", "DELETE /images/$ID?force=1", "DELETE /images/$SHORT?force=1",
        "DELETE /images/busybox:1.36?force=1",
        "POST /images/busybox:1.36/tag?repo=$U-built&tag=1", "POST /images/busybox:1.36/tag?repo=docker.io/library/$U-built&tag=1",
        "POST /images/busybox:1.36/tag?repo=$U-latest", "POST /commit?container=$O-idle&repo=$U-image&tag=1",
        "POST /build?t=$O-x:1&t=$U-built:1",
        // The classic builder would move the names of the images that it pulls.
        "POST /build?t=$O-x&pull=1", "POST /build?t=$O-x&pull=true&version=1", "POST /build?t=$O-x&platform=linux/arm64",
        "POST /build?networkmode=container:$U-up", "POST /build?networkmode=$U-net", "POST /build?cgroupparent=/x",
        "POST /images/create?fromImage=$U-image&tag=1", "POST /images/create?fromImage=docker.io/library/$U-image:1",
        "POST /images/create?fromImage=$U-image:2&tag=1", "POST /images/create?fromImage=$U-image",
        "POST /images/create?fromImage=$U-latest:",
        "POST /images/create?fromImage=busybox", "POST /images/create?fromSrc=-&repo=$U-image&tag=1",
        "POST /images/create?fromSrc=-&repo=$U-latest", "POST /images/create?fromImage=$U-built@$ID&tag=1",
        #"POST /build?version=2&outputs=[{"Type":"moby","Attrs":{"name":"$U-built:1"}}]"#,
        #"POST /build?version=2&outputs=[{"type":"moby","aTTrs":{"n\u0061me":"x,$U-built:1"}}]"#,
        "POST /images/$U-image/push?tag=1", "POST /images/$U-image/push",
        "POST /swarm/init {}", "POST /plugins/pull?remote=x", "DELETE /plugins/x", "POST /secrets/create {}", "GET /swarm/unlockkey",
        "POST /nonsense", "PUT /volumes/$U-data",
        #"POST /containers/$O-idle/update {"Devices":[{"PathOnHost":"/dev/kmsg"}]}"#,
        #"POST /containers/$O-idle/exec {"Cmd":["true"],"Privileged":true}"#,
        #"POST /containers/$O-idle/exec {"Cmd":["true"],"privileged":true}"#, "POST /exec/$EXEC/start {}",
        "POST /exec/$EXEC/resize?h=1&w=1", "POST /v9.9/containers/create {}",
    ]

    @Test func `requests for foreign objects and the engine are refused`() async throws {
        try await ProxyStage.with { stage in
            try await stage.makeForeignObjects()
            try await stage.makeOwnObjects()
            let before = try await stage.foreign()
            let id = try await stage.setUp("docker image inspect -f '{{.Id}}' $U-built:1")
            let socket = stage.options.engine
            let created = try await RawClient.exchange(
                socket,
                Array(
                    "POST /containers/\(stage.prefix)-user-up/exec HTTP/1.1\r\nHost: d\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 22\r\n\r\n{\"Cmd\":[\"touch\",\"/x\"]}"
                        .utf8))
            let exec = try #require(created.body.split(separator: "\"").dropFirst(3).first.map(String.init))
            for line in Self.others {
                let reply = try await send(
                    line.replacing("$ID", with: id).replacing("$SHORT", with: id.dropFirst(7).prefix(12)).replacing("$EXEC", with: exec),
                    stage)
                let isMalformed = line.contains("v9.9") || line.contains("@$ID&tag") || line.hasSuffix(":")
                #expect(reply.status == (isMalformed ? 400 : 403), "\(line): \(reply)")
            }
            try await stage.expectUnchanged(before)
        }
    }

    /// Prune requests, which are answered from the record.
    @Test func `prune removes only the lesson's unused objects`() async throws {
        try await ProxyStage.with { stage in
            try await stage.makeForeignObjects()
            try await stage.make(
                """
                docker create --name $O-idle -v /x \(ProxyStage.image); docker run -d --name $O-up \(ProxyStage.image) sleep 1000
                docker network create $O-net; docker volume create $O-data
                printf 'FROM \(ProxyStage.image)\\nLABEL own=$O\\n' | docker build -q -t $O-image:1 -
                """)
            let before = try await stage.foreign()
            for filter in ["label!=io.calf.lesson", "label=other", "until=1h", "until=1h30m"] {
                let kept = try await stage.make("docker container prune -f --filter \(filter)")
                #expect(!kept.contains("Deleted"), "\(filter): \(kept)")
            }
            let containers = try await stage.make("docker container prune -f")
            #expect(containers.contains("Deleted Containers") && containers.contains("Total reclaimed space"))
            #expect(try await stage.setUp("docker ps -a --format '{{.Names}}' --filter name=$O | sort").hasSuffix("own-up"))
            #expect(try await stage.make("docker system prune -af --volumes").contains(stage.prefix + "-own-net"))
            #expect(try await stage.setUp("docker network ls -q --filter name=$O; docker images -q $O-image") == "")
            try await stage.make("docker volume prune -f --filter all=1 || docker volume prune -f")
            // The builder's connection is closed. Whether a client calls that an error depends on the moment.
            try await stage.learner("docker builder prune -af; docker buildx prune -af")
            #expect(try await stage.setUp("docker volume ls -q --filter name=$O") == "")
            try await stage.expectUnchanged(before)
        }
    }

    @Test func `an object that gets an own object's name isn't owned`() async throws {
        try await ProxyStage.with { stage in
            try await stage.makeOwnObjects()
            // Removed here, and by someone else.
            try await stage.make("docker rm $O-idle; docker network rm $O-net; docker rmi $O-image:1; docker volume rm $O-data")
            let make =
                "docker create --name $O-idle \(ProxyStage.image); docker network create $O-net; docker tag \(ProxyStage.image) $O-image:1; docker volume create $O-data"
            for _ in 0..<2 {
                try await stage.setUp(make)
                for command in ["rm $O-idle", "network rm $O-net", "rmi $O-image:1", "volume rm $O-data"] {
                    let done = try await stage.learner("docker \(command)")
                    #expect(done.errors.contains("this lesson didn't create it"), "\(command): \(done)")
                }
                let clear = "docker rm $O-idle; docker network rm $O-net; docker rmi $O-image:1; docker volume rm $O-data"
                try await stage.setUp(clear)
                try await stage.make(make)
                // The lesson looks at what is gone before someone else makes it again.
                try await stage.setUp(clear)
                try await stage.learner("docker volume rm $O-data; docker tag \(ProxyStage.image) $O-other:1; docker rmi $O-other:1")
            }
        }
    }

    private func send(_ line: String, _ stage: ProxyStage) async throws -> (status: Int, body: String) {
        let named = line.replacing("$U", with: stage.prefix + "-user").replacing("$O", with: stage.prefix + "-own")
        let words = named.split(separator: " ", maxSplits: 2).map(String.init)
        return try await stage.request(words[0], words[1], words.count > 2 ? words[2] : nil)
    }
}
