import Glibc
import TestSupport
import Testing

@testable import Sandbox

struct StartingOverTests {
    let fixture = WorkspaceFixture()
    var workspace: Workspace { fixture.workspace }
    private let files = [starter("Dockerfile", "FROM scratch\n"), starter("src/app.py", "1\n"), starter("notes", "n\n")]

    /// Changed, removed and added to.
    private func work() throws {
        try workspace.layOut(files)
        try fixture.put("FROM busybox\n", "Dockerfile")
        try workspace.remove(try fixture.path("notes"))
        try workspace.write(WorkspaceText("x"), to: try fixture.path("src/new.py"), over: nil)
        try workspace.write(WorkspaceText("x"), to: try fixture.path("data/deep/file"), over: nil)
    }

    @Test func `what would be lost is told, a folder as one`() throws {
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

    @Test func `starting over brings the files as they were given, keeps a copy, and leaves a shell where it stands`() throws {
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

    @Test func `starting over is taken back whole, and so is taking it back`() throws {
        try work()
        let before = try fixture.tree(open: "src", "data", "data/deep")
        #expect(!workspace.canUndoReset)
        try workspace.reset(to: files)
        #expect(workspace.canUndoReset)
        try fixture.put("after\n", "Dockerfile")
        try workspace.undoReset()
        #expect(try fixture.tree(open: "src", "data", "data/deep") == before)
        #expect(fixture.onDisk("Dockerfile") == "FROM busybox\n")
        // What is the learner's is known again, too.
        #expect(try workspace.layOut(files) == LayingOut())
        try workspace.undoReset()
        #expect(fixture.onDisk("Dockerfile") == "after\n")
    }

    @Test func `only the last few copies are kept`() throws {
        try workspace.layOut(files)
        for number in 0..<8 {
            try fixture.put("\(number)", "Dockerfile")
            try workspace.reset(to: files)
        }
        #expect(FileSystem.names(in: workspace.notes + "/kept").count == 5)
        let kept = try #require(workspace.lastKept)
        #expect(ScratchFolder.bytes(at: kept + "/Dockerfile") == Array("7".utf8))
    }

    @Test func `what another exercise has put aside stays, unless all is started over`() throws {
        let second = [starter("Dockerfile", "two\n", of: "second")]
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

    @Test func `without a copy there is nothing to take back`() throws {
        try workspace.layOut(files)
        #expect(throws: WorkspaceError.nothingKept) { try workspace.undoReset() }
        #expect(fixture.onDisk("Dockerfile") == "FROM scratch\n")
    }

    @Test func `names that are no text are moved and come back`() throws {
        try workspace.layOut(files)
        let bytes = Array((workspace.folder + "/").utf8CString.dropLast()) + [CChar(bitPattern: 0xFF), 0]
        close(open(bytes, O_CREAT | O_WRONLY, 0o600))
        try workspace.reset(to: files)
        #expect(try fixture.tree() == ["src/", "Dockerfile", "notes"])
        try workspace.undoReset()
        #expect(try fixture.tree() == ["src/", "Dockerfile", "notes", "\u{FFFD}"])
    }
}
