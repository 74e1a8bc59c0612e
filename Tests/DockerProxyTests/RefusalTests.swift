import TestSupport
import Testing

@testable import DockerProxy

/// What the learner hears of a refusal.
@Suite(.engine, .timeLimit(.minutes(10))) struct RefusalTests {
    @Test func `docker prints what isn't allowed and why, and so does the tutor`() async throws {
        try await ProxyStage.with { stage in
            let id = try await stage.setUp("docker run -d --name $U-up \(ProxyStage.image) sleep 1000")
            let done = try await stage.learner("docker rm -f $U-up")
            let name = stage.prefix + "-user-up"
            let words = "emoving container \(name) isn't allowed here, because this lesson didn't create it. Use another terminal for it."
            #expect(done.status != 0 && done.errors.contains("calf: r" + words))
            #expect(stage.notices == ["R" + words])
            // The docker command hides why it can't attach.
            try await stage.learner("docker attach $U-up")
            #expect(stage.notices.last?.hasPrefix("Attaching to container \(name) isn't allowed here") == true)
            stage.record.set([.container(id: id)], of: "course/other")
            #expect(try await stage.learner("docker stop $U-up").errors.contains("because the lesson course/other created it"))
        }
    }

    @Test func `an error of the engine's is no refusal`() async throws {
        try await ProxyStage.with { stage in
            #expect(try await stage.learner("docker rm $O-none").errors.contains("No such container"))
            #expect(try await stage.learner("docker network rm bridge").status != 0)
            try await stage.setUp("docker create --name $U-a \(ProxyStage.image)")
            #expect(try await stage.learner("docker create --name $U-a \(ProxyStage.image)").errors.contains("already in use"))
            #expect(stage.notices.allSatisfy { $0.contains("network bridge") }, "\(stage.notices)")
        }
    }

    /// Options that an engine refuses at one step of `docker run` or the next. Some of these errors are the proxy's.
    private static let mistyped = [
        "--mount type=volum,src=x,dst=/x", "--network typo-net", "--network container:typo", "--volumes-from typo",
        "--mount type=bind,src=$PWD/typo,dst=/x", "-v typo!:/x",
        "-v $O-data:/x -v typo!:/y", "-p 127.0.0.1:1x:80", "-p 10.1.2.3:7:80", "--pid container:typo", "--link typo", "-w relative", "-e =",
    ]

    @Test(arguments: mistyped)
    func `a command with a mistyped name ends with the engine's own words, and leaves nothing`(option: String) async throws {
        try await ProxyStage.with { stage in
            for more in ["--rm", "--rm -d"] {
                let done = try await stage.type("docker run \(more) --name $O-x \(option) \(ProxyStage.image) true")
                #expect(![0, 124, 137].contains(done.status) && done.errors.utf8.count > 20, "\(more): \(done)")
                #expect(!done.errors.contains("calf:") && !done.errors.contains("Unable to find image"), "\(more): \(done)")
            }
            #expect(try await stage.setUp("docker ps -aq --filter name=$O; docker volume ls -q --filter name=$O") == "")
        }
    }

    @Test func `a start that is refused ends docker run with the sentence, and leaves nothing`() async throws {
        try await ProxyStage.with { stage in
            try await stage.make("docker create --rm --name $O-x --network $U-net -v /x \(ProxyStage.image) true")
            try await stage.setUp("docker network create $U-net")
            let done = try await stage.type("docker start -a $O-x")
            #expect(done.status == 1 && done.errors.contains("using network \(stage.prefix)-user-net isn't allowed here"), "\(done)")
            #expect(try await stage.setUp("docker ps -aq --filter name=$O") == "")
        }
    }

    @Test func `a refused command of the builder's ends with the sentence`() async throws {
        try await ProxyStage.with { stage in
            try await stage.setUp("docker tag \(ProxyStage.image) $U-image:1")
            let pruned = try await stage.type("docker builder prune -f")
            #expect(pruned.errors.contains("removing the build cache isn't allowed here"), "\(pruned)")
            let build = try await stage.type("printf 'FROM \(ProxyStage.image)\\n' | DOCKER_BUILDKIT=1 docker build -t $U-image:1 -")
            #expect(build.errors.contains("reusing the name of image \(stage.prefix)-user-image:1 isn't allowed here"), "\(build)")
        }
    }

    @Test func `pulling an image that is there does nothing if the lesson declares it, and is refused otherwise`() async throws {
        try await ProxyStage.with { stage in
            let pulled = try await stage.make("docker pull \(ProxyStage.image); docker pull docker.io/library/\(ProxyStage.image)")
            #expect(pulled.contains("Status: Image is up to date for"))
            #expect(stage.record.items(of: stage.options.lesson).isEmpty && stage.notices.isEmpty)
            try await stage.setUp("docker tag \(ProxyStage.image) $U-image:1")
            let refused = try await stage.learner("docker pull $U-image:1")
            #expect(refused.errors.contains("reusing the name of image \(stage.prefix)-user-image:1"), "\(refused)")
            #expect(try await stage.learner("docker pull -a $U-image").errors.contains("reusing the name of image"))
        }
    }

    @Test func `the lesson's own images are loaded from an archive, and a foreign one isn't`() async throws {
        try await ProxyStage.with { stage in
            try await stage.make(
                """
                printf 'FROM \(ProxyStage.image)\\nLABEL own=$O\\n' | docker build -q -t $O-a:1 -t $O-b:1 -
                docker save $O-a:1 $O-b:1 | tee saved.tar | docker load; docker rmi $O-a:1 $O-b:1
                docker load -i saved.tar; docker run --rm $O-b:1 true; docker rmi $O-a:1 $O-b:1
                """)
            #expect(try await stage.setUp("docker images -q $O-a; docker images -q $O-b") == "")
            let loaded = "docker load -i saved.tar.gz; docker run --rm $O-b:1 true; docker rmi $O-a:1 $O-b:1"
            try await stage.make("gzip -c saved.tar >saved.tar.gz; \(loaded)")
            for damage in ["head -c -9", "cat - saved.tar.gz <", "xz -c", "head -c 1"] {
                let refused = try await stage.learner("\(damage) saved.tar.gz | docker load")
                #expect(refused.errors.contains("calf: "), "\(damage) \(refused)")
            }
            #expect(try await stage.setUp("docker images -q $O-a") == "")
            try await stage.setUp("docker tag \(ProxyStage.image) $U-image:1")
            let foreign = try await stage.learner("docker save $U-image:1 | docker load")
            #expect(foreign.errors.contains("reusing the name of image \(stage.prefix)-user-image:1 isn't"), "\(foreign)")
        }
    }

    @Test func `all tags of a repository are pushed and pulled if each is the lesson's`() async throws {
        try await ProxyStage.with { stage in
            try await stage.make("docker tag \(ProxyStage.image) 127.0.0.1:1/$O:1")
            for command in ["push", "pull"] {
                // No registry is there.
                let own = try await stage.learner("docker \(command) -a 127.0.0.1:1/$O")
                #expect(own.status != 0 && own.errors.contains("127.0.0.1:1/v2/"), "\(own)")
                try await stage.setUp("docker tag \(ProxyStage.image) 127.0.0.1:1/$O:2")
                let mixed = try await stage.learner("docker \(command) -a 127.0.0.1:1/$O")
                #expect(mixed.errors.contains("own:2 isn't allowed here"), "\(mixed)")
                try await stage.setUp("docker rmi 127.0.0.1:1/$O:2")
            }
        }
    }

    @Test func `a network can have the addresses that are for examples`() async throws {
        try await ProxyStage.with { stage in
            try await stage.make(
                """
                docker network create --subnet 198.51.100.0/24 --ip-range 198.51.100.128/25 --gateway 198.51.100.1 $O-net
                docker run --rm --network $O-net --ip 198.51.100.9 --network-alias shop \(ProxyStage.image) ping -c 1 shop | grep 100.9
                """)
            let refused = try await stage.learner("docker network create --subnet 10.1.0.0/16 $O-other")
            #expect(refused.errors.contains("Choose one of those for examples, such as 192.0.2.0/24."), "\(refused)")
        }
    }

    @Test func `a refused upload and one that waits for 100 get the sentence`() async throws {
        try await ProxyStage.with { stage in
            try await stage.setUp("docker create --name $U-a \(ProxyStage.image); head -c 20000000 /dev/urandom >big")
            let done = try await stage.learner("docker cp big $U-a:/big")
            #expect(done.errors.contains("copying to container"), "\(done)")
            let waiting = try await stage.learner(
                "curl -s --unix-socket ${DOCKER_HOST#unix://} -H 'Expect: 100-continue' -T big d/containers/$U-a/archive?path=/")
            #expect(waiting.output.contains("copying to container"), "\(waiting)")
        }
    }
}
