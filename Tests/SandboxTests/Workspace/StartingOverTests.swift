import EngineValues
import Glibc
import TestSupport
import Testing

@testable import Sandbox

struct StartingOverTests {
    let fixture = WorkspaceFixture()
    var workspace: Workspace { fixture.workspace }
    private let files = layout([starter("Dockerfile", "FROM scratch\n"), starter("src/app.py", "1\n"), starter("notes", "n\n")])

    /// Changes, removes and adds files.
    private func work() throws {
        try workspace.layOut(files)
        try fixture.put("FROM busybox\n", "Dockerfile")
        try fixture.remove("notes")
        try workspace.write(WorkspaceText("x"), to: try fixture.path("src/new.py"), over: nil)
        try workspace.write(WorkspaceText("x"), to: try fixture.path("data/deep/file"), over: nil)
    }

    @Test func `what a reset would delete is listed, a folder as one item`() throws {
        try work()
        let changes = try workspace.changes(from: files)
        #expect(changes.changed == ["Dockerfile"])
        #expect(changes.removed == ["notes"])
        #expect(changes.added == ["data/", "src/new.py"])
        let untouched = WorkspaceFixture()
        #expect(try untouched.workspace.changes(from: files).isEmpty)
        try untouched.workspace.layOut(files)
        #expect(try untouched.workspace.changes(from: files).isEmpty)
    }

    @Test func `a reset restores the original files, keeps a copy, and leaves a shell's directory in place`() throws {
        try work()
        let folder = FileSystem.status(workspace.folder)?.st_ino
        try workspace.reset(to: files)
        #expect(try fixture.tree(open: "src") == ["src/", "  app.py", "Dockerfile", "notes"])
        #expect(fixture.onDisk("Dockerfile") == "FROM scratch\n")
        #expect(FileSystem.status(workspace.folder)?.st_ino == folder)
        let kept = try #require(workspace.lastKept)
        #expect(ScratchFolder.bytes(at: kept + "/Dockerfile") == Array("FROM busybox\n".utf8))
        #expect(try workspace.changes(from: files).isEmpty)
    }

    @Test func `a reset can be undone completely, and so can its undo`() throws {
        try work()
        let before = try fixture.tree(open: "src", "data", "data/deep")
        #expect(workspace.lastKept == nil)
        try workspace.reset(to: files)
        #expect(workspace.lastKept != nil)
        try fixture.put("after\n", "Dockerfile")
        try workspace.undoReset()
        #expect(try fixture.tree(open: "src", "data", "data/deep") == before)
        #expect(fixture.onDisk("Dockerfile") == "FROM busybox\n")
        // The learner's files are recognized again, too.
        #expect(try workspace.layOut(files) == LayingOut())
        try workspace.undoReset()
        #expect(fixture.onDisk("Dockerfile") == "after\n")
    }

    @Test func `only the most recent copies are kept`() throws {
        try workspace.layOut(files)
        for number in 0..<8 {
            try fixture.put("\(number)", "Dockerfile")
            try workspace.reset(to: files)
        }
        #expect(FileSystem.names(in: workspace.notes + "/kept").count == 5)
        let kept = try #require(workspace.lastKept)
        #expect(ScratchFolder.bytes(at: kept + "/Dockerfile") == Array("7".utf8))
    }

    @Test func `files of another exercise stay unless everything is reset`() throws {
        let second = layout([starter("Dockerfile", "two\n", of: "second")])
        try workspace.layOut(files)
        try fixture.put("mine\n", "Dockerfile")
        try workspace.layOut(second)
        try workspace.reset(to: second)
        try workspace.layOut(files)
        #expect(fixture.onDisk("Dockerfile") == "mine\n")
        try workspace.layOut(second)
        try workspace.reset(to: second, all: true)
        try workspace.layOut(files)
        #expect(fixture.onDisk("Dockerfile") == "FROM scratch\n")
    }

    @Test func `without a copy there is nothing to undo`() throws {
        try workspace.layOut(files)
        #expect(throws: WorkspaceError.nothingKept) { try workspace.undoReset() }
        #expect(fixture.onDisk("Dockerfile") == "FROM scratch\n")
    }

    @Test func `file names that aren't UTF-8 are moved and restored`() throws {
        try workspace.layOut(files)
        let bytes = Array((workspace.folder + "/").utf8CString.dropLast()) + [CChar(bitPattern: 0xFF), 0]
        close(open(bytes, O_CREAT | O_WRONLY, 0o600))
        try workspace.reset(to: files)
        #expect(try fixture.tree() == ["src/", "Dockerfile", "notes"])
        try workspace.undoReset()
        #expect(try fixture.tree() == ["src/", "Dockerfile", "notes", "\u{FFFD}"])
    }
}
