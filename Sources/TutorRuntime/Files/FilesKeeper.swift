import Course
import EngineValues
import Progress
import Sandbox
import TutorCore

/// Runs the effects of the files pane one at a time, and reports changes made to the files by other programs.
actor FilesKeeper {
    let progress: ProgressLog
    let mailbox: Mailbox
    private let data: String

    /// The lesson whose workspace is watched.
    private(set) var lesson: LessonID?
    private(set) var workspace: Workspace?
    private var watch: WorkspaceWatch?
    private var open: Set<WorkspacePath> = []
    /// The files that were laid out last.
    private var page: (layout: WorkspaceLayout, exercise: String?)?
    /// The tree as last reported.
    private var listed: [WorkspaceEntry]?
    /// The open files as last read or written; `nil` for a file that can't be edited.
    private var known: [WorkspacePath: DiskText?] = [:]
    private var lastVersion = 0
    /// Files that have a draft because saving them failed.
    private var drafts: Set<WorkspacePath> = []

    private nonisolated let (effects, continuation) = AsyncStream.makeStream(of: Step.self)
    private var work: Task<Void, Never>?

    private enum Step: Sendable {
        case effect(LessonID, FilesEffect)
        case alone(LessonID, @Sendable () async -> Void)
        case look
        case end
    }

    init(data: String, progress: ProgressLog, mailbox: Mailbox) {
        self.data = data
        self.progress = progress
        self.mailbox = mailbox
    }

    /// Queues an effect; never waits.
    nonisolated func start(_ id: LessonID, _ effect: FilesEffect) {
        mailbox.beginWork()
        continuation.yield(.effect(id, effect))
        Task { await begin() }
    }

    /// Runs something that changes a lesson's files, after the queued effects and before later ones: a file that is only hidden meanwhile
    /// isn't reported as removed, and nothing is saved in between.
    nonisolated func alone<Outcome: Sendable>(_ id: LessonID, _ change: @escaping @Sendable () async throws -> Outcome) async throws
        -> Outcome
    {
        Task { await begin() }
        return try await withCheckedThrowingContinuation { waiting in
            continuation.yield(
                .alone(id) {
                    do { waiting.resume(returning: try await change()) } catch { waiting.resume(throwing: error) }
                })
        }
    }

    /// Waits until all queued effects have run.
    func finish() async {
        begin()
        continuation.yield(.end)
        await work?.value
        watch = nil
    }

    private func begin() {
        guard work == nil else { return }
        work = Task {
            for await step in effects {
                switch step {
                case .effect(let id, let effect):
                    await perform(effect, in: id)
                    mailbox.endWork()
                case .alone(let id, let change):
                    await change()
                    await afterChange(in: id)
                case .look:
                    say(.touched)
                    look()
                case .end: return
                }
            }
        }
    }

    private func perform(_ effect: FilesEffect, in id: LessonID) async {
        if id != lesson { enter(id) }
        guard let workspace else { return }
        do throws(WorkspaceError) {
            try await perform(effect, workspace)
        } catch {
            say(.troubled(ErrorText.about(error)))
        }
    }

    /// Lays out the page's files again, since a setup may have provided some.
    private func afterChange(in id: LessonID) async {
        guard id == lesson, let workspace else { return }
        do throws(WorkspaceError) { try layOut(workspace) } catch { say(.troubled(ErrorText.about(error))) }
        look()
    }

    private func enter(_ id: LessonID) {
        lesson = id
        workspace = Workspace(data: data, course: id.course, lesson: id.lesson)
        open = []
        page = nil
        listed = nil
        known = [:]
        drafts = []
        let continuation = continuation
        watch = WorkspaceWatch { continuation.yield(.look) }
    }

    func say(_ message: FilesMessage) {
        if let lesson { mailbox.post(.files(lesson, message)) }
    }

    private func perform(_ effect: FilesEffect, _ workspace: Workspace) async throws(WorkspaceError) {
        switch effect {
        case .layOut(let layout, let exercise):
            page = (layout, exercise)
            try layOut(workspace)
        case .list(let folders):
            open = folders
            listed = nil
            try list(workspace)
        case .read(let path): await read(path, workspace)
        case .save(let path, let text, let over, let revision): await save(path, text, over: over, revision, workspace)
        case .letGo(let path): await letGo(path)
        case .make(let path):
            try workspace.write(WorkspaceText(""), to: path, over: nil)
            say(.made(path))
        case .compare(let layout): say(.differs(try workspace.changes(from: layout)))
        case .startOver(let layout):
            try workspace.reset(to: layout)
            say(.startedOver(kept: workspace.lastKept ?? workspace.notes))
        case .undoStartOver:
            try workspace.undoReset()
            say(.startingOverUndone)
        }
        // The watcher sees what was typed; checking here as well would repeat the work on every key.
        if case .save = effect { return }
        look()
    }

    private func layOut(_ workspace: Workspace) throws(WorkspaceError) {
        guard let page else { return }
        let outcome = try workspace.layOut(page.layout)
        for trouble in outcome.troubles { say(.troubled(ErrorText.about(trouble))) }
        // An invalid path was already reported as trouble.
        let changed = (outcome.placed + outcome.putAside).compactMap { try? WorkspacePath($0) }
        for path in changed { known[path] = nil }
        say(.laidOut(exercise: page.exercise, changed: changed, putAside: outcome.putAside))
    }

    private func list(_ workspace: Workspace) throws(WorkspaceError) {
        let entries = try workspace.list(open: open)
        watch?.watch(workspace, folders: open)
        guard entries != listed else { return }
        listed = entries
        say(.listed(entries, folder: workspace.folder))
    }

    // MARK: - Texts

    private func read(_ path: WorkspacePath, _ workspace: Workspace) async {
        do throws(WorkspaceError) {
            let disk = version(of: try workspace.read(path), path)
            var draft = await draft(of: path)
            if draft?.text == disk.text.text {
                await letGo(path)
                draft = nil
            }
            say(.opened(path, disk, draft: draft))
        } catch {
            known[path] = .some(nil)
            say(.refused(path, ErrorText.about(error)))
        }
    }

    private func save(
        _ path: WorkspacePath, _ text: WorkspaceText, over version: Int?, _ revision: Int, _ workspace: Workspace
    ) async {
        do throws(WorkspaceError) {
            if let version {
                guard let disk = known[path] ?? nil, disk.version == version else { throw .changedMeanwhile(path: path.text) }
                try workspace.write(text, to: path, over: disk.text)
                known[path] = .some(DiskText(text: text, version: version))
            } else {
                try workspace.write(text, to: path, over: nil)
                lastVersion += 1
                known[path] = .some(DiskText(text: text, version: lastVersion))
            }
            if drafts.contains(path) { await letGo(path) }
            say(.saved(path, revision: revision, version: (known[path] ?? nil)?.version))
        } catch {
            await keep(text, path)
            if case .changedMeanwhile = error {
                say(.collided(path, conflict(path, workspace)))
            } else {
                say(.notSaved(path, ErrorText.about(error)))
            }
        }
    }

    private func conflict(_ path: WorkspacePath, _ workspace: Workspace) -> FileDocument.Conflict {
        do throws(WorkspaceError) {
            return .changed(version(of: try workspace.read(path), path))
        } catch .missing {
            return .removed
        } catch {
            return .unreadable
        }
    }

    /// Records a text found on the disk. Unchanged text keeps its version.
    private func version(of text: WorkspaceText, _ path: WorkspacePath) -> DiskText {
        if let disk = known[path] ?? nil, disk.text == text { return disk }
        lastVersion += 1
        let disk = DiskText(text: text, version: lastVersion)
        known[path] = .some(disk)
        return disk
    }

    /// Reports what other programs have changed.
    private func look() {
        guard let workspace else { return }
        do throws(WorkspaceError) { try list(workspace) } catch { say(.troubled(ErrorText.about(error))) }
        for (path, before) in known {
            do throws(WorkspaceError) {
                let now = try workspace.read(path)
                guard now != before?.text else { continue }
                say(.changedOutside(path, version(of: now, path)))
            } catch .missing {
                known[path] = nil
                say(.removedOutside(path))
            } catch {
                // A file that could not be edited before needs no new report.
                guard before != nil else { continue }
                known[path] = .some(nil)
                say(.spoiledOutside(path, ErrorText.about(error)))
            }
        }
    }

    // MARK: - Drafts

    private func key(_ path: WorkspacePath) -> Draft.Key? { lesson.map { Draft.Key(lesson: $0, file: path.text) } }

    private func draft(of path: WorkspacePath) async -> Draft? {
        guard let key = key(path) else { return nil }
        do throws(ProgressError) {
            let draft = try await progress.draft(for: key)
            if draft != nil { drafts.insert(path) }
            return draft
        } catch {
            mailbox.post(.trouble(from: error))
            return nil
        }
    }

    private func keep(_ text: WorkspaceText, _ path: WorkspacePath) async {
        guard let key = key(path) else { return }
        drafts.insert(path)
        do throws(ProgressError) { try await progress.save(Draft(text: text.text, cursor: 0), for: key) } catch {
            mailbox.post(.trouble(from: error))
        }
    }

    private func letGo(_ path: WorkspacePath) async {
        guard let key = key(path) else { return }
        drafts.remove(path)
        do throws(ProgressError) { try await progress.discardDraft(for: key) } catch { mailbox.post(.trouble(from: error)) }
    }
}
