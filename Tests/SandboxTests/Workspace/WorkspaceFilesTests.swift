import EngineValues
import Glibc
import TestSupport
import Testing

@testable import Sandbox

struct WorkspaceFilesTests {
    let fixture = WorkspaceFixture()
    var workspace: Workspace { fixture.workspace }

    /// A workspace with one file.
    private func begin(_ name: String, _ bytes: some Sequence<UInt8>) throws -> WorkspacePath {
        try workspace.prepare()
        fixture.home.write(bytes, to: "data/workspaces/harbour/ports/" + name)
        return try fixture.path(name)
    }

    @Test func `other programs read what was saved, and the file's mode stays`() throws {
        let path = try begin("start.sh", "echo 1\n".utf8)
        chmod(workspace.folder + "/start.sh", 0o750)
        let known = try workspace.read(path)
        try workspace.write(WorkspaceText("echo 2\n"), to: path, over: known)
        #expect(fixture.onDisk("start.sh") == "echo 2\n")
        #expect(FileSystem.status(workspace.folder + "/start.sh").map { $0.st_mode & 0o777 } == 0o750)
        #expect(try fixture.tree() == ["start.sh"])
    }

    @Test func `a file that another program changed, removed or created is never overwritten`() throws {
        let path = try begin("a", "1".utf8)
        let known = try workspace.read(path)
        try fixture.put("2", "a")
        #expect(throws: WorkspaceError.changedMeanwhile(path: "a")) {
            try workspace.write(WorkspaceText("mine"), to: path, over: known)
        }
        #expect(throws: WorkspaceError.changedMeanwhile(path: "a")) { try workspace.write(WorkspaceText("mine"), to: path, over: nil) }
        #expect(fixture.onDisk("a") == "2")
        unlink(workspace.folder + "/a")
        #expect(throws: WorkspaceError.changedMeanwhile(path: "a")) {
            try workspace.write(WorkspaceText("mine"), to: path, over: known)
        }
        #expect(fixture.onDisk("a") == nil)
    }

    @Test func `Windows line ends are kept, and a file with mixed ones isn't opened for editing`() throws {
        let path = try begin("a", "1\r\n2\r\n".utf8)
        let known = try workspace.read(path)
        #expect(known.text == "1\n2\n")
        var text = known
        text.text = "1\n3\n"
        try workspace.write(text, to: path, over: known)
        #expect(fixture.onDisk("a") == "1\r\n3\r\n")
        let mixed = try begin("b", "1\r\n2\n".utf8)
        #expect(throws: WorkspaceError.mixedLineEnds(path: "b")) { try workspace.read(mixed) }
    }

    @Test func `binary files, files that are too large, and non-files are reported as such`() throws {
        #expect(throws: WorkspaceError.binary(path: "a")) { try workspace.read(try begin("a", [0x50, 0x4B, 0, 1])) }
        #expect(throws: WorkspaceError.binary(path: "b")) { try workspace.read(try begin("b", [0xFF, 0xFE])) }
        let large = try begin("c", Array(repeating: UInt8(ascii: "x"), count: Workspace.textLimit + 1))
        #expect(throws: WorkspaceError.tooLarge(path: "c", bytes: Workspace.textLimit + 1, limit: Workspace.textLimit)) {
            try workspace.read(large)
        }
        mkfifo(workspace.folder + "/pipe", 0o600)
        #expect(throws: WorkspaceError.notAFile(path: "pipe")) { try workspace.read(try fixture.path("pipe")) }
        symlink("/etc/passwd", workspace.folder + "/link")
        #expect(throws: WorkspaceError.link(path: "link")) { try workspace.read(try fixture.path("link")) }
        #expect(throws: WorkspaceError.link(path: "link")) {
            try workspace.write(WorkspaceText("x"), to: try fixture.path("link"), over: WorkspaceText("y"))
        }
        #expect(throws: WorkspaceError.missing(path: "none")) { try workspace.read(try fixture.path("none")) }
    }

    @Test func `files are created with their folders, and removing a folder follows no link`() throws {
        try workspace.write(WorkspaceText("x"), to: try fixture.path("shop/static/page.html"), over: nil)
        #expect(fixture.onDisk("shop/static/page.html") == "x")
        try workspace.write(WorkspaceText("y"), to: try fixture.path("other"), over: nil)
        symlink(fixture.home.path, workspace.folder + "/shop/link")
        try workspace.parent(of: try fixture.path("shop")).remove("shop", shownAs: "shop")
        #expect(try fixture.tree() == ["other"])
        #expect(access(fixture.home.path + "/data", F_OK) == 0)
    }

    @Test func `the tree shows folders first, expands on request, and follows no links`() throws {
        try workspace.layOut(layout([starter("b.txt", ""), starter("src/app/main.py", ""), starter("src/a.py", "")]))
        symlink("..", workspace.folder + "/loop")
        #expect(try fixture.tree() == ["src/", "b.txt", "loop"])
        #expect(try fixture.tree(open: "src", "src/app", "loop") == ["src/", "  app/", "    main.py", "  a.py", "b.txt", "loop"])
        let link = try #require(try workspace.list().last)
        #expect(link.kind == .link(target: ".."))
    }

    @Test func `thousands of files and unusual names are listed within limits`() throws {
        try workspace.prepare()
        for number in 0..<3000 { fixture.home.write([], to: "data/workspaces/harbour/ports/f\(number)") }
        let many = try workspace.list()
        #expect(many.count == 501)
        #expect(many.last?.kind == .more)
        let odd = WorkspaceFixture()
        try odd.workspace.prepare()
        for name in ["a\u{1B}[31m", "line\nfeed", "\u{202E}txt"] { odd.home.write([], to: "data/workspaces/harbour/ports/" + name) }
        let bytes = Array((odd.workspace.folder + "/").utf8CString.dropLast()) + [CChar(bitPattern: 0xFF), 0]
        close(open(bytes, O_CREAT | O_WRONLY, 0o600))
        let entries = try odd.workspace.list()
        #expect(entries.count == 4)
        #expect(entries.filter { $0.path == nil }.map(\.name) == ["\u{FFFD}"])
    }

    @Test func `changes by other programs are reported`() async throws {
        try workspace.layOut(layout([starter("src/app.py", "1")]))
        let (changes, continuation) = AsyncStream.makeStream(of: Void.self)
        let watch = WorkspaceWatch { continuation.yield() }
        watch.watch(workspace, folders: [try fixture.path("src")])
        var iterator = changes.makeAsyncIterator()
        try fixture.put("2", "src/app.py")
        await iterator.next()
        try fixture.put("new", "Dockerfile")
        await iterator.next()
    }

    // Only root can mount a small disk. The runs that decide about merging have root.
    @Test(.enabled(if: getuid() == 0, "only root can mount a small disk"))
    func `on a full disk a file stays unchanged and nothing half-written remains`() throws {
        let disk = fixture.home.path + "/disk"
        fixture.home.makeFolder("disk")
        #expect(try ChildProcess.output(["/bin/mount", "-t", "tmpfs", "-o", "size=64k", "calf", disk]) == "")
        defer { _ = try? ChildProcess.output(["/bin/umount", disk]) }  // a failed unmount shows in the next line
        let full = Workspace(data: disk, course: "c", lesson: "l")
        try full.layOut(layout([starter("a", "1\n")]))
        let path = try fixture.path("a")
        let large = WorkspaceText(String(repeating: "x", count: 200_000))
        let known = try full.read(path)
        #expect(throws: WorkspaceError.diskFull(path: "a")) { try full.write(large, to: path, over: known) }
        #expect(throws: WorkspaceError.diskFull(path: "b")) { try full.write(large, to: try fixture.path("b"), over: nil) }
        #expect(try full.read(path) == known)
        #expect(try full.list().map(\.name) == ["a"])
        #expect(FileSystem.names(in: full.notes) == ["laid-out"])
    }
}
