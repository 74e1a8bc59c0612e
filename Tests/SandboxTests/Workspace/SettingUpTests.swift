import Course
import EngineValues
import Glibc
import TestSupport
import Testing

@testable import Sandbox

/// Setup scripts, and what a learner edited.
struct SettingUpTests {
    let fixture = WorkspaceFixture()
    var workspace: Workspace { fixture.workspace }

    /// A page of a lesson whose text makes three files, and whose two exercises have a version of some of them.
    private enum Page: String, CaseIterable {
        case text = ""
        case one, two

        var layout: WorkspaceLayout {
            let parts: [Page] =
                switch self {
                case .text: [.text, .one, .two]
                case .one: [.one, .text, .two]
                case .two: [.two, .one, .text]
                }
            return WorkspaceLayout(parts: parts.map(\.rawValue), starters: [starter("compose.yaml", "one\n", of: "one")])
        }

        /// What its setup writes.
        func setup(_ version: Int) -> [String: String] {
            switch self {
            case .text: ["compose.yaml": "text \(version)\n", "early.yaml": "early \(version)\n", "site/index.html": "Open\n"]
            case .one: ["compose.yaml": "one\n"]
            case .two: ["early.yaml": "two \(version)\n", "pages/index.html": "Kindred\n", "notes.txt": "the lesson's\n"]
            }
        }

        /// The files that the learner edits there.
        var edited: [String] {
            switch self {
            case .text: ["compose.yaml", "early.yaml", "site/index.html"]
            case .one: ["compose.yaml"]
            case .two: ["early.yaml", "pages/index.html"]
            }
        }
    }

    /// Goes to a page: what isn't prepared is set up, the text before the exercise.
    private func go(to page: Page, version: Int = 1) async throws {
        try workspace.layOut(page.layout)
        for part in page == .text ? [page] : [.text, page] where try !workspace.prepared().contains(part.rawValue) {
            try await workspace.settingUp(part.layout) { try write(part.setup(version)) }
            try workspace.notePrepared(part.rawValue)
        }
        try workspace.layOut(page.layout)
    }

    private func write(_ files: [String: String]) throws {
        for (name, text) in files {
            if let folder = name.split(separator: "/").dropLast().first { mkdir(workspace.folder + "/" + folder, 0o755) }
            try fixture.put(text, name)
        }
    }

    private func edit(on page: Page) throws {
        try write(Dictionary(uniqueKeysWithValues: page.edited.map { ($0, "mine on \(page)\n") }))
        try fixture.put("my own\n", "notes.txt")
        mkdir(workspace.folder + "/data", 0o755)
        try fixture.put("my own\n", "data/rows.csv")
    }

    private func expectEdits(on page: Page, after way: some Any) {
        for name in page.edited { #expect(fixture.onDisk(name) == "mine on \(page)\n", "\(name) on \(page), after \(way)") }
        for name in ["notes.txt", "data/rows.csv"] { #expect(fixture.onDisk(name) == "my own\n", "\(name) on \(page), after \(way)") }
    }

    private enum Way: CaseIterable {
        case leaving, removing, removingTwice, aNewVersion, aFailedSetup, aKilledSetup, resettingAndUndoing
        /// As `calf reset` does it.
        case resettingEverythingAndUndoing
    }

    @Test func `what a learner edited survives every way of leaving, removing, and resetting`() async throws {
        for page in Page.allCases { try await go(to: page) }
        // The learner's own file, which the second exercise's setup has made first.
        for page in Page.allCases {
            try await go(to: page)
            try edit(on: page)
        }
        var version = 1
        for way in Way.allCases {
            for page in Page.allCases {
                switch way {
                case .leaving: break
                case .removing: try workspace.forgetPrepared()
                case .removingTwice:
                    try workspace.forgetPrepared()
                    try await go(to: .two, version: version)
                    try workspace.forgetPrepared()
                case .aNewVersion:
                    version += 1
                    try workspace.forgetPrepared()
                case .aFailedSetup:
                    try workspace.forgetPrepared()
                    await #expect(throws: WorkspaceError.nothingKept) {
                        try await workspace.settingUp(page.layout) {
                            try write(page.setup(9))
                            throw WorkspaceError.nothingKept
                        }
                    }
                case .aKilledSetup:
                    try workspace.forgetPrepared()
                    try await workspace.settingUp(page.layout) {
                        try write(page.setup(9))
                        // What the next calf does first.
                        try workspace.layOut(Page.one.layout)
                    }
                case .resettingAndUndoing:
                    try workspace.reset(to: page.layout)
                    try workspace.undoReset()
                case .resettingEverythingAndUndoing:
                    try workspace.forgetPrepared()
                    try workspace.reset(to: Page.text.layout, all: true)
                    let kept = try #require(workspace.lastKept)
                    #expect(String(decoding: ScratchFolder.bytes(at: kept + "/notes.txt"), as: UTF8.self) == "my own\n")
                    try workspace.undoReset()
                }
                for next in [.two, .text, .one, page] {
                    try await go(to: next, version: version)
                    expectEdits(on: next, after: way)
                }
            }
        }
    }

    @Test func `a page of text has the text's own files after an exercise changed them`() async throws {
        try await go(to: .text)
        try await go(to: .one)
        #expect(fixture.onDisk("compose.yaml") == "one\n")
        try edit(on: .one)
        try await go(to: .text)
        #expect(fixture.onDisk("compose.yaml") == "text 1\n")
        try await go(to: .one)
        #expect(fixture.onDisk("compose.yaml") == "mine on one\n")
    }

    @Test func `files that no one edited are updated with the lesson, and a reset restores what a setup made`() async throws {
        try await go(to: .text)
        try fixture.put("mine\n", "early.yaml")
        #expect(try workspace.changes(from: Page.text.layout).changed == ["early.yaml"])
        #expect(try workspace.changes(from: Page.text.layout).added == [])
        try workspace.forgetPrepared()
        try await go(to: .text, version: 2)
        #expect(fixture.onDisk("compose.yaml") == "text 2\n")
        #expect(fixture.onDisk("early.yaml") == "mine\n")
        try workspace.reset(to: Page.text.layout)
        #expect(fixture.onDisk("early.yaml") == "early 2\n")
        #expect(fixture.onDisk("site/index.html") == "Open\n")
        #expect(try workspace.changes(from: Page.text.layout).isEmpty)
    }

    @Test func `a setup finds the lesson's own files, even those that the learner changed or removed`() async throws {
        try await go(to: .one)
        try fixture.put("broken\n", "compose.yaml")
        try fixture.remove("early.yaml")
        var found: [String?] = []
        try await workspace.settingUp(Page.one.layout) { found = ["compose.yaml", "early.yaml"].map(fixture.onDisk) }
        #expect(found == ["one\n", "early 1\n"])
        #expect(fixture.onDisk("compose.yaml") == "broken\n")
    }

    @Test func `folders stay the same folders, since containers may have mounted them`() async throws {
        try await go(to: .text)
        let folders = [workspace.folder, workspace.folder + "/site"]
        let before = folders.map { FileSystem.status($0)?.st_ino }
        try fixture.put("mine\n", "site/index.html")
        try workspace.forgetPrepared()
        try await go(to: .one)
        #expect(folders.map { FileSystem.status($0)?.st_ino } == before)
    }
}
