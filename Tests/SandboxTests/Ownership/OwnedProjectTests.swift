import DockerCLI
import EngineValues
import TestSupport
import Testing

@testable import Sandbox

@Suite(.engine, .timeLimit(.minutes(10))) struct OwnedProjectTests {
    private typealias Stage = OwnershipStage

    private func folder() -> ScratchFolder {
        let folder = ScratchFolder()
        let file = """
            services:
              web:
                image: \(Stage.image)
                command: sleep 1000
                volumes: ["data:/x", "/anonymous"]
              job:
                build: .
                command: sleep 1000
            volumes: { data: {} }

            """
        folder.write(file.utf8, to: "compose.yaml")
        folder.write("FROM \(Stage.image)\nLABEL a=b\n".utf8, to: "Dockerfile")
        return folder
    }

    @Test func `objects created by Compose are the lesson's under its own project name, and other projects stay`() async throws {
        let lesson = "own\(UInt32.random(in: 0...UInt32.max))"
        try await Stage.with(lesson: lesson, isClassic: false) { stage in
            let folder = folder()
            let others = "\(stage.prefix)-user"
            try #require(await stage.user("compose", "-p", others, "--project-directory", folder.path, "up", "-d").isSuccess)
            let before = try await stage.foreignThings()
            try #require(await stage.learner(["compose", "up", "-d"], folder: folder.path).isSuccess)
            let project = stage.scope.project
            let owned = try await stage.objects()
            #expect(owned.owned(.container).map(\.shownName).sorted() == ["\(project)-job-1", "\(project)-web-1"])
            #expect(owned.owned(.network).map(\.shownName) == ["\(project)_default"])
            #expect(owned.owned(.image).map(\.shownName) == ["\(project)-job:latest"])
            #expect(owned.owned(.volume).filter { !$0.object.isAnonymousVolume }.map(\.shownName) == ["\(project)_data"])
            #expect(owned.owned(.volume).count == 2)
            for line in [["down"], ["stop"], ["kill"]] {
                let refused = try await stage.learner(["compose", "-p", others] + line, folder: folder.path)
                #expect(refused.status != 0 && refused.errorText.contains("isn't allowed here"), "\(line)")
            }
            #expect(try await stage.leave().kept.isEmpty)
            #expect(try await stage.objects().isEmpty)
            let after = try await stage.foreignThings()
            #expect(after == before)
            try await stage.user("compose", "-p", others, "--project-directory", folder.path, "down", "-v", "--rmi", "local", "-t", "0")
        }
    }

    @Test func `a project name the learner chooses is kept, and the project is still the lesson's`() async throws {
        try await Stage.with { stage in
            let name = "\(stage.prefix)-shop"
            let folder = folder()
            try #require(await stage.learner(["compose", "-p", name, "create"], folder: folder.path).isSuccess)
            #expect(try await stage.objects().owned(.container).map(\.shownName).sorted() == ["\(name)-job-1", "\(name)-web-1"])
            // Volumes that outlive their containers are recognized, too.
            try #require(await stage.learner(["compose", "-p", name, "down"], folder: folder.path).isSuccess)
            #expect(try await stage.objects().owned(.volume).count == 2)
            #expect(try await stage.leave().kept.isEmpty)
            #expect(try await stage.objects().isEmpty)
        }
    }
}
