import Testing

@testable import DockerCLI

@Suite struct JournalEntryTests {
    private static let things: [JournalEntry.Thing] = [
        .container(id: "c1"), .image(id: "sha256:00"), .network(id: "n"), .volume(name: "v", made: "2026-01-01T00:00:00Z"),
        .volume(name: "a\tb\n%c\r", made: ""), .imageName("shop:latest", id: "sha256:1"), .project(name: "shop", folder: "/home/é x"),
    ]

    @Test(arguments: things) func `journal entries survive a round trip`(thing: JournalEntry.Thing) throws {
        let entry = JournalEntry(lesson: "c/odd\tlesson", thing)
        #expect(entry.line.filter { $0 == "\n" }.count == 1)
        #expect(JournalEntry(line: entry.line.dropLast()) == entry)
    }

    @Test func `a later line overrides an earlier one`() {
        let lines = [
            JournalEntry(lesson: "c/l", .image(id: "1")), JournalEntry(lesson: "c/l", .image(id: "2")),
            JournalEntry(lesson: "c/m", .image(id: "1")), JournalEntry(lesson: "c/l", .image(id: "1"), isOwned: false),
            JournalEntry(lesson: "c/m", .image(id: "1"), isOwned: false),
        ]
        #expect(JournalEntry.owned(in: lines.map(\.line).joined()) == ["c/l": [.image(id: "2")]])
    }

    @Test(arguments: ["", "+", "+\tc/l", "+\tc/l\timage", "+\tc/l\tlater\tx", "?\tc/l\timage\tx", "+\tc/l\timage\tx\ty", "\t\t\t\t\t"])
    func `truncated lines and lines of later versions are skipped`(line: String) { #expect(JournalEntry(line: line[...]) == nil) }

    @Test func `calf's labels are hidden and the learner's stay`() {
        #expect(
            CalfLabel.hiding(["io.calf.lesson": "x", "io.calf.home": "y", "io.calfskin": "z", "a": "b"]) == ["io.calfskin": "z", "a": "b"])
    }

    @Test func `the scope is passed on completely or not at all`() {
        let whole = ShimScope(lesson: "c/l", home: "h", project: "p", journal: "/j", docker: "/d")
        #expect(ShimScope { whole.variables[$0] } == whole)
        for name in whole.variables.keys where name != ShimScope.dockerVariable {
            #expect(ShimScope { $0 == name ? "" : whole.variables[$0] } == nil)
        }
    }
}
