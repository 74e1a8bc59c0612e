import Course
import DockerCLI
import DockerProxy
import EngineValues
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Sandbox

@Suite(.engine, .timeLimit(.minutes(10))) struct OwnershipTests {
    private typealias Stage = OwnershipStage

    @Test func `objects created in a lesson are recognized and removed with it, and nothing else is`() async throws {
        try await Stage.with { stage in
            try await stage.makeForeignThings()
            let before = try await stage.foreignThings()
            let p = stage.prefix
            try await stage.learner("network", "create", "\(p)-net")
            try await stage.learner("volume", "create", "\(p)-explicit")
            let run = ["run", "-d", "--name", "\(p)-web", "--network", "\(p)-net", "-v", "\(p)-implicit:/x", "-v", "/anonymous"]
            try #require(
                await stage.learner(run + ["--mount", "type=volume,src=\(p)-mounted,dst=/m", Stage.image, "sleep", "1000"]).isSuccess)
            try await stage.learner("container", "create", "--name", "\(p)-idle", Stage.image, "true")
            let objects = try await stage.objects()
            let anonymous = try #require(objects.owned(.volume).first { $0.object.isAnonymousVolume })
            #expect(
                try await stage.owned()
                    == [
                        "container \(p)-idle", "container \(p)-web", "network \(p)-net", "volume \(anonymous.object.shortID)",
                        "volume \(p)-explicit",
                        "volume \(p)-implicit", "volume \(p)-mounted",
                    ].sorted())
            let report = try await stage.leave()
            #expect(report.kept.isEmpty && report.removed.count == 7)
            #expect(try await stage.owned() == [])
            #expect(try await stage.user("volume", "ls", "-q").text.contains(anonymous.object.id) == false)
            #expect(try await stage.foreignThings() == before)
        }
    }

    @Test func `commands that affect foreign objects are refused without a terminal, and the objects survive`() async throws {
        try await Stage.with { stage in
            try await stage.makeForeignThings()
            let before = try await stage.foreignThings()
            let u = "\(stage.prefix)-user"
            try await stage.learner("create", "--name", "\(stage.prefix)-own", Stage.image, "true")
            let lines: [[String]] = [
                ["system", "prune", "-af", "--volumes"], ["container", "prune", "-f"], ["network", "prune", "-f"],
                ["image", "prune", "-af"],
                ["volume", "prune", "-f"], ["rm", "-f", "\(u)-up", "\(stage.prefix)-own"],
                ["stop", "-t", "0", "\(u)-up"],
                ["kill", "\(u)-up"], ["container", "rm", "\(u)-down"], ["rename", "\(u)-up", "x"], ["volume", "rm", "\(u)-data"],
                ["network", "rm", "\(u)-net"], ["rmi", "\(u)-image:1"], ["image", "rm", "-f", "\(u)-image:1"],
                ["run", "--rm", "--network", "none", "-v", "\(u)-data:/x", Stage.image, "touch", "/x/y"],
                ["run", "--rm", "--network", "none", "--mount", "src=\(u)-data,dst=/x", Stage.image, "touch", "/x/y"],
                ["tag", Stage.image, "\(u)-image:1"],
            ]
            for line in lines {
                let refused = try await stage.learner(line)
                // A prune removes what is the lesson's, and says that it removed nothing else.
                if !line.contains("prune") { #expect(refused.status != 0 && refused.errorText.contains("isn't allowed here"), "\(line)") }
            }
            #expect(try await stage.foreignThings() == before)
        }
    }

    @Test func `nothing is refused about the lesson's own objects`() async throws {
        try await Stage.with { stage in
            let p = stage.prefix
            try await stage.learner("run", "-d", "--network", "none", "--name", "\(p)-web", "-v", "/x", Stage.image, "sleep", "1000")
            let volume = try #require(try await stage.objects().owned(.volume).first)
            #expect(try await stage.learner("stop", "-t", "0", "\(p)-web").isSuccess)
            #expect(try await stage.learner("rm", "\(p)-web").isSuccess)
            // Its anonymous volume outlives it, and is still known.
            #expect(try await stage.owned() == ["volume \(volume.object.shortID)"])
            #expect(try await stage.learner("volume", "rm", volume.object.id).isSuccess)
            try await stage.learner("volume", "create", "\(p)-v")
            #expect(try await stage.learner("volume", "rm", "\(p)-v").isSuccess)
            try await stage.learner("network", "create", "\(p)-n")
            #expect(try await stage.learner("network", "rm", "\(p)-n").isSuccess)
            #expect(try await stage.owned() == [])
        }
    }

    @Test(arguments: ["Ünï \"x\", 1", "a=b,c", "tab\there", "--rm"]) func `unusual lesson names work`(lesson: String)
        async throws
    {
        try await Stage.with(lesson: lesson) { stage in
            let p = stage.prefix
            let line = [
                "create", "--name", "\(p)_A.-b", "--mount", "type=volume,src=\(p).V_-1,dst=/x", "-v", "\(p)_w:/y", Stage.image, "true",
            ]
            try #require(await stage.learner(line).isSuccess)
            try await stage.learner("network", "create", "\(p) n%t/é")
            #expect(try await stage.objects().owned.count == 4)
            #expect(try await stage.leave().kept.isEmpty)
            #expect(try await stage.objects().isEmpty)
        }
    }

    @Test func `objects of another data directory are foreign`() async throws {
        try await Stage.with { first in
            try await Stage.with { second in
                try await first.learner("create", "--name", "\(first.prefix)-c", Stage.image, "true")
                #expect(try await second.objects().foreign.contains { $0.name == "\(first.prefix)-c" })
                #expect(try await second.learner("rm", "\(first.prefix)-c").status == 1)
                #expect(try await second.owned() == [])
            }
        }
    }

    @Test func `three learners on one engine see and remove only their own, and what is beside their lessons stays`() async throws {
        try await Stage.with(isClassic: false) { first in
            try await Stage.with(isClassic: false) { second in
                try await Stage.with(isClassic: false) { third in
                    let stages = [first, second, third]
                    for stage in stages { try await stage.makeForeignThings() }
                    let before = try await foreignThings(stages)
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        for stage in stages { group.addTask { try await work(in: stage) } }
                        try await group.waitForAll()
                    }
                    for stage in stages {
                        var seen = Inventory()
                        let scope = InventoryScope(course: "tests", lesson: "ownership", directories: stage.directories)
                        try await InventoryReader(engine: stage.engine, scope: scope).read(Set(Inventory.Kind.allCases), into: &seen)
                        #expect(seen.lessonPart.containers.map(\.name) == ["\(stage.prefix)-web"])
                        #expect(Set(seen.lessonPart.volumes.map(\.name)) == ["\(stage.prefix)-data"])
                    }
                    for (index, stage) in stages.enumerated() {
                        #expect(try await stage.leave().kept.isEmpty)
                        #expect(try await stage.owned() == [])
                        for other in stages[(index + 1)...] { #expect(try await other.owned().count == 4) }
                    }
                    #expect(try await foreignThings(stages) == before)
                }
            }
        }
    }

    private func foreignThings(_ stages: [Stage]) async throws -> [String] {
        var all: [String] = []
        for stage in stages { all += try await stage.foreignThings() }
        return all
    }

    /// What a learner does in a lesson: afterwards, there are a container, a network, a volume, and an image.
    private func work(in stage: Stage) async throws {
        let p = stage.prefix
        let folder = ScratchFolder()
        folder.write("FROM \(Stage.image)\nLABEL of=\(p)\n".utf8, to: "Dockerfile")
        for words in [
            ["network", "create", "\(p)-net"], ["build", "-q", "-t", "\(p)-shop", folder.path],
            ["run", "-d", "--init", "--name", "\(p)-web", "--network", "\(p)-net", "-v", "\(p)-data:/x", "\(p)-shop", "sleep", "1000"],
            ["exec", "\(p)-web", "touch", "/x/y"], ["restart", "-t", "0", "\(p)-web"], ["run", "--rm", "\(p)-shop", "true"],
            ["create", "--name", "\(p)-idle", "\(p)-shop"], ["container", "prune", "-f"], ["system", "prune", "-af", "--volumes"],
        ] {
            let done = try await stage.learner(words)
            #expect(done.isSuccess, "\(words): \(done.errorText)")
        }
    }

    @Test func `a later volume of the same name stays foreign`() async throws {
        try await Stage.with { stage in
            let name = "\(stage.prefix)-data"
            try await stage.learner("volume", "create", name)
            #expect(try await stage.owned() == ["volume \(name)"])
            try await stage.user("volume", "rm", name)
            try await stage.user("volume", "create", name)
            #expect(try await stage.owned() == [])
        }
    }

    @Test func `objects that others still use are kept, with the reason`() async throws {
        try await Stage.with { stage in
            let p = stage.prefix
            try await stage.learner("volume", "create", "\(p)-v")
            try await stage.learner("network", "create", "\(p)-n")
            try await stage.user(
                "run", "-d", "--name", "\(p)-user-up", "-v", "\(p)-v:/x", "--network", "\(p)-n", Stage.image, "sleep", "1000")
            let report = try await stage.leave()
            #expect(report.removed.isEmpty && report.kept.map(\.object.shownName).sorted() == ["\(p)-n", "\(p)-v"])
            #expect(report.kept.map(\.reason).allSatisfy { $0.contains("in use") || $0.contains("active endpoints") })
            #expect(try await stage.foreignThings().contains { $0.contains("running") })
        }
    }

    @Test func `a name of the lesson's that someone else has is reported with the owner, while it lasts`() async throws {
        try await Stage.with { stage in
            let p = stage.prefix
            let names = ["web", "net", "data", "shop", "own"].map { "\(p)-user-\($0)" }
            try await stage.user("create", "--name", names[0], Stage.image, "true")
            try await stage.user("network", "create", names[1])
            try await stage.user("volume", "create", names[2])
            try await stage.user("tag", Stage.image, "\(names[3]):2")
            try await stage.learner("create", "--name", names[4], Stage.image, "true")
            let scope = InventoryScope(course: "tests", lesson: "ownership", names: names, directories: stage.directories)
            func conflicts() async throws -> [NameConflict] {
                var inventory = Inventory()
                try await InventoryReader(engine: stage.engine, scope: scope).read(Set(Inventory.Kind.allCases), into: &inventory)
                return scope.conflicts(in: inventory)
            }
            let found = try await conflicts()
            #expect(found.map(\.object.name) == [names[0], names[1], names[2], "\(names[3]):2"])
            #expect(found.allSatisfy { $0.owner == .user })
            #expect(
                found.map(\.wayOut)
                    == ["docker rename \(names[0]) \(names[0])-mine", nil, nil, "docker tag \(names[3]):2 \(names[3]):2-mine"])
            try await stage.user("rename", names[0], "\(names[0])-mine")
            try stage.scope.record.open().set([.network(id: found[1].object.id)], of: "tests/other")
            #expect(try await conflicts().first?.owner == .otherLesson("tests/other"))
        }
    }

    @Test func `a data directory has the same identity before and after it is created, by any path`() throws {
        let folder = ScratchFolder()
        try #require(symlink(folder.path, folder.path + "/link") == 0)
        func project(_ path: String) -> String {
            LessonScope(course: "c", lesson: "l", directories: Directories(environment: ["CALF_HOME": path])).project
        }
        let before = project(folder.path + "/link/a/b")
        try FileSystem.makeDirectories(folder.path + "/a/b/data")
        #expect(project(folder.path + "/link/a/b") == before && project(folder.path + "/a/b") == before)
        #expect(project(folder.path + "/a/c") != before)
    }

    @Test func `objects of a deleted data directory are found by any other, and removed on request`() async throws {
        try await Stage.with { other in
            try await Stage.with(lesson: "left\(UInt32.random(in: 0...UInt32.max))", isClassic: false) { stage in
                let p = stage.prefix
                try await stage.learner("run", "-d", "--name", "\(p)-web", "--network", "none", "-v", "/x", Stage.image, "sleep", "1000")
                try await stage.learner("volume", "create", "\(p)-data")
                func abandoned() async throws -> [OwnedObject] {
                    try await OwnedObjects.read(from: other.engine, other.scope.record).abandoned(other.scope.record)
                        .filter { $0.object.name.hasPrefix(p) }
                }
                #expect(try await abandoned().isEmpty)
                try FileSystem.remove(stage.directories.data)
                let found = try await abandoned()
                #expect(found.map(\.shownName).sorted() == ["\(p)-data", "\(p)-web"])
                let report = try await OwnedObjects.remove(abandoned: found, from: other.engine, other.scope.record)
                #expect(report.kept.isEmpty)
                #expect(try await abandoned().isEmpty)
            }
        }
    }

    @Test func `objects of the same directory on another machine are no leftovers`() async throws {
        try await Stage.with { stage in
            let path = try #require(DataLabel.path(stage.scope.record.data))
            // Earlier versions identified an installation by a hash of the path alone.
            let labels = ["io.calf.data=0123abcd:\(path)", "io.calf.home=\(ContentHash(of: path).hex(digits: 12))"]
            try await stage.user(["volume", "create", "\(stage.prefix)-user-data"] + labels.flatMap { ["--label", $0] })
            let abandoned = try await stage.objects().abandoned(stage.scope.record)
            #expect(!abandoned.contains { $0.object.name == "\(stage.prefix)-user-data" })
        }
    }

    @Test func `what stays of one removal of leftovers isn't part of the next`() async throws {
        try await Stage.with { stage in
            let (record, name) = (stage.scope.record, "\(stage.prefix)-user-data")
            let label = ["--label", "io.calf.data=\(record.data)"]
            try await stage.user(["volume", "create", name] + label)
            try await stage.user("create", "--name", "\(stage.prefix)-user-uses", "-v", "\(name):/x", Stage.image)
            func removeAll() async throws -> RemovalReport {
                let found = try await stage.objects().abandoned(record).filter { $0.object.name.hasPrefix(stage.prefix) }
                return try await OwnedObjects.remove(abandoned: found, from: stage.engine, record)
            }
            #expect(try await removeAll().kept.map(\.object.object.name) == [name])
            // Now the user removes it, and makes one of their own with that name.
            try await stage.user("rm", "\(stage.prefix)-user-uses")
            try await stage.user("volume", "rm", name)
            try await stage.user("volume", "create", name)
            try await stage.user(["network", "create", "\(stage.prefix)-user-net"] + label)
            #expect(try await removeAll().removed.map(\.object.name) == ["\(stage.prefix)-user-net"])
            #expect(try await stage.user("volume", "inspect", name).isSuccess)
            #expect(try record.ownership().lessons.isEmpty)
        }
    }

    @Test func `a directory counts as deleted only on its own machine`() throws {
        let folder = ScratchFolder()
        #expect(!DataLabel.isAbandoned(DataLabel.text(folder.path)))
        #expect(DataLabel.isAbandoned(DataLabel.text(folder.path + "/gone")))
        #expect(!DataLabel.isAbandoned("0123abcd:" + folder.path + "/gone"))
        #expect(!DataLabel.isAbandoned("") && !DataLabel.isAbandoned("/gone"))
        // A check's own directory stays when it is killed.
        for (process, isGone) in [("\(getpid())", false), ("99999999", true)] {
            try FileSystem.makeDirectories(folder.path + "/trying/\(process)-1")
            #expect(DataLabel.isAbandoned(DataLabel.text(folder.path + "/trying/\(process)-1")) == isGone)
        }
    }

    @Test func `each engine has one lock, and others wait for it`() async throws {
        let id = "test \(UInt32.random(in: 0...UInt32.max))"
        let first = try await EngineLock.take(ofEngine: id)
        _ = try await EngineLock.take(ofEngine: id + " other") { Issue.record("it waits for another engine's lock") }
        let (waits, sink) = AsyncStream<Void>.makeStream()
        let second = Task {
            let lock = try await EngineLock.take(ofEngine: id) { sink.yield() }
            _ = consume lock
            return true
        }
        var iterator = waits.makeAsyncIterator()
        await iterator.next()
        _ = consume first
        #expect(try await second.value)
    }

    @Test func `a process that wants a lock again waits behind those already waiting`() async throws {
        let id = "test \(UInt32.random(in: 0...UInt32.max))"
        let first = try await EngineLock.take(ofEngine: id)
        let order = Mutex<[String]>([])
        let (waits, sink) = AsyncStream<Void>.makeStream()
        let other = Task {
            let lock = try await EngineLock.take(ofEngine: id) { sink.yield() }
            order.withLock { $0.append("other") }
            _ = consume lock
        }
        var iterator = waits.makeAsyncIterator()
        await iterator.next()
        _ = consume first
        _ = try await EngineLock.take(ofEngine: id)
        order.withLock { $0.append("again") }
        try await other.value
        #expect(order.withLock { $0 } == ["other", "again"])
    }
}
