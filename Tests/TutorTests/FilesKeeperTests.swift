import Course
import EngineValues
import Glibc
import Progress
import Sandbox
import TestSupport
import Testing
import TutorCore

@testable import TutorRuntime

/// The files pane's effects on real files.
struct FilesKeeperTests {
    private let folder = ScratchFolder()
    private let mailbox = Mailbox()
    private let id = LessonID(course: "islands", lesson: "ferries")
    private let files = WorkspaceLayout(parts: ["one"], starters: [StarterFile(path: "app.py", text: "1\n", exercise: "one")])

    private var workspace: Workspace { Workspace(data: folder.path, course: "islands", lesson: "ferries") }

    private func keeper() throws -> FilesKeeper {
        FilesKeeper(data: folder.path, progress: try ProgressLog(path: folder.path + "/progress.sqlite"), mailbox: mailbox)
    }

    private let inbox = Inbox()

    /// The next message that matches; earlier ones are dropped.
    private func next<Answer>(_ fits: (FilesMessage) -> Answer?) async throws -> Answer {
        while true {
            while !inbox.messages.isEmpty {
                if case .message(.files(id, let message)) = inbox.messages.removeFirst(), let answer = fits(message) { return answer }
            }
            // Waiting for mail can't be cancelled, and one test that never ends would block all others.
            inbox.messages = await withTaskCancellationHandler {
                await mailbox.take()
            } onCancel: { [mailbox, id] in
                mailbox.post(.files(id, .touched))
            }
            try Task.checkCancellation()
        }
    }

    private func put(_ text: String, _ name: String) {
        let stream = fopen(workspace.folder + "/" + name, "w")
        fputs(text, stream)
        fclose(stream)
    }

    private func onDisk(_ name: String) -> String {
        String(decoding: ScratchFolder.bytes(at: workspace.folder + "/" + name), as: UTF8.self)
    }

    /// With `app.py` laid out and open.
    private func opened(_ keeper: FilesKeeper) async throws -> (path: WorkspacePath, disk: DiskText) {
        let path = try WorkspacePath("app.py")
        keeper.start(id, .layOut(files, exercise: "one"))
        keeper.start(id, .read(path))
        let disk = try await next { if case .opened(path, let disk, draft: nil) = $0 { disk } else { nil } }
        return (path, disk)
    }

    @Test(.timeLimit(.minutes(10))) func `fast typing is saved in order, even if calf exits immediately`() async throws {
        let keeper = try keeper()
        let (path, disk) = try await opened(keeper)
        for number in 1...200 { keeper.start(id, .save(path, WorkspaceText("\(number)\n"), over: disk.version, revision: number)) }
        await keeper.finish()
        #expect(onDisk("app.py") == "200\n")
    }

    @Test(.timeLimit(.minutes(10))) func `files that the shell changes or creates are reported`() async throws {
        let keeper = try keeper()
        let (path, _) = try await opened(keeper)
        put("2\n", "app.py")
        // The notice that something changed may arrive before or after the change itself. The file may also be read while it is empty.
        var isTouched = false
        var told: [String] = []
        _ = try await next { message in
            if message == .touched { isTouched = true }
            if case .changedOutside(path, let disk) = message { told.append(disk.text.text) }
            return isTouched && told.last == "2\n" ? true : nil
        }
        #expect(told.allSatisfy { $0.isEmpty || $0 == "2\n" })
        put("", "new.txt")
        let names = try await next { message -> [String]? in
            if case .listed(let entries, _) = message, entries.count == 2 { entries.map(\.name) } else { nil }
        }
        #expect(names == ["app.py", "new.txt"])
        unlink(workspace.folder + "/app.py")
        _ = try await next { if case .removedOutside(path) = $0 { true } else { nil } }
        await keeper.finish()
    }

    @Test(.timeLimit(.minutes(10))) func `the editor never overwrites a file that the shell changed`() async throws {
        let keeper = try keeper()
        let (path, disk) = try await opened(keeper)
        put("theirs\n", "app.py")
        keeper.start(id, .save(path, WorkspaceText("mine\n"), over: disk.version, revision: 1))
        let conflict = try await next { if case .collided(path, let conflict) = $0 { conflict } else { nil } }
        guard case .changed(let theirs) = conflict else {
            Issue.record("\(conflict)")
            return
        }
        #expect(theirs.text.text == "theirs\n")
        #expect(onDisk("app.py") == "theirs\n")
        // Not even after the change was reported: the learner's text isn't based on it.
        keeper.start(id, .save(path, WorkspaceText("mine\n"), over: disk.version, revision: 2))
        _ = try await next { if case .collided = $0 { true } else { nil } }
        #expect(onDisk("app.py") == "theirs\n")
        await keeper.finish()
        // The learner's text survives a restart.
        let later = try self.keeper()
        later.start(id, .read(path))
        let draft = try await next { if case .opened(path, _, let draft) = $0 { draft?.text } else { nil } }
        #expect(draft == "mine\n")
        later.start(id, .save(path, WorkspaceText("mine\n"), over: 1, revision: 1))
        _ = try await next { if case .saved = $0 { true } else { nil } }
        #expect(onDisk("app.py") == "mine\n")
        later.start(id, .read(path))
        let rest = try await next { if case .opened(path, _, let draft) = $0 { draft == nil } else { nil } }
        #expect(rest)
        await later.finish()
    }

    @Test(.timeLimit(.minutes(10))) func `a reset and its undo restore the right texts`() async throws {
        let keeper = try keeper()
        _ = try await opened(keeper)
        put("mine\n", "app.py")
        keeper.start(id, .compare(files))
        let changes = try await next { if case .differs(let changes) = $0 { changes } else { nil } }
        #expect(changes.changed == ["app.py"])
        keeper.start(id, .startOver(files))
        let kept = try await next { if case .startedOver(let kept) = $0 { kept } else { nil } }
        #expect(onDisk("app.py") == "1\n")
        #expect(ScratchFolder.bytes(at: kept + "/app.py") == Array("mine\n".utf8))
        keeper.start(id, .undoStartOver)
        _ = try await next { if case .startingOverUndone = $0 { true } else { nil } }
        #expect(onDisk("app.py") == "mine\n")
        await keeper.finish()
    }
}

/// Messages that were received and not yet examined.
private final class Inbox {
    var messages: [Arrival] = []
}
