import Course
import EngineValues
import Progress
import Sandbox
import Terminal
import TestSupport
import Testing
import TutorCore
import TutorView
import Verdicts

struct FilesTests {
    private let app = "import psycopg2\n\n# How many ferries?\nprint(\"0 ferries\")\n"

    /// In the first exercise of a lesson on files, with its files laid out and the first one open.
    private func atFiles(width: Int = 120, height: Int = 40) throws -> Stage {
        var stage = try Stage(width: width, height: height, text: Self.lesson)
        stage.press("n", "n")
        stage.press("^G", "Y")
        try stage.files(.listed(entries, folder: "/home/ada/calf/ferries"))
        try stage.files(.laidOut(exercise: "count-them", changed: [], putAside: []))
        try stage.files(.opened(path("app.py"), disk(app), draft: nil))
        return stage
    }

    private func path(_ text: String) throws -> WorkspacePath { try WorkspacePath(text) }
    private func disk(_ text: String, version: Int = 1) -> DiskText { DiskText(text: WorkspaceText(text), version: version) }

    private var entries: [WorkspaceEntry] {
        get throws {
            [
                WorkspaceEntry(path: try path("web"), name: "web", kind: .folder(isOpen: true), depth: 0),
                WorkspaceEntry(path: try path("web/Dockerfile"), name: "Dockerfile", kind: .file(bytes: 20), depth: 1),
                WorkspaceEntry(path: try path("app.py"), name: "app.py", kind: .file(bytes: 70), depth: 0),
                WorkspaceEntry(path: try path("logs"), name: "logs", kind: .link(target: "/var/log"), depth: 0),
            ]
        }
    }

    @Test(arguments: [(80, 24), (120, 40)])
    func `files are shown as a tree and an editor with syntax highlighting`(width: Int, height: Int) throws {
        let stage = try atFiles(width: width, height: height)
        expectSnapshot(stage.frame.canvas, named: "files-\(width)x\(height)")
    }

    @Test func `a verdict on files says that it came before their last edit`() throws {
        var stage = try atFiles()
        stage.press("F6")
        let run = try #require(try stage.lesson.pad.activity.run)
        stage.step(.judged(run, exercise: "count-them", Judgement(verdict: .fail, feedback: []), wasAsked: true))
        #expect(stage.screen.contains("✗ Not yet.") && !stage.screen.contains("before your last edit"))
        stage.press("#")
        #expect(stage.screen.contains("From before your last edit:"), "\(stage.screen)")
    }

    @Test func `without files, the pane explains how to create one`() throws {
        var stage = try Stage(width: 80, height: 24, text: Self.lesson)
        stage.press("^G", "Y")
        try stage.files(.listed([], folder: "/home/ada/calf/ferries"))
        let words = stage.screen.split(separator: "\n").compactMap { $0.split(separator: "│").first }.joined()
        #expect(words.split(separator: " ").joined(separator: " ").contains("No files yet. n creates one."))
    }

    @Test func `opening a section lays out its exercise's files`() throws {
        var stage = try Stage(text: Self.lesson)
        func laidOut() -> [String] {
            stage.effects.compactMap {
                if case .files(_, .layOut(let layout, let exercise)) = $0 {
                    "\(exercise ?? "-") \(layout.shownStarters[0].text)"
                } else {
                    nil
                }
            }
        }
        stage.step(.lessonOpened(OpenedLesson(state: try stage.lesson, drafts: [:])))
        #expect(laidOut() == ["- " + app])
        stage.press("n", "n")
        #expect(laidOut().last == "count-them " + app)
        stage.press("n")
        #expect(laidOut().last == "name-them print(\"names\")\n")
        // Sections after an exercise leave its files unchanged.
        stage.press("n")
        #expect(laidOut().last == "- print(\"names\")\n")
    }

