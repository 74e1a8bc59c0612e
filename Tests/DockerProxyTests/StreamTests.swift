import Glibc
import TestSupport
import Testing

@testable import DockerProxy

/// Docker behaves behind the proxy as it does without it.
@Suite(.engine, .timeLimit(.minutes(10))) struct StreamTests {
    @Test func `input and output pass in both directions, and each end on its own`() async throws {
        try await ProxyStage.with { stage in
            #expect(try await stage.make("echo hello | docker run --rm -i \(ProxyStage.image) cat") == "hello")
            #expect(try await stage.make("docker run --rm \(ProxyStage.image) sh -c 'echo out; echo err >&2' 2>/dev/null") == "out")
            #expect(try await stage.learner("docker run --rm \(ProxyStage.image) sh -c 'exit 7'").status == 7)
            try await stage.make("docker run -d --name $O-up \(ProxyStage.image) sleep 1000")
            #expect(try await stage.make("echo x | docker exec -i $O-up sh -c 'cat; echo end'") == "x\nend")
            #expect(
                try await stage.make("docker exec -d $O-up touch /made; until docker exec $O-up ls /made 2>/dev/null; do sleep 0.1; done")
                    == "/made")
            try await stage.make("docker create -i --name $O-attached \(ProxyStage.image) cat")
            #expect(try await stage.make("echo y | docker start -ai $O-attached") == "y")
            try await stage.make("docker start $O-attached")
            #expect(try await stage.make("echo z | docker attach $O-attached") == "z")
            #expect(try await stage.make("docker logs $O-attached") == "y\nz")
        }
    }

    @Test func `a container links to another one of the lesson's`() async throws {
        try await ProxyStage.with { stage in
            try await stage.make("docker run -d --name $O-up \(ProxyStage.image) sleep 1000")
            let hosts = try await stage.make("docker run --rm --link $O-up:peer \(ProxyStage.image) cat /etc/hosts")
            #expect(hosts.contains("peer"), "\(hosts)")
        }
    }

    @Test func `large streams arrive whole, also when both directions are full`() async throws {
        try await ProxyStage.with { stage in
            let sums = try await stage.make(
                """
                docker run -d --name $O-up \(ProxyStage.image) sleep 1000 >/dev/null
                head -c 30000000 /dev/urandom >big
                md5sum <big
                docker exec -i $O-up cat <big | md5sum
                docker cp big $O-up:/big; docker exec $O-up md5sum /big | sed 's, /big, -,'
                docker cp $O-up:/big back; md5sum <back
                docker exec $O-up cat /big | md5sum
                docker exec -i $O-up sh -c 'cat >/again; md5sum' <big >/dev/null; docker exec $O-up md5sum /again | sed 's, /again, -,'
                docker export $O-up | tar -xO big | md5sum
                """
            ).split(separator: "\n")
            #expect(sums.count == 7 && Set(sums).count == 1, "\(sums)")
        }
    }

    @Test func `a terminal works, with its size`() async throws {
        try await ProxyStage.with { stage in
            let text = try await stage.make(
                "script -qec \"stty rows 33 cols 77; docker run --rm -it \(ProxyStage.image) sh -c 'until stty size | grep 33; do sleep 0.1; done; tty'\" /dev/null </dev/null"
            )
            #expect(text.contains("33 77") && text.contains("/dev/pts/0"), "\(text)")
        }
    }

    @Test(arguments: ["DOCKER_BUILDKIT=0 docker build", "DOCKER_BUILDKIT=1 docker build", "docker buildx build"])
    func `images are built, saved, imported, and owned`(builder: String) async throws {
        try await ProxyStage.with { stage in
            let text = try await stage.make(
                """
                mkdir build; head -c 3000000 /dev/urandom >build/big; printf 'FROM \(ProxyStage.image)\\nCOPY big /\\nRUN echo x >/x\\n' >build/Dockerfile
                \(builder) -q -t $O-a:1 build >/dev/null
                docker tag $O-a:1 $O-b:1
                docker save -o saved.tar $O-a:1 $O-b:1
                docker run --rm $O-a:1 md5sum /big | cut -c 1-32; md5sum <build/big | cut -c 1-32
                \(builder) -q --iidfile id build >/dev/null
                docker rmi $O-a:1 $O-b:1 >/dev/null; docker rmi $(cat id) >/dev/null 2>&1 || true
                docker export $(docker create --name $O-x \(ProxyStage.image)) | docker import - $O-c:1 >/dev/null; docker rmi $O-c:1 >/dev/null
                """
            ).split(separator: "\n")
            #expect(text.count == 2 && text[0] == text[1], "\(text)")
            #expect(!stage.record.items(of: stage.options.lesson).contains { $0.kind == .name })
        }
    }

    @Test(arguments: ["DOCKER_BUILDKIT=0 docker build", "DOCKER_BUILDKIT=1 docker build", "docker buildx build"])
    func `a build that would take a foreign name is refused before it runs`(builder: String) async throws {
        try await ProxyStage.with { stage in
            try await stage.setUp("docker tag \(ProxyStage.image) $U-image:1; docker tag \(ProxyStage.image) $U-latest")
            let names = "docker images --no-trunc --format '{{.ID}} {{.Repository}}:{{.Tag}}' --filter \"reference=$U*\" | sort"
            let before = try await stage.setUp(names)
            for tags in ["-t $U-image:1", "-t $O-a:1 -t docker.io/library/$U-latest"] {
                let build = "printf 'FROM \(ProxyStage.image)\\nRUN echo x >/'$O'\\n' | \(builder) \(tags) -"
                let done = try await stage.learner(build)
                #expect(done.status != 0, "\(done)")
            }
            #expect(try await stage.setUp(names) == before)
            #expect(try await stage.setUp("docker images -q $O-a:1") == "")
            #expect(
                stage.notices.contains {
                    $0.hasPrefix("Reusing the name of image \(stage.prefix)-user-image:1 isn't allowed")
                },
                "\(stage.notices)")
        }
    }

    @Test func `a Compose project runs from start to end`() async throws {
        try await ProxyStage.with { stage in
            stage.folder.write(
                """
                services:
                  web: { image: '\(ProxyStage.image)', command: sleep 1000, init: true, volumes: ['data:/data', '.:/here'], deploy: { replicas: 3 } }
                  app: { build: ., image: '\(stage.prefix)-own-app', command: sleep 1000, init: true, depends_on: [web] }
                volumes: { data: {} }
                """.utf8, to: "lesson/compose.yaml")
            stage.folder.write("FROM \(ProxyStage.image)\nRUN echo x >/x\n".utf8, to: "lesson/Dockerfile")
            let text = try await stage.make(
                """
                export COMPOSE_PROJECT_NAME=$O
                docker compose up -d --build >/dev/null; docker compose ps -q | wc -l; docker compose exec -T app cat /x; docker compose run --rm -T app echo run
                docker compose restart -t 0; docker compose up -d --scale web=2; docker compose cp compose.yaml app:/c; docker compose stop -t 0
                docker compose down -v -t 0 --rmi local; docker compose ps -aq | wc -l; docker volume ls -q --filter name=$O | wc -l
                """)
            #expect(text == "4\nx\nrun\n0\n0", "\(text)")
        }
    }

    @Test func `many clients at once are served`() async throws {
        try await ProxyStage.with { stage in
            try await stage.make("for i in $(seq 60); do docker ps -q >out$i & done; wait; docker run --rm \(ProxyStage.image) true")
            let ids = try await stage.make(
                "for i in $(seq 12); do docker create --name $O-$i \(ProxyStage.image) >id$i & done; wait; sort id*"
            ).split(separator: "\n")
            let owned = stage.record.items(of: stage.options.lesson)
            #expect(ids.count == 12 && ids.allSatisfy { owned.contains(.container(id: String($0))) })
        }
    }

    @Test func `named and anonymous volumes of a container are the lesson's`() async throws {
        try await ProxyStage.with { stage in
            try await stage.setUp("docker volume create $U-data")
            try await stage.make(
                "docker create --name $O-a -v $O-data:/a -v /b --mount src=$O-other,dst=/c,volume-label=x=y \(ProxyStage.image)")
            let volumes = stage.record.items(of: stage.options.lesson).filter { $0.kind == .volume }
            #expect(volumes.count == 3)
            #expect(try await stage.setUp("docker volume inspect -f '{{.Labels.x}}' $O-other") == "y")
            // The volume isn't left behind by a container that the engine refuses.
            #expect(try await stage.learner("docker create --name $O-a -v $O-late:/a \(ProxyStage.image)").status != 0)
            #expect(try await stage.setUp("docker volume ls -q --filter name=$O-late") == "")
            try await stage.make("docker rm -v $O-a; docker volume rm $O-data $O-other")
            #expect(try await stage.learner("docker volume rm $U-data").errors.contains("this lesson didn't create it"))
        }
    }

    @Test func `reading is free`() async throws {
        try await ProxyStage.with { stage in
            try await stage.makeForeignObjects()
            try await stage.make(
                """
                docker version; docker info; docker ps -a; docker inspect $U-up; docker logs $U-up; docker top $U-up; docker port $U-up; docker diff $U-up
                docker stats --no-stream $U-up; docker history \(ProxyStage.image); docker save -o x.tar $U-image:1; docker network inspect $U-net
                docker volume inspect $U-data; docker system df; docker images -a; docker volume ls; timeout 1 docker events || true
                docker run --rm --network host \(ProxyStage.image) true; docker run --rm -v "$PWD:/x" \(ProxyStage.image) ls /x; docker buildx ls
                """)
        }
    }

    @Test func `an engine that doesn't answer is no reason to allow anything`() async throws {
        let folder = ScratchFolder()
        let record = try #require(Record(path: folder.path + "/record"))
        record.set([.container(id: "abc")], of: "l")
        let options = ProxyOptions(engine: folder.path + "/none", lesson: "l", record: record, folders: [])
        let proxy = try #require(Proxy(socket: folder.path + "/s", options))
        for request in [
            "DELETE /containers/abc", "POST /containers/prune", "POST /images/create?fromSrc=-&repo=x", "GET /containers/json",
            "DELETE /images/x",
        ] {
            let reply = try await RawClient.exchange(
                proxy.socket, Array("\(request) HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n".utf8))
            #expect(reply.status == 503 && reply.body.contains("doesn't answer"), "\(request): \(reply)")
        }
        #expect(record.items(of: "l") == [.container(id: "abc")])
        proxy.stop()
    }
}
