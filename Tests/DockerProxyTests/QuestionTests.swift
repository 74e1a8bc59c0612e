import Glibc
import Synchronization
import TestSupport
import Testing

@testable import DockerProxy

/// The learner's answers.
@Suite(.engine, .timeLimit(.minutes(10))) struct QuestionTests {
    @Test func `without an answer, docker prints why`() async throws {
        try await ProxyStage.with { stage in
            try await stage.setUp("docker run -d --name $U-up \(ProxyStage.image) sleep 1000")
            let done = try await stage.learner("docker rm -f $U-up")
            let name = stage.prefix + "-user-up"
            #expect(done.errors.contains("calf: removing container \(name) was not allowed, because this lesson didn't create it."))
            _ = try await stage.learner("docker attach $U-up")
            #expect(stage.notices == ["Attaching to container \(name) was not allowed."])
        }
    }

    @Test func `yes is asked for once for each object, and no each time`() async throws {
        let learner = ProxyStage.Learner { question in question.action == .stop ? .yes : .no }
        try await ProxyStage.with(learner) { stage in
            let image = ProxyStage.image
            try await stage.setUp("docker run -d --name $U-up \(image) sleep 1000; docker create --name $U-down \(image)")
            try await stage.make("docker stop -t 0 $U-up; docker rename $U-up $U-renamed; docker rm $U-renamed")
            #expect(try await stage.learner("docker rm $U-down || docker rm $U-down").status != 0)
            #expect(learner.questions.withLock { $0.map(\.action) } == [.stop, .remove, .remove])
            guard case .object(let object) = learner.questions.withLock({ $0[0].subject }) else { Issue.record("no object"); return }
            #expect(
                object.name == stage.prefix + "-user-up" && object.kind == .container && object.created.hasPrefix("20")
                    && object.lesson == nil)
        }
    }

    @Test func `adopted objects are the lesson's from then on`() async throws {
        let learner = ProxyStage.Learner { _ in .adopt }
        try await ProxyStage.with(learner) { stage in
            try await stage.setUp(
                "docker create --name $U-a \(ProxyStage.image); docker network create $U-net; docker volume create $U-data; docker tag \(ProxyStage.image) $U-image:1"
            )
            try await stage.make(
                "docker start $U-a; docker rm -f $U-a; docker network connect $U-net $(docker create --name $O-a \(ProxyStage.image))")
            try await stage.make(
                "docker rm $O-a; docker network rm $U-net; docker run --rm -v $U-data:/x \(ProxyStage.image) touch /x/y; docker volume rm $U-data"
            )
            #expect(learner.questions.withLock { $0.map(\.action) } == [.start, .connect, .mount])
        }
    }

    @Test func `another lesson's object names its owner`() async throws {
        let learner = ProxyStage.Learner { _ in .no }
        try await ProxyStage.with(learner) { stage in
            let id = try await stage.setUp("docker create --name $U-a \(ProxyStage.image)")
            stage.record.set([.container(id: id)], of: "course/other")
            #expect(try await stage.learner("docker rm $U-a").status != 0)
            guard case .object(let object) = learner.questions.withLock({ $0[0].subject }) else { Issue.record("no object"); return }
            #expect(object.lesson == "course/other")
        }
    }

    @Test func `a command that is interrupted withdraws its question`() async throws {
        let (asked, withdrawn) = (AsyncStream<Void>.makeStream(), AsyncStream<Void>.makeStream())
        let learner = ProxyStage.Learner { _ in
            asked.continuation.yield()
            // Until it is canceled.
            await withTaskCancellationHandler {
                for await _ in AsyncStream<Void>.makeStream().stream {}
            } onCancel: {
                withdrawn.continuation.yield()
            }
            return .yes
        }
        try await ProxyStage.with(learner) { stage in
            try await stage.setUp("docker run -d --name $U-up \(ProxyStage.image) sleep 1000")
            // Programs in the background ignore Ctrl-C, unless they are told not to.
            async let done = stage.learner(
                "env --default-signal=INT docker rm -f $U-up & until [ -e asked ]; do sleep 0.05; done; kill -INT $!; wait $!")
            for await _ in asked.stream { break }
            stage.folder.write([], to: "lesson/asked")
            for await _ in withdrawn.stream { break }
            #expect(try await done.status != 0)
            #expect(try await stage.setUp("docker inspect -f '{{.State.Running}}' $U-up") == "true")
        }
    }

    @Test func `the same question of several commands is asked once`() async throws {
        let gate = AsyncStream<Void>.makeStream()
        let learner = ProxyStage.Learner { _ in
            for await _ in gate.stream { break }
            return .yes
        }
        try await ProxyStage.with(learner) { stage in
            try await stage.setUp("docker run -d --name $U-up \(ProxyStage.image) sleep 1000")
            async let commands = stage.learner("for i in 1 2 3; do docker kill -s CONT $U-up & done; wait")
            try await eventually("the connections of the three commands") { stage.connections >= 3 }
            try await eventually("the question") { learner.questions.withLock { !$0.isEmpty } }
            gate.continuation.yield()
            #expect(try await commands.status == 0)
            #expect(learner.questions.withLock(\.count) == 1)
        }
    }

    @Test func `a pull or load that takes a foreign name asks, and a yes keeps it`() async throws {
        let learner = ProxyStage.Learner { _ in .yes }
        try await ProxyStage.with(learner) { stage in
            try await stage.setUp(
                "docker tag \(ProxyStage.image) $U-image:1; docker save -o saved.tar $U-image:1; printf 'FROM \(ProxyStage.image)\\nLABEL a=$U\\n' | docker build -q -t $U-image:1 -"
            )
            try await stage.make("docker load -i saved.tar")
            #expect(
                try await stage.setUp("docker image inspect -f '{{.Id}}' $U-image:1")
                    == stage.setUp("docker image inspect -f '{{.Id}}' \(ProxyStage.image)"))
            #expect(learner.questions.withLock { $0.map(\.action) } == [.replaceName])
        }
    }

    @Test func `an anonymous volume that came from a foreign container outlives the lesson's`() async throws {
        let learner = ProxyStage.Learner { question in question.action == .mount ? .yes : .no }
        try await ProxyStage.with(learner) { stage in
            try await stage.setUp("docker create --name $U-a -v /x \(ProxyStage.image)")
            let volume = try await stage.setUp("docker inspect -f '{{range .Mounts}}{{.Name}}{{end}}' $U-a")
            try await stage.make("for i in 1 2; do docker create --name $O-$i --volumes-from $U-a -v /y \(ProxyStage.image); done")
            try await stage.setUp("docker rm $U-a")
            #expect(try await stage.learner("docker rm -v $O-1").errors.contains("removing volume \(volume)"))
            try await stage.make("docker rm $O-1")
            #expect(try Removal(stage.options).run().kept == [])
            #expect(try await stage.setUp("docker volume rm \(volume)") == volume)
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