    @Test func `the file that an exercise asks to change is opened`() throws {
        let lesson = Self.lesson.replacing("python solution path=app.py", with: "dockerfile solution path=web/Dockerfile")
        var stage = try Stage(text: lesson)
        stage.press("n", "n")
        stage.press("^G", "Y")
        try stage.files(.listed(entries, folder: "/home/ada/calf/ferries"))
        try stage.files(.laidOut(exercise: "count-them", changed: [], putAside: []))
        #expect(stage.effects == [.files(try stage.lesson.id, .read(try path("web/Dockerfile")))])
    }

    @Test func `edits are saved, and the line above says when`() throws {
        var stage = try atFiles()
        #expect(stage.screen.contains("✓ saved"))
        stage.press("x")
        let revision = try #require(try stage.lesson.files.document).editor.revision
        #expect(
            stage.effects == [.files(try stage.lesson.id, .save(try path("app.py"), WorkspaceText("x" + app), over: 1, revision: revision))]
        )
        #expect(stage.screen.contains("◐ saving"))
        stage.press("Left")
        #expect(stage.effects.isEmpty)
        try stage.files(.saved(path("app.py"), revision: revision, version: 1))
        #expect(stage.screen.contains("✓ saved"))
    }

    @Test func `a failed save is reported and retried with the next key`() throws {
        var stage = try atFiles()
        stage.press("x")
        try stage.files(.notSaved(path("app.py"), "the disk is full"))
        #expect(stage.screen.contains("✗ not saved: the disk is full"))
        stage.press("y")
        #expect(stage.effects.count == 1)
    }

    @Test func `another program's change is shown immediately if nothing is lost, and can be undone`() throws {
        var stage = try atFiles()
        try stage.files(.changedOutside(path("app.py"), disk("theirs\n", version: 2)))
        #expect(try stage.lesson.files.document?.editor.text == "theirs\n")
        #expect(stage.effects.isEmpty)
        stage.press("^Z")
        #expect(try stage.lesson.files.document?.editor.text == app)
        #expect(stage.effects.contains { if case .files(_, .save(_, WorkspaceText(app), over: 2, _)) = $0 { true } else { false } })
    }

    /// With unsaved text, and a different version on disk.
    private func inConflict() throws -> Stage {
        var stage = try atFiles()
        stage.press("x")
        try stage.files(.collided(path("app.py"), .changed(disk("theirs\n", version: 2))))
        return stage
    }

    @Test func `with two conflicting texts the learner chooses one, and typing doesn't choose`() throws {
        var stage = try inConflict()
        #expect(stage.screen.contains("Which one do you want to keep?"))
        stage.press("Enter")
        #expect(try stage.lesson.files.document?.conflict != nil)
        #expect(stage.effects.isEmpty)
        // Typing asks again.
        stage.press("y", "1", "2")
        #expect(try stage.lesson.files.document?.conflict != nil)
        #expect(stage.screen.contains("Which one do you want to keep?"))
        stage.press("Down", "Enter")
        let document = try #require(try stage.lesson.files.document)
        #expect(document.editor.text == "x" + app)
        let save = FilesEffect.save(try path("app.py"), WorkspaceText("x" + app), over: 2, revision: document.editor.revision)
        #expect(stage.effects == [.files(try stage.lesson.id, save)])
    }

    @Test func `the version on disk can be loaded, and undo restores the learner's`() throws {
        var stage = try inConflict()
        stage.press("Down", "Down", "Enter")
        #expect(try stage.lesson.files.document?.editor.text == "theirs\n")
        #expect(stage.effects == [.files(try stage.lesson.id, .letGo(try path("app.py")))])
        stage.press("^Z")
        #expect(try stage.lesson.files.document?.editor.text == "x" + app)
    }

    @Test func `a deleted file is closed unless it has unsaved text`() throws {
        var stage = try atFiles()
        try stage.files(.removedOutside(path("app.py")))
        #expect(try stage.lesson.files.document == nil)
        stage = try atFiles()
        stage.press("x")
        try stage.files(.removedOutside(path("app.py")))
        #expect(stage.screen.contains("was deleted on disk"))
        stage.press("Down", "Enter")
        #expect(stage.effects.contains { if case .files(_, .save(_, _, over: nil, _)) = $0 { true } else { false } })
    }

    @Test func `text that wasn't saved before a crash is restored and asked about`() throws {
        var stage = try atFiles()
        try stage.files(.opened(path("app.py"), disk(app), draft: Draft(text: "mine", cursor: 0)))
        #expect(try stage.lesson.files.document?.editor.text == "mine")
        #expect(stage.screen.contains("Which one do you want to keep?"))
    }

    @Test func `Shift-Tab moves to the tree, and Enter opens the selected file`() throws {
        var stage = try atFiles()
        stage.press("Backtab", "Home", "Down", "Enter")
        #expect(stage.effects.contains(.files(try stage.lesson.id, .read(try path("web/Dockerfile")))))
        stage.press("Backtab", "Home", "Enter")
        #expect(stage.effects.contains(.files(try stage.lesson.id, .list(open: []))))
        stage.press("End", "Enter")
        #expect(stage.screen.contains("logs is a link to /var/log."))
    }

    @Test func `a new file is created at the selection, and names that leave the folder are refused`() throws {
        var stage = try atFiles()
        stage.press("Backtab", "Home", "n")
        #expect(stage.screen.contains("new file › web/"))
        stage.press("../x", "Enter")
        #expect(stage.screen.contains("is not a name for a file in the lesson's folder"))
        #expect(stage.effects.isEmpty)
        stage.press("^U", "web/page.html", "Enter")
        #expect(stage.effects == [.files(try stage.lesson.id, .make(try path("web/page.html")))])
        try stage.files(.made(path("web/page.html")))
        #expect(stage.effects.contains(.files(try stage.lesson.id, .read(try path("web/page.html")))))
    }

    @Test(arguments: ["r", "d", "Delete"]) func `a key for renaming or deleting a file says that the shell does it`(_ key: String) throws {
        var stage = try atFiles()
        stage.press("Backtab", "Home", "Down", "Down", key)
        #expect(stage.effects.isEmpty)
        #expect(stage.screen.contains("Rename and delete files in the shell, with mv and rm."))
    }

    @Test func `Ctrl-G at a question opens the menu, so that the letter after it isn't typed into the text`() throws {
        var stage = try Stage()
        stage.press("n", "^G", "N", "e", "x", "F8", "^G", "U")
        #expect(try stage.lesson.pad.editor.text.contains("U") == false)
        #expect(stage.model.overlay != nil || stage.model.notice != nil)
    }

    @Test func `a reset says what would be lost, and can be undone`() throws {
        var stage = try atFiles()
        stage.press("F8")
        #expect(stage.effects.contains { if case .files(_, .compare) = $0 { true } else { false } })
        var changes = WorkspaceChanges()
        changes.changed = ["app.py"]
        changes.added = ["data/"]
        try stage.files(.differs(changes))
        #expect(stage.screen.contains("The files of this lesson: app.py, data/"))
        stage.press("f")
        #expect(stage.screen.contains("changed: app.py"))
        #expect(stage.screen.contains("added: data/"))
        stage.press("Enter")
        #expect(stage.effects.isEmpty)
        // Chosen before the files were compared.
        stage.press("F8", "f")
        try stage.files(.differs(changes))
        stage.press("y")
        #expect(stage.effects.contains { if case .files(_, .startOver) = $0 { true } else { false } })
        try stage.files(.startedOver(kept: "/kept"))
        #expect(stage.model.notice?.text == "Files reset: app.py, data/. Ctrl-G U undoes it. Your versions are in /kept.")
        stage.press("^G", "U")
        #expect(stage.effects.contains(.files(try stage.lesson.id, .undoStartOver)))
    }

    @Test func `what a reset says is never cut inside a path`() throws {
        var stage = try atFiles()
        var changes = WorkspaceChanges()
        changes.changed = ["templates/front/page.html", "templates/front/menu.html", "app.py"]
        stage.press("F8")
        try stage.files(.differs(changes))
        #expect(stage.screen.contains("The files of this lesson: templates/front/page.html and 2 more"))
        stage.press("f", "y")
        try stage.files(.startedOver(kept: "/home/ada/.local/share/calf/workspaces/data-infrastructure/notes/kept/2026-11-23/files"))
        #expect(stage.screen.contains("Files reset: templates/front/page.html and 2 more. Ctrl-G U undoes it. …"))
    }

    @Test func `file names are shown without control characters`() throws {
        var stage = try atFiles()
        let odd = "a\u{1B}[2J\u{202E}\n"
        try stage.files(.listed([WorkspaceEntry(path: nil, name: odd, kind: .file(bytes: 0), depth: 0)], folder: "/f"))
        let cells = stage.screen.unicodeScalars
        #expect(!cells.contains { $0.value == 0x1B || $0.value == 0x202E })
        stage.press("Backtab", "Enter")
        #expect(stage.screen.contains("This name is not valid text."))
    }

    @Test func `Python is indented after a colon, and a Windows file keeps its line ends`() throws {
        var stage = try atFiles()
        let text = WorkspaceText("if True:", hasCarriageReturns: true)
        try stage.files(.opened(path("app.py"), DiskText(text: text, version: 5), draft: nil))
        stage.press("End", "Enter", "Tab", "x")
        let document = try #require(try stage.lesson.files.document)
        #expect(document.editor.text == "if True:\n        x")
        #expect(document.text.hasCarriageReturns)
    }

    @Test(arguments: [(40, 12), (60, 13), (100, 12), (300, 100)])
    func `the pane can be drawn at any size`(width: Int, height: Int) throws {
        var stage = try atFiles(width: width, height: height)
        stage.press("Backtab", "n", "Esc", "Esc")
        #expect(stage.frame.canvas.size == Size(width: width, height: height))
    }

    @Test func `a click opens a file, and another moves the cursor`() throws {
        var stage = try atFiles()
        let rows = stage.screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let y = try #require(rows.firstIndex { $0.contains("Dockerfile") && !$0.contains("app") })
        let x = try #require(rows[y].firstRange(of: "Dockerfile")).lowerBound
        let column = String(rows[y][..<x]).cellWidth
        stage.step(.mouse(MouseEvent(.press, at: Point(x: column, y: y))))
        #expect(stage.effects.contains(.files(try stage.lesson.id, .read(try path("web/Dockerfile")))))
    }

    static let lesson = """
        ---
        title: Ferries from Python
        minutes: 20
        objectives:
          - Count ferries from Python
        ---

        # Ferries from Python

        The harbour asks a program.

        ## Asking

        Python asks the server.

        ## Exercise: Count them

        Let `app.py` print how many ferries there are.

        ```python starter path=app.py
        import psycopg2

        # How many ferries?
        print("0 ferries")
        ```

        ```dockerfile starter path=web/Dockerfile
        FROM scratch
        ```

        ```python solution path=app.py
        print("2 ferries")
        ```

        ```yaml check
        shell:
          - { run: "python3 app.py", prints: "2 ferries" }
        ```

        ## Exercise: Name them

        Let `app.py` print their names.

        ```python starter path=app.py
        print("names")
        ```

        ```python solution path=app.py
        print("Ada")
        ```

        ```yaml check
        shell:
          - { run: "python3 app.py", prints: "Ada" }
        ```

        ## In one breath

        A program asks as you do.
        """
}

extension Stage {
    /// Reports a change in the lesson's workspace.
    mutating func files(_ message: FilesMessage) throws { step(.files(try lesson.id, message)) }
}
