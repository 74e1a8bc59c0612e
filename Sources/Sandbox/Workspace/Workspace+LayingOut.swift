import Course
package import EngineValues
import Glibc

/// The result of laying out files.
package struct LayingOut: Sendable, Equatable {
    /// Files that are new, or that were unmodified and have been updated.
    package var placed: [String] = []
    /// Files of another part that were put aside. They are restored when its page is opened again.
    package var putAside: [String] = []
    /// Files that could not be laid out.
    package var troubles: [WorkspaceError] = []
}

/// Puts the lesson's files into the workspace.
extension Workspace {
    /// Makes sure that the files of a layout are in place. Files that the learner changed or removed stay that way.
    @discardableResult
    package func layOut(_ layout: WorkspaceLayout) throws(WorkspaceError) -> LayingOut {
        let root = try root(making: true)
        let notes = try noteFolder(making: true)
        try putBackHidden()
        var record = try installManifest(notes)
        let before = record
        var outcome = LayingOut()
        let (files, folders) = try originals(layout, notes, troubles: &outcome.troubles)
        for file in files {
            do throws(WorkspaceError) {
                try layOut(file, root, notes, &record, &outcome)
            } catch {
                outcome.troubles.append(error)
            }
        }
        for folder in folders.sorted() {
            do throws(WorkspaceError) { _ = try root.folder(folder.parts, making: 0o755) } catch {
                if !outcome.troubles.contains(error) { outcome.troubles.append(error) }
            }
        }
        if record != before { try keep(record, notes) }
        return outcome
    }

    private func layOut(
        _ file: Original, _ root: borrowing FolderHandle, _ notes: borrowing FolderHandle, _ record: inout InstallManifest,
        _ outcome: inout LayingOut
    ) throws(WorkspaceError) {
        let path = file.path
        let folder = try root.folder(path.parts.dropLast(), making: 0o755)
        let isThere = folder.status(path.name) != nil
        guard let owner = record.owners[path.text] else {
            // A file that calf has no record of is the learner's.
            if !isThere { try place(file, notes, folder, &record, &outcome) }
            record.owners[path.text] = file.part
            return
        }
        if owner == file.part {
            // What a setup makes is updated when it runs.
            guard isThere, let text = file.text, let known = record.hashes[file.key], known != InstallManifest.hash(text.utf8) else {
                return
            }
            // The lesson has a newer text. If the file can't be read, it isn't the one that was laid out.
            guard let now = try? folder.bytes(path.name, shownAs: path.text, limit: Self.textLimit), InstallManifest.hash(now) == known
            else {
                return
            }
            try folder.remove(path.name, shownAs: path.text)
            return try place(file, notes, folder, &record, &outcome)
        }
        if isThere {
            let aside = try notes.folder([Self.asideFolder, Self.folderName(of: owner)] + path.parts.dropLast(), making: 0o700)
            try aside.remove(path.name, shownAs: path.text)
            try folder.move(path.name, to: aside, as: path.name, shownAs: path.text)
            outcome.putAside.append(path.text)
        }
        // Recorded immediately: if the rest fails, the next attempt continues from here.
        record.owners[path.text] = file.part
        try bringBack(file, notes, folder, &record, &outcome)
    }

    /// Restores the part's file in its last state, or creates it as the lesson provides it.
    private func bringBack(
        _ file: Original, _ notes: borrowing FolderHandle, _ folder: borrowing FolderHandle, _ record: inout InstallManifest,
        _ outcome: inout LayingOut
    ) throws(WorkspaceError) {
        do throws(WorkspaceError) {
            let aside = try notes.folder([Self.asideFolder, Self.folderName(of: file.part)] + file.path.parts.dropLast())
            try aside.move(file.path.name, to: folder, as: file.path.name, shownAs: file.path.text)
        } catch .missing {
            try place(file, notes, folder, &record, &outcome)
        }
    }

    private func place(
        _ file: Original, _ notes: borrowing FolderHandle, _ folder: borrowing FolderHandle, _ record: inout InstallManifest,
        _ outcome: inout LayingOut
    ) throws(WorkspaceError) {
        let (bytes, mode) = try content(of: file, notes)
        try folder.make(file.path.name, bytes, mode: mode, shownAs: file.path.text)
        record.owners[file.path.text] = file.part
        record.hashes[file.key] = InstallManifest.hash(bytes)
        outcome.placed.append(file.path.text)
    }

    /// Where the files of other parts are put aside.
    static var asideFolder: String { "exercises" }

    // MARK: - The manifest

    private static var recordName: String { "laid-out" }

    func installManifest(_ notes: borrowing FolderHandle) throws(WorkspaceError) -> InstallManifest {
        do throws(WorkspaceError) {
            let bytes = try notes.bytes(Self.recordName, shownAs: Self.recordName, limit: Self.textLimit)
            return InstallManifest(text: String(decoding: bytes, as: UTF8.self))
        } catch .missing {
            return InstallManifest()
        }
    }

    func keep(_ record: InstallManifest, _ notes: borrowing FolderHandle) throws(WorkspaceError) {
        try replace(Self.recordName, with: record.text, notes)
    }

    /// Replaces one of calf's own records.
    func replace(_ name: String, with text: String, _ notes: borrowing FolderHandle) throws(WorkspaceError) {
        let draft = Self.passingName()
        try notes.make(draft, Array(text.utf8), mode: 0o600, shownAs: name)
        try notes.move(draft, to: notes, as: name, shownAs: name)
    }
}
