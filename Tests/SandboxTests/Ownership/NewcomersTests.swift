import DockerCLI
import EngineValues
import TestSupport
import Testing

@testable import Sandbox

/// Which objects calf asks about, computed from values.
@Suite struct NewcomersTests {
    private func container(_ id: String, image: String = "busybox:1.36", state: String = "exited", home: String = "") -> EngineObject {
        var object = EngineObject(.container, id: id, name: id)
        (object.image, object.state, object.home) = (image, state, home)
        return object
    }

    private func names(_ foreign: [EngineObject], knowing known: [EngineObject] = [], images: Set<String> = []) -> [String] {
        Newcomers(knowing: OwnedObjects(foreign: known)).strangers(among: OwnedObjects(foreign: foreign), images: images).map(\.id)
    }

    @Test func `existing objects are never asked about, whatever happens to them`() {
        #expect(names([container("old", state: "running"), container("new")], knowing: [container("old")]) == ["new"])
    }

    @Test func `objects labeled by another data directory aren't asked about`() {
        #expect(names([container("theirs", home: "another")]) == [])
    }

    @Test func `a Compose project is asked about only if it was started in the lesson's folder`() {
        func object(_ kind: EngineObject.Kind, _ project: String, _ folder: String = "") -> EngineObject {
            var object = EngineObject(kind, id: "\(kind) \(project)", name: project)
            (object.project, object.folder, object.state) = (project, folder, "running")
            return object
        }
        let found = OwnedObjects(foreign: [
            object(.container, "near", "/w/shop"), object(.network, "near"), object(.container, "far", "/home/other"),
            object(.network, "far"),
            object(.volume, "unknown"),
        ])
        let asked = Newcomers(knowing: OwnedObjects(), folder: "/w").strangers(among: found)
        #expect(asked.map(\.id) == ["container near", "network near"])
    }

    @Test func `an image isn't asked about while another learner uses the engine`() {
        let image = EngineObject(.image, id: "1", name: "shop:latest")
        #expect(names([image, container("theirs", home: "another")], images: ["1"]) == [])
    }

    @Test func `intermediate images of a running build and anonymous volumes aren't asked about`() {
        #expect(names([container("step", image: "0123456789ab", state: "running")]) == [])
        let anonymous = String(repeating: "a1", count: 32)
        let volumes = [anonymous, "data"].map { EngineObject(.volume, id: $0, name: $0) }
        #expect(names(volumes) == ["data"])
    }

    @Test func `an image is asked about once it is tagged, but not if it was pulled`() {
        let images = [EngineObject(.image, id: "1", name: "shop:latest"), EngineObject(.image, id: "2", name: "nginx:alpine")]
        #expect(names(images, images: ["1"]) == ["1"])
    }

    @Test func `a name that the learner left unasked isn't asked about in any lesson, until they take that back`() throws {
        let folder = ScratchFolder()
        let directories = Directories(data: folder.path, cache: folder.path, state: folder.path, config: folder.path)
        var job = container("job")
        job.project = "far"
        try UnaskedNames(directories).set([container("web"), job], isAsked: false)
        var newcomers = Newcomers(knowing: OwnedObjects())
        func asked() -> [String] {
            newcomers.unasked = UnaskedNames(directories).names
            var sibling = container("sibling")
            sibling.project = "far"
            let volume = EngineObject(.volume, id: "web", name: "web")
            return newcomers.strangers(among: OwnedObjects(foreign: [container("web"), sibling, volume])).map { "\($0.kind) \($0.name)" }
        }
        #expect(asked() == ["volume web"])
        try UnaskedNames(directories).set([container("web")], isAsked: true)
        #expect(asked() == ["container web", "volume web"])
    }

    @Test func `no object is asked about twice`() {
        var newcomers = Newcomers(knowing: OwnedObjects())
        newcomers.know([container("asked")])
        #expect(newcomers.strangers(among: OwnedObjects(foreign: [container("asked", state: "running")])) == [])
    }
}
