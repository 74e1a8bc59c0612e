import TestSupport
import Testing

@testable import DockerProxy

/// Names and IDs: beginnings of IDs, names that look like IDs, names that the lesson used before, and names that change hands meanwhile.
@Suite(.engine, .timeLimit(.minutes(10))) struct NameAttackTests {
    @Test func `no beginning or spelling of an ID gives a right to what it identifies`() async throws {
        try await ProxyStage.with { stage in
            try await stage.makeForeignObjects()
            let before = try await stage.foreign()
            let ids = try await stage.setUp(
                """
                docker inspect -f '{{.Id}}' $U-up; docker network inspect -f '{{.Id}}' $U-free
                docker image inspect -f '{{slice .Id 7}}' $U-built:1; docker inspect -f '{{range .Mounts}}{{if ne .Destination "/data"}}{{.Name}}{{end}}{{end}}' $U-up
                """
            ).split(separator: "\n").map(String.init)
            for (kind, id) in zip(["containers", "networks", "images", "volumes"], ids) {
                let beginnings = [1, 2, 3, 4, 6, 8, 11, 12, 13, 16, 31, 32, 48, 63, 64].map { String(id.prefix($0)) }
                let spellings = [
                    "sha256:" + id, "sha256:" + id.prefix(12), id.uppercased(),
                    "%" + String(id.utf8.first ?? 0, radix: 16) + id.dropFirst(),
                    id + "0", id.prefix(12) + "%20", "%0a" + id, id + "%0d", "id:" + id, "@sha256:" + id,
                ]
                for name in beginnings + spellings {
                    let reply = try await stage.request("DELETE", "/\(kind)/\(name)?force=1")
                    #expect(reply.status >= 400, "\(kind) \(name): \(reply)")
                }
            }
            try await stage.expectUnchanged(before)
        }
    }

    /// What the lesson makes, and removes in some way, what the other user then makes, and what the lesson tries.
    private static let reused = [
        ("create --name $O-a busybox:1.36", "rm $O-a", "create --name $O-a busybox:1.36", "rm -f $O-a"),
        ("create --name $O-b busybox:1.36", "rename $O-b $O-b2", "create --name $O-b busybox:1.36", "start $O-b"),
        (
            "create --name $O-c busybox:1.36", "container prune -f --filter label=io.calf.lesson=tests", "create --name $O-c busybox:1.36",
            "rename $O-c $O-c2"
        ),
        ("run --rm --name $O-d busybox:1.36 true", "ps", "create --name $O-d busybox:1.36", "commit $O-d"),
        ("volume create $O-v", "volume rm $O-v", "volume create $O-v", "volume rm $O-v"),
        ("run --rm -v $O-w:/x busybox:1.36 true", "volume rm $O-w", "volume create $O-w", "run --rm -v $O-w:/x busybox:1.36 true"),
        ("volume create $O-y", "volume rm $O-y", "volume create --label io.calf.lesson=tests $O-y", "volume rm -f $O-y"),
        ("network create $O-n", "network rm $O-n", "network create $O-n", "network rm $O-n"),
        ("network create $O-m", "network rm $O-m", "network create $O-m", "run --rm --network $O-m busybox:1.36 true"),
        ("tag busybox:1.36 $O-i:1", "rmi $O-i:1", "commit -c 'LABEL a=1' $U-down $O-i:1", "rmi $O-i:1"),
        ("tag busybox:1.36 $O-j:1", "rmi $O-j:1", "commit -c 'LABEL a=2' $U-down $O-j:1", "rmi -f $O-j:1"),
        ("tag busybox:1.36 $O-k:1", "rmi $O-k:1", "commit -c 'LABEL a=3' $U-down $O-k:1", "tag busybox:1.36 $O-k:1"),
    ]

    @Test(arguments: [false, true])
    func `a name that the lesson used before gives no right to a foreign object`(isRemovedByUser: Bool) async throws {
        try await ProxyStage.with { stage in
            try await stage.setUp("docker create --name $U-down busybox:1.36")
            for (make, remove, take, attempt) in Self.reused {
                try await stage.make("docker \(make)")
                if isRemovedByUser { try await stage.setUp("docker \(remove)") } else { try await stage.learner("docker \(remove)") }
                if remove.hasPrefix("container prune") { try await stage.user("docker rm $O-c") }
                try await stage.setUp("docker \(take)")
                let done = try await stage.learner("docker \(attempt)")
                #expect(done.status != 0 && done.errors.contains("this lesson didn't create it"), "\(attempt): \(done)")
            }
        }
    }

    @Test func `a name that looks like an ID gives no right to what has that ID`() async throws {
        try await ProxyStage.with { stage in
            try await stage.setUp(
                "docker create --name $U-c busybox:1.36; printf 'FROM busybox:1.36\\nLABEL a=$U\\n' | docker build -q -t $U-i:1 -")
            // The lesson's container has the beginning of the foreign one's ID as its name. Once it is removed, the text means the other.
            let id = try await stage.setUp("docker inspect -f '{{slice .Id 0 12}}' $U-c")
            try await stage.make("docker create --name \(id) busybox:1.36; docker rm \(id)")
            for line in ["rm \(id)", "start \(id)", "rename \(id) $O-x", "commit \(id)", "network connect bridge \(id)"] {
                #expect(try await stage.learner("docker \(line)").status != 0, "\(line)")
            }
            #expect(try await stage.setUp("docker inspect -f '{{slice .Id 0 12}}' $U-c") == id)
            // So does a volume, and a network, which is found by its ID first.
            let network = try await stage.setUp("docker network create $U-n")
            try await stage.make("docker network create \(network.prefix(12))")
            try await stage.learner("docker network rm \(network.prefix(12)); docker network rm \(network)")
            #expect(try await stage.setUp("docker network inspect -f '{{.Name}}' \(network)") == stage.prefix + "-user-n")
            // The lesson gives the foreign image the beginning of its ID as a name. The engine takes that for the ID.
            let image = try await stage.setUp("docker image inspect -f '{{slice .Id 7 19}}' $U-i:1")
            try await stage.make("docker tag $U-i:1 \(image)")
            for line in ["rmi -f \(image)", "rmi \(image)", "tag busybox:1.36 $U-i:1"] {
                #expect(try await stage.learner("docker \(line)").status != 0, "\(line)")
            }
            try await stage.make("docker rmi \(image):latest")
            #expect(try await stage.setUp("docker image inspect -f '{{slice .Id 7 19}}' $U-i:1") == image)
        }
    }

    /// While the other user's container has the name half of the time, and no one's the other half.
    private static let racing = [
        "stop -t 0", "kill", "pause", "update -m 64m", "restart -t 0", "exec -d $O-hot touch /x", "cp compose.yaml $O-hot:/x", "commit",
        "rm -f",
        "network disconnect -f bridge", "export -o exported",
    ]

    @Test(arguments: Self.racing.inScope)
    func `a name that changes hands between two requests is looked up again`(command: String) async throws {
        try await ProxyStage.with { stage in
            try await stage.setUp("docker run -d --init --name $U-a busybox:1.36 sleep 1000; touch compose.yaml")
            let before = try await stage.foreign()
            let line = "docker " + (command.contains("$O-hot") ? command : command + " $O-hot")
            async let renaming = stage.user("for i in $(seq 20); do docker rename $U-a $O-hot; docker rename $O-hot $U-a; done")
            async let attempt = stage.learner(
                "for i in $(seq 8); do \(line); docker create --name $O-hot busybox:1.36; \(line); docker rm -f $O-hot; done")
            _ = try await (renaming, attempt)
            try await stage.user("docker rename $O-hot $U-a")
            try await stage.expectUnchanged(before)
            #expect(try await stage.user("docker exec $U-a ls /x").status != 0)
        }
    }

    @Test func `a volume that changes hands while a container is created isn't mounted`() async throws {
        try await ProxyStage.with { stage in
            async let replacing = stage.user("for i in $(seq 60); do docker volume rm $O-hot; docker volume create $O-hot; done")
            async let mounting = stage.learner(
                """
                for i in $(seq 20); do
                  if id=$(docker create -v $O-hot:/x \(ProxyStage.image)); then
                    echo "[$(docker volume inspect -f '{{index .Labels "io.calf.volume"}}' $O-hot)]"
                    docker rm $id >/dev/null
                  fi
                  docker volume rm $O-hot
                done
                """)
            let (_, mounted) = try await (replacing, mounting)
            #expect(!mounted.output.contains("[]"), "\(mounted.output)")
        }
    }

    @Test func `of two requests that make a volume at the same time, only one owns it`() async throws {
        try await ProxyStage.with { stage in
            async let theirs = stage.user("for i in $(seq 30); do docker volume create --label theirs=1 $O-$i; done")
            async let own = stage.learner("for i in $(seq 30); do docker volume create $O-$i; done")
            _ = try await (theirs, own)
            let foreign = try await stage.setUp("docker volume ls -q --filter name=$O --filter label=theirs=1")
            _ = try Removal(stage.options).run()
            #expect(try await stage.setUp("docker volume ls -q --filter name=$O") == foreign)
        }
    }
}
