import TestSupport
import Testing

@testable import DockerProxy

/// Faults of the engine while requests are on their way.
@Suite(.engine, .timeLimit(.minutes(10))) struct EngineFaultTests {
    enum Fault: CaseIterable { case kill, restart, freeze }

    /// Ten operations: what is made, if anything, and how. `@` is a number. The foreign objects survive the last three.
    private static let operations = [
        ("container c@", "docker create --name $O-c@ \(ProxyStage.image)"),
        ("container r@", "docker run -d --name $O-r@ --network none -v $O-rv@:/x \(ProxyStage.image) sleep 1000"),
        ("volume v@", "docker volume create $O-v@"),
        ("network n@", "docker network create $O-n@"),
        ("image t@:1", "docker tag \(ProxyStage.image) $O-t@:1"),
        ("image b@:1", "printf 'FROM \(ProxyStage.image)\\nLABEL a=@\\n' | docker build -q -t $O-b@:1 -"),
        ("image k@:1", "docker commit $O-idle $O-k@:1"),
        ("", "docker rm -f $U-up"), ("", "docker volume rm -f $U-empty"), ("", "docker rmi -f $U-built:1"),
    ]

    @Test(arguments: Fault.allCases)
    func `no ownership is gained or lost when the engine fails amid ten operations`(fault: Fault) async throws {
        let engine = try await ScratchEngine()
        try await ProxyStage.with(engine: engine) { stage in
            let source = EngineVariables.all["DOCKER_HOST"] ?? "unix:///var/run/docker.sock"
            try await stage.setUp("docker --host \(source) save \(ProxyStage.image) | docker load -q")
            try await stage.makeForeignObjects()
            try await stage.makeOwnObjects()
            let foreign = try await objects(stage).filter { $0.name.hasPrefix("user") }
            var made: Set = ["container idle", "network net", "volume data", "image image:1"]
            for round in 1...3 {
                let operations = Self.operations.map { ($0.0.replacing("@", with: "\(round)"), $0.1.replacing("@", with: "\(round)")) }
                made.formUnion(
                    try await withThrowingTaskGroup(of: String?.self, returning: [String].self) { group in
                        for (name, line) in operations { group.addTask { try await stage.learner(line).status == 0 ? name : nil } }
                        // At another moment in each round.
                        try await Moment.pass(.milliseconds(round * 60))
                        switch fault {
                        case .kill: engine.crash()
                        case .restart: engine.stop()
                        case .freeze: engine.freeze()
                        }
                        try await Moment.pass(.milliseconds(300))
                        if fault == .freeze { engine.thaw() } else { try await engine.start() }
                        return try await group.reduce(into: []) { if let name = $1 { $0.append(name) } }
                    })
                #expect(!made.contains(""), "a foreign object was removed")
                let found = try await objects(stage)
                let names = Set(found.map { "\($0.kind) \($0.name)" })
                #expect(Set(foreign.map { "\($0.kind) \($0.name)" }).isSubset(of: names))
                for object in found {
                    let (isOwned, text) = (isOwned(object, stage), "\(object.kind) \(object.name)")
                    #expect(!object.name.hasPrefix("user") || !isOwned, "gained: \(text)")
                    #expect(!made.contains("\(object.kind) \(object.name.dropFirst("own-".count))") || isOwned, "lost: \(text)")
                }
            }
            // If the engine hangs for a moment only, everything succeeds.
            #expect(fault != .freeze || made.count == 4 + 7 * 3, "\(made)")
            _ = try Removal(stage.options).run()
            #expect(Set(try await objects(stage).map(\.id)).isSuperset(of: foreign.map(\.id)))
        }
    }

    private struct Object {
        var kind: String
        var id: String
        /// Without the stage's prefix.
        var name: String
    }

    private func objects(_ stage: ProxyStage) async throws -> [Object] {
        let text = try await stage.setUp(
            """
            docker ps -a --no-trunc --format 'container {{.ID}} {{.Names}}'; docker network ls --no-trunc --format 'network {{.ID}} {{.Name}}'
            docker volume ls --format 'volume {{.Name}} {{.Name}}'; docker images --no-trunc --format 'image {{.ID}} {{.Repository}}:{{.Tag}}'
            """)
        return text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ").map(String.init)
            guard words.count == 3, words[2].hasPrefix(stage.prefix + "-") else { return nil }
            return Object(kind: words[0], id: words[1], name: String(words[2].dropFirst(stage.prefix.count + 1)))
        }
    }

    private func isOwned(_ object: Object, _ stage: ProxyStage) -> Bool {
        stage.record.items(of: stage.options.lesson).contains { item in
            switch item.kind {
            case .container, .network, .volume: object.kind == item.kind.rawValue && object.id == item.key
            case .name: object.kind == "image" && object.id == item.mark && item.key.hasSuffix(object.name)
            case .image, .sharedImage: false
            }
        }
    }
}
