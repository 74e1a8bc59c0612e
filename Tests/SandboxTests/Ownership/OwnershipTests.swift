import DockerCLI
import EngineValues
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Sandbox

@Suite(.timeLimit(.minutes(10))) struct OwnershipTests {
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
            let all = try await stage.user("ps", "-aq").text.split(separator: "\n").map(String.init)
            let lines: [[String]] = [
                ["system", "prune", "-af", "--volumes"], ["container", "prune", "-f"], ["network", "prune", "-f"],
                ["image", "prune", "-af"],
                ["volume", "prune", "-f"], ["rm", "-f"] + all, ["rm", "-f", "\(u)-up", "\(stage.prefix)-own"],
                ["stop", "-t", "0", "\(u)-up"],
                ["kill", "\(u)-up"], ["container", "rm", "\(u)-down"], ["rename", "\(u)-up", "x"], ["volume", "rm", "\(u)-data"],
                ["network", "rm", "\(u)-net"], ["rmi", "\(u)-image:1"], ["image", "rm", "-f", "\(u)-image:1"],
                ["run", "--rm", "--network", "none", "-v", "\(u)-data:/x", Stage.image, "touch", "/x/y"],
                ["run", "--rm", "--network", "none", "--mount", "src=\(u)-data,dst=/x", Stage.image, "touch", "/x/y"],
                ["tag", Stage.image, "\(u)-image:1"],
            ]
            for line in lines {
                let refused = try await stage.learner(line)
                #expect(refused.status == 1 && refused.output.isEmpty, "\(line)")
                #expect(
                    refused.errorText.contains("objects that this lesson did not create:")
                        && refused.errorText.contains("call docker by its full path"))
            }
            let names = try await stage.learner("rm", "-f", "\(u)-up", "\(stage.prefix)-own").errorText
            #expect(names.contains("container \(u)-up (running)") && !names.contains("container \(stage.prefix)-own"))
            #expect(try await stage.foreignThings() == before)
            #expect(try await stage.owned() == ["container \(stage.prefix)-own"])
        }
    }

    @Test func `at a terminal the learner is asked, and only yes runs the command`() async throws {
        try await Stage.with { stage in
            try await stage.user("create", "--name", "\(stage.prefix)-user-down", Stage.image, "true")
            let no = try await stage.learner(["rm", "\(stage.prefix)-user-down"], answering: "n")
            #expect(no.status == 1 && no.text.contains("[y/N]") && no.text.contains("Not run."))
            #expect(try await stage.foreignThings().count == 1)
            let yes = try await stage.learner(["rm", "\(stage.prefix)-user-down"], answering: "y")
            #expect(yes.status == 0)
            #expect(try await stage.foreignThings().isEmpty)
        }
    }

    @Test func `no question is asked about the lesson's own objects`() async throws {
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

    @Test func `a volume shared with a foreign container doesn't become the lesson's`() async throws {
        try await Stage.with { stage in
            let p = stage.prefix
            try await stage.user("create", "--name", "\(p)-user-up", "-v", "/data", Stage.image, "true")
            let line = ["create", "--name", "\(p)-guest", "--volumes-from", "\(p)-user-up", Stage.image, "true"]
            #expect(try await stage.learner(line).isSuccess == false)
            try await stage.learner(line, answering: "y")
            #expect(try await stage.owned() == ["container \(p)-guest"])
            #expect(try await stage.learner("rm", "\(p)-guest").isSuccess)
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

    @Test func `objects created outside calf are reported once and can be claimed, and disclaimed`() async throws {
        try await Stage.with { stage in
            let p = stage.prefix
            try await stage.user("create", "--name", "\(p)-before", Stage.image, "true")
            var newcomers = Newcomers(knowing: try await stage.objects())
            try await stage.user("create", "--name", "\(p)-past", Stage.image, "true")
            try await stage.user("volume", "create", "\(p)-pastvolume")
            try await stage.learner("create", "--name", "\(p)-own", Stage.image, "true")
            let seen = newcomers.strangers(among: try await stage.objects()).filter { $0.name.hasPrefix(p) }
            #expect(seen.map(\.name).sorted() == ["\(p)-past", "\(p)-pastvolume"])
            newcomers.know(seen)
            #expect(newcomers.strangers(among: try await stage.objects()).filter { $0.name.hasPrefix(p) }.isEmpty)
            try await stage.journal.claim(seen, for: stage.scope, on: stage.engine)
            let all = ["container \(p)-own", "container \(p)-past", "volume \(p)-pastvolume"]
            #expect(try await stage.owned() == all)
            try await stage.journal.claim(seen, for: stage.scope, on: stage.engine, isOwned: false)
            #expect(try await stage.owned() == ["container \(p)-own"])
            try await stage.journal.claim(seen, for: stage.scope, on: stage.engine)
            #expect(try await stage.owned() == all)
            #expect(try await stage.leave().kept.isEmpty)
            #expect(try await stage.user("ps", "-aq", "--filter", "name=\(p)-before").text.isEmpty == false)
        }
    }

    @Test func `a claimed image is removed with the lesson, and a later volume of the same name stays foreign`() async throws {
        try await Stage.with { stage in
            let p = stage.prefix
            let newcomers = Newcomers(knowing: try await stage.objects())
            try await stage.user("volume", "create", "\(p)-data")
            let dockerfile = Array("FROM \(Stage.image)\nLABEL x=\(p)\n".utf8)
            let build = ["build", "-t", "\(p)-built:1", "-"]
            try #require(await stage.engine.attempt(build, within: .seconds(60), input: dockerfile).isSuccess)
            let id = try await stage.user("image", "inspect", "--format", "{{.Id}}", "\(p)-built:1").text.filter { !$0.isNewline }
            let found = newcomers.strangers(among: try await stage.objects(), images: [id]).filter { $0.name.hasPrefix(p) }
            try await stage.journal.claim(found, for: stage.scope, on: stage.engine)
            #expect(try await stage.owned() == ["image \(p)-built:1", "volume \(p)-data"])
            // The engine records creation times in whole seconds.
            try await Task.sleep(for: .seconds(1.1))
            try await stage.user("volume", "rm", "\(p)-data")
            try await stage.user("volume", "create", "\(p)-data")
            #expect(try await stage.owned() == ["image \(p)-built:1"])
            #expect(try await stage.leave().kept.isEmpty)
            #expect(try await stage.user("image", "inspect", "\(p)-built:1").isSuccess == false)
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
            for kept in report.kept {
                guard case .refused(let words) = kept.reason else { continue }
                #expect(words.contains("in use") || words.contains("active endpoints"))
            }
            #expect(try await stage.foreignThings().contains { $0.contains("running") })
        }
    }

    @Test func `a taken name is reported with its owner`() async throws {
        try await Stage.with { stage in
            let p = stage.prefix
            try await stage.user("create", "--name", "\(p)-user-web", Stage.image, "true")
            let refusal = try await stage.learner("create", "--name", "\(p)-user-web", Stage.image, "true")
            let read = try #require(NameConflict.read(refusal.errorText))
            #expect(read.kind == .container && read.name == "\(p)-user-web")
            let conflict = try #require(
                try await NameConflict.find(.container, named: read.name, for: stage.scope, engine: stage.engine, journal: stage.journal))
            #expect(conflict.owner == .user && conflict.wayOut == "docker rename \(p)-user-web \(p)-user-web-mine")
            try await stage.learner("network", "create", "\(p)-n")
            let network = try await stage.learner("network", "create", "\(p)-n")
            #expect(try #require(NameConflict.read(network.errorText)).name == "\(p)-n")
            let own = try await NameConflict.find(.network, named: "\(p)-n", for: stage.scope, engine: stage.engine, journal: stage.journal)
            #expect(own?.owner == .lesson)
            #expect(
                try await NameConflict.find(.volume, named: "\(p)-x", for: stage.scope, engine: stage.engine, journal: stage.journal) == nil
            )
        }
    }

    @Test func `a data directory has the same identity before and after it is created, by any path`() throws {
        let folder = ScratchFolder()
        try #require(symlink(folder.path, folder.path + "/link") == 0)
        func home(_ path: String) -> String {
            LessonScope(course: "c", lesson: "l", directories: Directories(environment: ["CALF_HOME": path])).home
        }
        let before = home(folder.path + "/link/a/b")
        try FileSystem.makeDirectories(folder.path + "/a/b/data")
        #expect(home(folder.path + "/link/a/b") == before && home(folder.path + "/a/b") == before)
        #expect(home(folder.path + "/a/c") != before)
    }

    @Test func `objects of a deleted data directory are found by any other and removed on request`() async throws {
        try await Stage.with { other in
            try await Stage.with(lesson: "left\(UInt32.random(in: 0...UInt32.max))", isClassic: false) { stage in
                let p = stage.prefix
                try await stage.learner("run", "-d", "--name", "\(p)-web", "--network", "none", "-v", "/x", Stage.image, "sleep", "1000")
                try await stage.learner("volume", "create", "\(p)-data")
                let folder = ScratchFolder()
                folder.write("services: { web: { image: '\(Stage.image)', command: sleep 1000 } }\n".utf8, to: "compose.yaml")
                try await stage.learner(["compose", "up", "-d"], folder: folder.path)
                func abandoned() async throws -> [OwnedObject] {
                    try await OwnedObjects.read(from: other.engine, journal: other.journal).abandoned(on: other.engine)
                        .filter { $0.lesson == stage.scope.name || $0.lesson == stage.scope.project }
                }
                #expect(try await abandoned().isEmpty)
                try FileSystem.remove(stage.directories.data)
                try FileSystem.remove(folder.path)
                let found = try await abandoned()
                let named = found.map(\.shownName).filter { $0.hasPrefix(p) || $0.hasPrefix("calf-") }
                let project = stage.scope.project
                #expect(named.sorted() == ["\(p)-data", "\(p)-web", "\(project)-web-1", "\(project)_default"].sorted())
                #expect(found.filter(\.object.isAnonymousVolume).count == 1)
                #expect(try await OwnedObjects(owned: found).remove(from: other.engine, journal: other.journal).kept.isEmpty)
                #expect(try await abandoned().isEmpty)
            }
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

    @Test func `each engine has one lock of each kind, and others wait for it`() async throws {
        let id = "test \(UInt32.random(in: 0...UInt32.max))"
        let first = try await EngineLock.take(.images, ofEngine: id)
        // A lock of another kind or of another engine is free.
        _ = try await EngineLock.take(.undeclaredNames, ofEngine: id) { Issue.record("it waits for a lock of another kind") }
        _ = try await EngineLock.take(.images, ofEngine: id + " other") { Issue.record("it waits for another engine's lock") }
        let (waits, sink) = AsyncStream<Void>.makeStream()
        let second = Task {
            let lock = try await EngineLock.take(.images, ofEngine: id) { sink.yield() }
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
        let first = try await EngineLock.take(.images, ofEngine: id)
        let order = Mutex<[String]>([])
        let (waits, sink) = AsyncStream<Void>.makeStream()
        let other = Task {
            let lock = try await EngineLock.take(.images, ofEngine: id) { sink.yield() }
            order.withLock { $0.append("other") }
            _ = consume lock
        }
        var iterator = waits.makeAsyncIterator()
        await iterator.next()
        _ = consume first
        _ = try await EngineLock.take(.images, ofEngine: id)
        order.withLock { $0.append("again") }
        try await other.value
        #expect(order.withLock { $0 } == ["other", "again"])
    }
}
