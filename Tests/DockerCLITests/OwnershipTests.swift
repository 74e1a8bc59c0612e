import Testing

@testable import DockerCLI

@Suite struct OwnershipTests {
    private func object(_ kind: EngineObject.Kind, _ id: String, project: String = "", folder: String = "") -> EngineObject {
        var object = EngineObject(kind, id: id, name: "n")
        (object.project, object.folder) = (project, folder)
        return object
    }

    private func ownership(_ things: JournalEntry.Thing...) -> Ownership {
        Ownership(home: "h", journal: things.map { JournalEntry(lesson: "c/l", $0).line }.joined())
    }

    @Test func `labels decide ownership, but images are owned only if journaled`() {
        for kind in EngineObject.Kind.allCases {
            var labelled = object(kind, "1")
            (labelled.lesson, labelled.home) = ("c/l", "h")
            #expect(ownership().lesson(of: labelled) == (kind == .image ? nil : "c/l"))
            labelled.home = "other"
            #expect(ownership().lesson(of: labelled) == nil)
        }
        #expect(ownership(.image(id: "1")).lesson(of: object(.image, "1")) == "c/l")
        #expect(ownership(.image(id: "1")).lesson(of: object(.container, "1")) == nil)
    }

    @Test func `a Compose project is the lesson's only in its folder`() {
        let ownership = ownership(.project(name: "shop", folder: "/w"))
        #expect(ownership.lesson(of: object(.container, "1", project: "shop", folder: "/w")) == "c/l")
        #expect(ownership.lesson(of: object(.container, "1", project: "shop", folder: "/home/me/shop")) == nil)
        // A container from an image built by Compose inherits the project label, and no other.
        #expect(ownership.lesson(of: object(.container, "1", project: "shop")) == nil)
        #expect(ownership.lesson(of: object(.volume, "v", project: "shop")) == "c/l")
        #expect(ownership.lesson(of: object(.network, "n", project: "shop2")) == nil)
    }

    @Test func `a claimed volume is recognized by its creation time`() {
        let ownership = ownership(.volume(name: "data", made: "10:00"))
        var volume = object(.volume, "data")
        volume.made = "10:00"
        #expect(ownership.lesson(of: volume) == "c/l")
        volume.made = "11:00"
        #expect(ownership.lesson(of: volume) == nil)
    }

    @Test func `tabs, quotes and line ends in labels don't break the fields`() {
        let output = #""i1"\#t"/web"\#t"c/l\t\"x\"\n"\#t"h"\#t""\#tnull\#t"running"\#t"a\u003cb""# + "\n"
        let objects = ObjectQuery.containers(named: ["x"]).objects(in: output)
        #expect(objects.count == 1)
        #expect(objects.first?.name == "web" && objects.first?.lesson == "c/l\t\"x\"\n" && objects.first?.home == "h")
        #expect(objects.first?.folder == "" && objects.first?.state == "running" && objects.first?.image == "a<b")
    }

    @Test func `only anonymous volumes are removed along with a container`() {
        let (a, b) = (String(repeating: "a1", count: 32), String(repeating: "b2", count: 32))
        let output = "\(a) data \t\t0\n\(b) \t\(b):/x \t0\n\(b) \t\t1\nnonsense\n"
        #expect(AnonymousVolumes.names(in: output) == [a])
    }
}
