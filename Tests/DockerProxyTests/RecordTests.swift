import Glibc
import TestSupport
import Testing

@testable import DockerProxy

@Suite struct RecordTests {
    private let folder = ScratchFolder()
    private var path: String { folder.path + "/record" }

    @Test func `what was recorded is known to other processes and later`() throws {
        let items: Set<OwnedItem> = [
            .container(id: "c"), .network(id: "n"), .volume(name: "v\tw\n%", nonce: "1"), .volume(name: "a", nonce: ""),
            .image(id: "sha256:1"),
            .imageName("é:1", id: "sha256:2"),
        ]
        let (first, second) = (try #require(Record(path: path)), try #require(Record(path: path)))
        #expect(first.set(items, of: "a/b"))
        #expect(second.items(of: "a/b") == items)
        #expect(second.set([.container(id: "c")], of: "a/b", isOwned: false))
        #expect(first.items(of: "a/b") == items.subtracting([.container(id: "c")]))
        #expect(try #require(Record(path: path)).items(of: "a/b") == first.items(of: "a/b"))
        #expect(first.ownership.lesson(of: .network(id: "n")) == "a/b")
        #expect(first.items(of: "a").isEmpty)
    }

    @Test func `a line that was cut off affects no other`() throws {
        folder.write("+\tl\tcontainer\tone\t\n+\tl\tcontainer\ttw".utf8, to: "record")
        let record = try #require(Record(path: path))
        record.set([.container(id: "three")], of: "l")
        #expect(record.items(of: "l") == [.container(id: "one"), .container(id: "three")])
        #expect(try #require(Record(path: path)).items(of: "l") == record.items(of: "l"))
    }

    @Test func `unknown lines are left alone`() throws {
        folder.write("x\n+\tl\tplugin\tp\t\n+\tl\n\n\u{1}\n+\tl\timage\ti\t\n".utf8, to: "record")
        #expect(try #require(Record(path: path)).items(of: "l") == [.image(id: "i")])
    }

    @Test func `what is known already isn't written again`() throws {
        let record = try #require(Record(path: path))
        for _ in 0..<3 { record.set([.image(id: "i")], of: "l") }
        #expect(folder.bytes(of: "record").count { $0 == UInt8(ascii: "\n") } == 1)
    }
}
