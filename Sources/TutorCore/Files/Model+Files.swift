import Course
package import EngineValues
import Progress
import Terminal

/// The files pane: events in the workspace, and saving what has been typed.
extension Model {
    /// Lays out the present section's files.
    mutating func layOutFiles() -> [Effect] {
        guard let lesson, lesson.hasWorkspace else { return [] }
        let layout = lesson.layout
        for file in layout.starters {
            // An invalid path is reported when the files are laid out.
            if let path = try? WorkspacePath(file.path) { self.lesson?.files.expand(to: path) }
        }
        return [
            .files(lesson.id, .layOut(layout, exercise: lesson.exercise?.id)),
            .files(lesson.id, .list(open: self.lesson?.files.open ?? [])),
        ]
    }

    /// Saves the files that changed since they were last sent to the disk.
    mutating func saveFiles() -> [Effect] {
        var effects: [Effect] = []
        for (path, document) in lesson?.files.documents ?? [:] where document.isToBeSent {
            guard let lesson else { break }
            effects.append(
                .files(lesson.id, .save(path, document.text, over: document.version, revision: document.editor.revision)))
            self.lesson?.files.documents[path]?.sentRevision = document.editor.revision
        }
        return effects
    }

    mutating func handle(_ message: FilesMessage, in id: LessonID) -> [Effect] {
        guard let lesson, lesson.id == id else { return [] }
        switch message {
        case .listed(let entries, let folder):
            let wanted = lesson.files.wanted ?? lesson.files.marked?.path
            self.lesson?.files.folder = folder
            self.lesson?.files.entries = entries
            let index = entries.firstIndex { $0.path != nil && $0.path == wanted }
            if index != nil { self.lesson?.files.wanted = nil }
            mark(index ?? lesson.files.list.selected)
        case .touched: return lookedAt == nil ? [] : [.invalidateFactsByFiles]
        case .laidOut(let exercise, let changed, let putAside): return showLaidOut(exercise, changed, putAside)
        case .opened(let path, let disk, let draft): return showOpened(path, disk, draft)
        case .refused(let path, let why): self.lesson?.files.documents[path] = FileDocument(refusal: why)
        case .saved(let path, let revision, let version):
            self.lesson?.files.documents[path]?.savedRevision = revision
            self.lesson?.files.documents[path]?.version = version
            self.lesson?.files.documents[path]?.trouble = nil
        case .notSaved(let path, let why):
            // The next change is saved again: the disk may have room by then.
            self.lesson?.files.documents[path]?.trouble = why
        case .collided(let path, let conflict):
            self.lesson?.files.documents[path]?.conflict = conflict
            return askAboutConflict()
        case .changedOutside(let path, let disk): return showOutside(path, disk)
        case .spoiledOutside(let path, let why):
            if lesson.files.documents[path]?.isUnsaved == true {
                self.lesson?.files.documents[path]?.conflict = .unreadable
                return askAboutConflict()
            }
            self.lesson?.files.documents[path] = FileDocument(refusal: why)
        case .removedOutside(let path):
            if lesson.files.documents[path]?.isUnsaved == true {
                self.lesson?.files.documents[path]?.conflict = .removed
                return askAboutConflict()
            }
            drop(path)
        case .made(let path):
            self.lesson?.files.part = .editor
            return reveal(path) + open(path)
        case .differs(let changes): return handle(changes)
        case .startedOver(let kept):
            self.lesson?.files.canUndoReset = true
            // The first reset in a review is calf's, not the learner's.
            if lesson.review != nil, !lesson.files.canUndoReset { return reread() }
            let names = lesson.files.resetNames
            notice = Notice("Files reset\(names.isEmpty ? "" : ": \(names)"). Ctrl-G U undoes it. Your versions are in \(kept).")
            return reread() + [.record(Event(.restarted, in: id))]
        case .startingOverUndone:
            self.lesson?.files.canUndoReset = false
            notice = Notice("Files restored.")
            return reread()
        case .troubled(let why): notice = Notice(why, isTrouble: true)
        }
        return []
    }

    // MARK: - Opening

    /// Shows a file, reading it first if necessary.
    mutating func open(_ path: WorkspacePath) -> [Effect] {
        guard let lesson else { return [] }
        self.lesson?.files.shown = path
        if let index = lesson.files.entries.firstIndex(where: { $0.path == path }) { mark(index) } else { self.lesson?.files.wanted = path }
        guard lesson.files.documents[path] == nil else { return askAboutConflict() }
        return [.files(lesson.id, .read(path))]
    }

    /// Expands the folders that contain a new file, and selects it.
    private mutating func reveal(_ path: WorkspacePath) -> [Effect] {
        guard let id = lesson?.id else { return [] }
        lesson?.files.expand(to: path)
        lesson?.files.wanted = path
        return [.files(id, .list(open: lesson?.files.open ?? []))]
    }

