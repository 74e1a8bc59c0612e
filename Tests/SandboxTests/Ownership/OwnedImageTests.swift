import DockerCLI
import EngineValues
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Sandbox

@Suite(.engine, .timeLimit(.minutes(10))) struct OwnedImageTests {
    private typealias Stage = OwnershipStage

    /// A build folder, with these lines after `FROM`.
    private func context(_ lines: String, from image: String = Stage.image) -> ScratchFolder {
        let folder = ScratchFolder()
        folder.write("FROM \(image)\n\(lines)\n".utf8, to: "Dockerfile")
        return folder
    }

    @Test(arguments: ["--quiet", "--quiet=false"])
    func `a built image is removed with its steps and names, and its base image stays`(option: String) async throws {
        try await Stage.with { stage in
            let p = stage.prefix
            let folder = context("RUN echo \(p) > /a\nRUN echo 2 > /b\nCMD [\"true\"]")
            let words = ["build", option, "--network", "none", "-t", "\(p)-shop:1", "-t", "\(p)-shop:2", folder.path]
            try #require(await stage.learner(words).isSuccess)
            let images = try await stage.objects().owned(.image)
            #expect(images.count == 3)
            #expect(
                images.contains { $0.shownName == "\(p)-shop:1, \(p)-shop:2" }
                    || images.contains { $0.shownName == "\(p)-shop:2, \(p)-shop:1" })
            #expect(
                try await stage.user("image", "inspect", "--format", "{{json .Config.Labels}}", "\(p)-shop:1").text.contains(
                    "io.calf.lesson") == false)
            #expect(try await stage.leave().kept.isEmpty)
            #expect(try await stage.user("images", "-q", "\(p)-shop").text == "")
            #expect(try await stage.user("images", "-q", Stage.image).text != "")
        }
    }

    @Test func `the steps of all stages are removed`() async throws {
        try await Stage.with { stage in
            let p = stage.prefix
            let folder = context("RUN echo \(p) > /a\nFROM \(Stage.image)\nCOPY --from=0 /a /b", from: "\(Stage.image) AS maker")
            for words in [["-t", "\(p)-shop", folder.path], ["-f", "\(folder.path)/Dockerfile", folder.path]] {
                try #require(await stage.learner(["build", "--network", "none"] + words).isSuccess)
                #expect(try await stage.objects().owned(.image).count > 1)
                #expect(try await stage.leave().kept.isEmpty)
            }
        }
    }

    @Test func `steps built within one second are removed, in whatever order docker lists them`() async throws {
        try await Stage.with { stage in
            let p = stage.prefix
            let folder = context((1...12).map { "ENV STEP\($0)=\(p)" }.joined(separator: "\n"))
            try #require(await stage.learner("build", "--network", "none", "-t", "\(p)-shop", folder.path).isSuccess)
            #expect(try await stage.leave().kept.isEmpty)
            #expect(try await stage.objects().isEmpty)
        }
    }

    @Test func `a failed build leaves nothing on the engine`() async throws {
        try await Stage.with { stage in
            let p = stage.prefix
            let folder = context("RUN echo \(p) > /a\nRUN exit 7")
            let failed = try await stage.learner("build", "--network", "none", "-t", "\(p)-bad", folder.path)
            #expect(failed.status == 7)
            let owned = try await stage.objects()
            #expect(owned.owned(.container).count == 1 && !owned.owned(.image).isEmpty, "\(owned.owned)")
            #expect(try await stage.leave().kept.isEmpty)
            #expect(try await stage.objects().isEmpty)
        }
    }

    @Test(arguments: [true, false])
    func `a built image is seen by watchers, and again when its name comes back`(isClassic: Bool) async throws {
        try await Stage.with(isClassic: isClassic) { stage in
            let shop = "\(stage.prefix)-shop"
            let folder = context("RUN echo \(shop) > /a")
            let seen = Mutex(Inventory())
            let scope = InventoryScope(course: "tests", lesson: "ownership", directories: stage.directories)
            let watch = EngineWatch(scope: scope, environment: stage.engine.environment) { report in
                if case .holds(let inventory) = report { seen.withLock { $0 = inventory } }
            }
            func isSeen() -> Bool {
                seen.withLock { $0.images.contains { $0.isLessons && $0.names.contains { $0.hasPrefix(shop) } } }
            }
            await watch.start()
            for _ in 1...2 {
                try #require(await stage.learner("build", "--network", "none", "-t", shop, folder.path).isSuccess)
                try await eventually("the built image") { isSeen() }
                try #require(await stage.learner("rmi", "--no-prune", shop).isSuccess)
                try await eventually("the removal of the image") { !isSeen() }
            }
            await watch.stop()
        }
    }

    @Test func `if a build produces an image the user already has, only the name is removed`() async throws {
        try await Stage.with { stage in
            let p = stage.prefix
            let folder = context("RUN echo \(p) > /a")
            try #require(await stage.user("build", "--network", "none", "-t", "\(p)-user-image", folder.path).isSuccess)
            let before = try await stage.foreignThings()
            try #require(await stage.learner("build", "--network", "none", "-t", "\(p)-shop", folder.path).isSuccess)
            let image = try #require(try await stage.objects().owned(.image).first)
            #expect(image.names == ["\(p)-shop:latest"])
            #expect(try await stage.leave().kept.isEmpty)
            #expect(try await stage.foreignThings() == before)
            #expect(try await stage.user("images", "-q", "\(p)-shop").text == "")
        }
    }

    @Test(arguments: [false, true], [false, true])
    func `two learners who build the same image each remove their own name, and the last one the image`(
        isClassic: Bool, isFirstToLeave: Bool
    ) async throws {
        try await Stage.with(isClassic: isClassic) { first in
            try await Stage.with(isClassic: isClassic) { second in
                let folder = context("RUN echo \(first.prefix) > /a\nCMD [\"true\"]")
                var ids: [String] = []
                for stage in [first, second] {
                    let name = "\(stage.prefix)-shop"
                    try #require(await stage.learner("build", "--network", "none", "-t", name, folder.path).isSuccess)
                    ids.append(try await stage.user("images", "-q", name).text)
                }
                try #require(ids[0] == ids[1] && !ids[0].isEmpty)
                for (one, other) in [(first, second), (second, first)] {
                    let foreign = try await one.learner("rmi", "--no-prune", "\(other.prefix)-shop")
                    #expect(!foreign.isSuccess, "the name is another learner's")
                }
                let (leaver, stayer) = isFirstToLeave ? (first, second) : (second, first)
                #expect(try await leaver.leave().kept.allSatisfy { !$0.isTrouble })
                #expect(try await stayer.user("images", "-q", "\(stayer.prefix)-shop").text == ids[0])
                let removed = try await stayer.learner("rmi", "--no-prune", "\(stayer.prefix)-shop")
                #expect(removed.isSuccess, "\(removed.errorText)")
                #expect(try await !stayer.user("images", "-aq").text.contains(ids[0]))
                for stage in [first, second] { #expect(try await stage.leave().kept.isEmpty) }
            }
        }
    }

    @Test func `an untagged image that someone keeps isn't removed by a learner who builds the same one`() async throws {
        try await Stage.with { stage in
            let p = stage.prefix
            let folder = context("RUN echo \(p) > /a")
            let id = try await stage.user("build", "-q", "--network", "none", folder.path).text.split(separator: "\n").last.map(String.init)
            let theirs = try #require(id)
            try #require(await stage.learner("build", "--network", "none", "-t", "\(p)-shop", folder.path).isSuccess)
            #expect(try await !stage.learner("rmi", "\(p)-shop").isSuccess)
            #expect(try await stage.leave().kept.map(\.reason) == ["someone else has or needs it"])
            #expect(try await stage.user("image", "inspect", theirs).isSuccess)
            try await stage.user("rmi", "-f", theirs)
        }
    }

    @Test func `the user's own image names are kept, also those given later`() async throws {
        try await Stage.with { stage in
            let p = stage.prefix
            try await stage.user("tag", Stage.image, "\(p)-user-image:latest")
            let before = try await stage.foreignThings()
            let folder = context("RUN echo \(p) > /a")
            let refused = try await stage.learner("build", "--network", "none", "-t", "\(p)-user-image", folder.path)
            #expect(refused.status != 0 && refused.text.contains("isn't allowed here") || refused.errorText.contains("isn't allowed here"))
            #expect(try await stage.foreignThings() == before)
            try await stage.learner("build", "--network", "none", "-t", "\(p)-shop", folder.path)
            try await stage.user("tag", "\(p)-shop", "\(p)-user-copy:1")
            try await stage.leave()
            #expect(try await stage.foreignThings().contains { $0.hasSuffix("\(p)-user-copy:1") })
            #expect(try await stage.user("images", "-q", "\(p)-shop").text == "")
        }
    }

    @Test func `containers that others start from a committed image stay foreign`() async throws {
        try await Stage.with { stage in
            let p = stage.prefix
            try await stage.learner("create", "--name", "\(p)-c", Stage.image, "true")
            try #require(await stage.learner("commit", "\(p)-c", "\(p)-shop").isSuccess)
            try await stage.user("create", "--name", "\(p)-user-down", "\(p)-shop", "true")
            #expect(try await stage.owned() == ["container \(p)-c", "image \(p)-shop:latest"])
            let report = try await stage.leave()
            // The user's container depends on it.
            #expect(report.kept.map(\.object.shownName) == ["\(p)-shop:latest"])
            #expect(try await stage.foreignThings().count == 1)
        }
    }

    @Test func `a name given by docker tag is removed, and the image stays`() async throws {
        try await Stage.with { stage in
            let p = stage.prefix
            try await stage.learner("tag", Stage.image, "\(p)-alias")
            #expect(try await stage.owned() == ["image \(p)-alias:latest"])
            #expect(try await stage.learner("rmi", "\(p)-alias").isSuccess)
            #expect(try await stage.owned() == [])
            try await stage.learner("tag", Stage.image, "\(p)-alias")
            #expect(try await stage.leave().kept.isEmpty)
            #expect(try await stage.user("images", "-q", Stage.image).text != "")
        }
    }
}
