import EngineValues
import Glibc
import TestSupport
import Testing

@testable import Course
@testable import Sandbox

struct LayingOutTests {
    let fixture = WorkspaceFixture()
    var workspace: Workspace { fixture.workspace }

    @Test func `a lesson's files are written, in the folders it declares`() throws {
        let outcome = try workspace.layOut(layout([starter("Dockerfile", "FROM scratch\n"), starter("src/app.py", "print(1)\n")]))
        #expect(outcome == LayingOut(placed: ["Dockerfile", "src/app.py"]))
        #expect(fixture.onDisk("Dockerfile") == "FROM scratch\n")
        #expect(fixture.onDisk("src/app.py") == "print(1)\n")
    }

    @Test func `containers can read the files and run the scripts, and other users can't`() throws {
        umask(0o077)
        defer { umask(0o022) }
        try workspace.layOut(layout([starter("src/app.py", "print(1)\n"), starter("start.sh", "#!/bin/sh\n")]))
        func mode(_ path: String) -> mode_t? { FileSystem.status(path).map { $0.st_mode & 0o777 } }
        #expect(mode(workspace.folder) == 0o755)
        #expect(mode(workspace.folder + "/src") == 0o755)
        #expect(mode(workspace.folder + "/src/app.py") == 0o644)
        #expect(mode(workspace.folder + "/start.sh") == 0o755)
        #expect(mode(fixture.home.path + "/data/workspaces") == 0o700)
    }

    @Test func `files that the learner changed, created or removed stay that way`() throws {
        let files = layout([starter("a", "a\n"), starter("b", "b\n"), starter("c", "c\n")])
        try workspace.prepare()
        try fixture.put("mine", "c")
        try workspace.layOut(files)
        try fixture.put("changed", "a")
        try fixture.remove("b")
        #expect(try workspace.layOut(files) == LayingOut())
        #expect(fixture.onDisk("a") == "changed")
        #expect(fixture.onDisk("b") == nil)
        #expect(fixture.onDisk("c") == "mine")
    }

    @Test func `a newer version of a lesson replaces only untouched files`() throws {
        try workspace.layOut(layout([starter("a", "1\n"), starter("b", "1\n")]))
        try fixture.put("mine\n", "b")
        try workspace.layOut(layout([starter("a", "2\n"), starter("b", "2\n")]))
        #expect(fixture.onDisk("a") == "2\n")
        #expect(fixture.onDisk("b") == "mine\n")
    }

    @Test func `two exercises with a file of the same path each keep their own`() throws {
        let first = layout([starter("Dockerfile", "one\n", of: "first"), starter("app.py", "app\n", of: "first")])
        let second = layout([starter("Dockerfile", "two\n", of: "second"), starter("app.py", "app\n", of: "first")])
        try workspace.layOut(first)
        try fixture.put("mine of one\n", "Dockerfile")
        try fixture.put("my app\n", "app.py")
        #expect(try workspace.layOut(second) == LayingOut(placed: ["Dockerfile"], putAside: ["Dockerfile"]))
        #expect(fixture.onDisk("Dockerfile") == "two\n")
        #expect(fixture.onDisk("app.py") == "my app\n")
        try fixture.put("mine of two\n", "Dockerfile")
        try workspace.layOut(first)
        #expect(fixture.onDisk("Dockerfile") == "mine of one\n")
        try workspace.layOut(second)
        #expect(fixture.onDisk("Dockerfile") == "mine of two\n")
    }

    @Test func `an exercise sees its own files, or else those of earlier exercises`() throws {
        var lesson = lesson("files")
        func block(_ path: String, _ text: String) -> CodeBlock {
            CodeBlock(language: "python", text: text, path: path, location: SourceLocation(path: "", line: 1))
        }
        for (id, starters) in [("one", [block("a", "1")]), ("two", []), ("three", [block("a", "3"), block("b", "3")])] {
            var section = Section(kind: .exercise, title: id, location: SourceLocation(path: "", line: 1))
            var exercise = Exercise(id: id, title: id, location: section.location)
            exercise.starter = starters
            section.exercise = exercise
            lesson.sections.append(section)
        }
        func seen(_ exercise: String) -> [String] { lesson.layout(for: exercise).shownStarters.map { $0.path + $0.text } }
        #expect(lesson.layoutOfText().shownStarters.map { $0.path + $0.text } == ["a1", "b3"])
        #expect(lesson.layoutOfText(after: "three").shownStarters.map { $0.path + $0.text } == ["a3", "b3"])
        #expect(seen("one") == ["a1", "b3"])
        #expect(seen("two") == ["a1", "b3"])
        #expect(seen("three") == ["a3", "b3"])
    }

    @Test(arguments: ["../out", "/etc/out", "a/../../out", "", "a//b", "./a", "a\nb", String(repeating: "d/", count: 40) + "x"])
    func `a path that leaves the workspace is rejected`(path: String) throws {
        let outcome = try workspace.layOut(layout([starter(path, "x"), starter("good", "y")]))
        #expect(outcome.troubles == [.notInside(path: path)])
        #expect(fixture.onDisk("good") == "y")
        #expect(access(workspace.folder + "/../out", F_OK) != 0)
    }

    @Test func `files are never written through a symbolic link`() throws {
        fixture.home.makeFolder("outside")
        fixture.home.write("theirs".utf8, to: "outside/app.py")
        try workspace.prepare()
        symlink(fixture.home.path + "/outside", workspace.folder + "/src")
        symlink(fixture.home.path + "/outside/app.py", workspace.folder + "/app.py")
        symlink(fixture.home.path + "/outside/new", workspace.folder + "/new.py")
        let outcome = try workspace.layOut(layout([starter("src/app.py", "x"), starter("app.py", "x"), starter("new.py", "x")]))
        #expect(outcome.troubles == [.link(path: "src")])
        #expect(fixture.home.bytes(of: "outside/app.py") == Array("theirs".utf8))
        #expect(access(fixture.home.path + "/outside/new", F_OK) != 0)
    }

    @Test func `a workspace that is a symbolic link isn't used`() throws {
        fixture.home.makeFolder("outside")
        try FileSystem.makeDirectories(fixture.home.path + "/data/workspaces/harbour")
        symlink(fixture.home.path + "/outside", workspace.folder)
        #expect(throws: WorkspaceError.link(path: "ports")) { try workspace.layOut(layout([starter("a", "x")])) }
        #expect(access(fixture.home.path + "/outside/a", F_OK) != 0)
    }

    @Test func `third-party lessons stay in the data directory, whatever they are called`() {
        let odd = Workspace(data: "/d", course: "../..", lesson: "a/b")
        #expect(odd.folder.hasPrefix("/d/workspaces/x_"))
        #expect(!odd.folder.contains(".."))
        #expect(odd.folder.split(separator: "/").count == 4)
    }

    @Test func `a workspace leaves none of calf's own files in its folder`() throws {
        let anywhere = Workspace(folder: fixture.home.path + "/judged/")
        try anywhere.layOut(layout([starter("app.py", "x")]))
        let entries = try anywhere.list()
        #expect(entries.map(\.name) == ["app.py"])
    }
}