    /// Shows the file that the exercise is about in the editor, unless the learner is in a file that did not change.
    private mutating func showLaidOut(_ exercise: String?, _ changed: [WorkspacePath], _ putAside: [String]) -> [Effect] {
        guard let lesson else { return [] }
        if let name = putAside.first {
            let others = putAside.count > 1 ? " and \(putAside.count - 1) more" : ""
            let page = exercise == nil ? "This text" : "This exercise"
            notice = Notice("\(page) has its own \(name)\(others). Your version comes back with its exercise or text.")
        }
        let shown = lesson.files.shown
        for path in changed { self.lesson?.files.documents[path] = nil }
        let isNew = exercise != lesson.files.exercise
        self.lesson?.files.exercise = exercise
        let files = lesson.layout.shownStarters
        let ownFiles = files.filter { $0.exercise == exercise }
        let answered = lesson.lesson.exercises.first { $0.id == exercise }?.solution.compactMap(\.path) ?? []
        // An invalid path was already reported.
        let own = (ownFiles.first { answered.contains($0.path) } ?? ownFiles.first).flatMap { try? WorkspacePath($0.path) }
        if isNew, let own { return open(own) }
        if let shown { return changed.contains(shown) ? open(shown) : [] }
        // As above.
        return (own ?? files.first.flatMap { try? WorkspacePath($0.path) }).map { open($0) } ?? []
    }

    private mutating func showOpened(_ path: WorkspacePath, _ disk: DiskText, _ draft: Draft?) -> [Effect] {
        // The file was requested twice, and the learner has typed in between.
        if lesson?.files.documents[path]?.isUnsaved == true { return [] }
        var document = FileDocument(disk)
        if let draft {
            document.editor.replaceAll(with: draft.text)
            document.conflict = .changed(disk)
        }
        lesson?.files.documents[path] = document
        return askAboutConflict()
    }

    /// Shows another program's text immediately if that loses nothing here. Undo brings the previous text back.
    private mutating func showOutside(_ path: WorkspacePath, _ disk: DiskText) -> [Effect] {
        guard var document = lesson?.files.documents[path] else { return [] }
        if document.isUnsaved || document.conflict != nil {
            document.conflict = .changed(disk)
            lesson?.files.documents[path] = document
            return askAboutConflict()
        }
        if document.refusal == nil { document.reload(disk) } else { document = FileDocument(disk) }
        lesson?.files.documents[path] = document
        return []
    }

    private mutating func drop(_ path: WorkspacePath) {
        lesson?.files.documents[path] = nil
        guard lesson?.files.shown == path else { return }
        lesson?.files.shown = nil
        if lesson?.files.part == .editor { lesson?.files.part = .tree }
    }

    /// Discards the open files, whose texts have changed, and reads the one shown.
    private mutating func reread() -> [Effect] {
        guard let lesson else { return [] }
        self.lesson?.files.documents = [:]
        return lesson.files.shown.map { open($0) } ?? []
    }

    // MARK: - Questions

    /// Asks which of two texts to keep, as soon as the learner looks at the file.
    mutating func askAboutConflict() -> [Effect] {
        guard let lesson, location == .lesson, overlay == nil, lesson.focus == .files || lesson.tab == .files,
            let path = lesson.files.shown, let conflict = lesson.files.document?.conflict
        else { return [] }
        overlay = .question(.fileConflict(path, conflict), .unasked())
        return []
    }

    mutating func settleConflict(_ path: WorkspacePath, keepsOwn: Bool) -> [Effect] {
        guard var document = lesson?.files.documents[path], let conflict = document.conflict else { return [] }
        let letGo = (lesson?.id).map { [Effect.files($0, .letGo(path))] } ?? []
        document.conflict = nil
        document.trouble = nil
        switch (conflict, keepsOwn) {
        case (.changed(let disk), true):
            document.version = disk.version
            document.sentRevision = -1
        case (.removed, true):
            document.version = nil
            document.sentRevision = -1
        case (.changed(let disk), false): document.reload(disk)
        case (.removed, false):
            drop(path)
            return letGo
        case (.unreadable, _):
            lesson?.files.documents[path] = nil
            return open(path)
        }
        lesson?.files.documents[path] = document
        return keepsOwn ? saveFiles() : letGo
    }

    mutating func mark(_ index: Int) {
        let count = lesson?.files.entries.count ?? 0
        lesson?.files.list.select(index, of: count, height: screen.fileTreeHeight)
    }
}

extension FileDocument {
    /// Replaces the text with the one on the disk, as a change that can be undone.
    mutating func reload(_ disk: DiskText) {
        let cursor = editor.cursor
        editor.replaceAll(with: disk.text.text)
        editor.move(to: editor.nearest(cursor))
        hasCarriageReturns = disk.text.hasCarriageReturns
        version = disk.version
        sentRevision = editor.revision
        savedRevision = editor.revision
        trouble = nil
    }
}

extension WorkspacePath {
    /// Whether it is inside a folder, at any depth.
    func isInside(_ folder: WorkspacePath) -> Bool { parts.count > folder.parts.count && parts.starts(with: folder.parts) }
}

extension LessonState {
    /// Whether the lesson uses files or a shell, and thus has a workspace.
    package var hasWorkspace: Bool { lesson.workTabs != [.sql] }

    /// The files of the present section.
    package var layout: WorkspaceLayout {
        if let exercise { return lesson.layout(for: exercise.id) }
        return lesson.layoutOfText(after: lesson.sections.prefix(section + 1).last { $0.exercise != nil }?.exercise?.id)
    }
}
