import TestSupport
import Testing

@testable import DockerProxy

@Suite(.engine, .timeLimit(.minutes(10))) struct RemovalTests {
    @Test func `exactly what the lesson made is removed`() async throws {
        try await ProxyStage.with { stage in
            try await stage.makeForeignObjects()
            try await stage.make(
                """
                docker network create $O-net; docker run -d --name $O-up --network $O-net -v $O-data:/x -v /y \(ProxyStage.image) sleep 1000
                printf 'FROM \(ProxyStage.image)\\nLABEL a='$O'\\n' | docker build -q -t $O-image:1 -t $O-image:2 -; docker tag \(ProxyStage.image) $O-alias:1
                docker create --name $O-child $O-image:1
                """)
            let before = try await stage.foreign()
            #expect(try Removal(stage.options).run() == [:])
            #expect(stage.record.items(of: stage.options.lesson).isEmpty)
            let rest = "docker ps -aq --filter name=$O; docker network ls -q --filter name=$O; docker volume ls -q --filter name=$O"
            #expect(try await stage.setUp("\(rest); docker images -q --filter \"reference=$O*\"") == "")
            try await stage.expectUnchanged(before)
        }
    }

    @Test func `what can't be removed is named, and stays in the record`() async throws {
        try await ProxyStage.with { stage in
            try await stage.make("docker network create $O-net; docker volume create $O-data; docker volume create $O-gone")
            try await stage.setUp("docker run -d --name $U-up --network $O-net -v $O-data:/x \(ProxyStage.image) sleep 1000")
            // Someone else made a volume of the same name.
            try await stage.setUp("docker volume rm $O-gone; docker volume create $O-gone")
            let kept = try Removal(stage.options).run()
            #expect(kept.count == 2, "\(kept)")
            #expect(stage.record.items(of: stage.options.lesson) == Set(kept.keys))
            #expect(try await stage.setUp("docker volume ls -q --filter name=$O-gone") != "")
        }
    }

    @Test func `an engine that doesn't answer can't be checked, and nothing is forgotten`() throws {
        let folder = ScratchFolder()
        let record = try #require(Record(path: folder.path + "/record"))
        let items: Set<OwnedItem> = [.container(id: "c"), .volume(name: "v", nonce: "1"), .image(id: "sha256:1")]
        record.set(items, of: "l")
        let removal = Removal(ProxyOptions(engine: folder.path + "/none", lesson: "l", record: record, folders: []))
        #expect(throws: Removal.Unchecked.self) { try removal.run() }
        #expect(record.items(of: "l") == items)
    }
}
