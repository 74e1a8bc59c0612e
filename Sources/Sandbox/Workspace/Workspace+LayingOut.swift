import Course
import Glibc

/// The result of laying out files.
package struct LayingOut: Sendable, Equatable {
    /// Files that are new, or that were unmodified and have been updated.
    package var placed: [String] = []
    /// Files of another exercise that were put aside. They are restored when that exercise is opened again.
    package var putAside: [String] = []
    /// Files that could not be laid out.
    package var troubles: [WorkspaceError] = []
}

/// Puts the lesson's files into the workspace.
extension Workspace {
    /// Makes sure that an exercise's files exist. Files that the learner changed or removed stay that way.
    @discardableResult
    package func layOut(_ files: [StarterFile]) throws(WorkspaceError) -> LayingOut {
        let root = try root(making: true)
        let notes = try noteFolder(making: true)
        var record = try installManifest(notes)
        let before = record
        var outcome = LayingOut()
        for file in files {
            do throws(WorkspaceError) {
                try layOut(file, root, notes, &record, &outcome)
            } catch {
                outcome.troubles.append(error)
            }
        }
        if record != before { try keep(record, notes) }
        return outcome
    }

    private func layOut(
        _ file: StarterFile, _ root: borrowing FolderHandle, _ notes: borrowing FolderHandle, _ record: inout InstallManifest,
        _ outcome: inout LayingOut
    ) throws(WorkspaceError) {
        let path = try WorkspacePath(file.path)
        let folder = try root.folder(path.parts.dropLast(), making: 0o755)
        let isThere = folder.status(path.name) != nil
        let key = InstallManifest.Key(path: file.path, exercise: file.exercise)
        guard let owner = record.owners[file.path] else {
            // A file that calf has no record of is the learner's.
            if !isThere { try place(file, path, folder, &record, &outcome) }
            record.owners[file.path] = file.exercise
            return
        }
        if owner == file.exercise {
            guard isThere, let known = record.hashes[key], known != InstallManifest.hash(file.text.utf8) else { return }
            // The lesson has a newer text. If the file can't be read, it isn't the one that was laid out.
            guard let now = try? folder.bytes(path.name, shownAs: file.path, limit: Self.textLimit), InstallManifest.hash(now) == known
            else {
                return
            }
            try folder.remove(path.name, shownAs: file.path)
            return try place(file, path, folder, &record, &outcome)
        }
        if isThere {
            let aside = try notes.folder(["exercises", Self.asideName(owner)] + path.parts.dropLast(), making: 0o700)
            try aside.remove(path.name, shownAs: file.path)
            try folder.move(path.name, to: aside, as: path.name, shownAs: file.path)
            outcome.putAside.append(file.path)
        }
        // Recorded immediately: if the rest fails, the next attempt continues from here.
        record.owners[file.path] = file.exercise
        try bringBack(file, path, notes, folder, &record, &outcome)
    }

    /// Restores the exercise's file in its last state, or creates it with the lesson's text.
    private func bringBack(
        _ file: StarterFile, _ path: WorkspacePath, _ notes: borrowing FolderHandle, _ folder: borrowing FolderHandle,
        _ record: inout InstallManifest, _ outcome: inout LayingOut
    ) throws(WorkspaceError) {
        do throws(WorkspaceError) {
            let aside = try notes.folder(["exercises", Self.asideName(file.exercise)] + path.parts.dropLast())
            try aside.move(path.name, to: folder, as: path.name, shownAs: file.path)
        } catch .missing {
            try place(file, path, folder, &record, &outcome)
        }
    }

    private func place(
        _ file: StarterFile, _ path: WorkspacePath, _ folder: borrowing FolderHandle, _ record: inout InstallManifest,
        _ outcome: inout LayingOut
    ) throws(WorkspaceError) {
        let bytes = Array(file.text.utf8)
        try folder.make(path.name, bytes, mode: Self.mode(of: bytes), shownAs: file.path)
        record.owners[file.path] = file.exercise
        record.hashes[InstallManifest.Key(path: file.path, exercise: file.exercise)] = InstallManifest.hash(bytes)
        outcome.placed.append(file.path)
    }

    /// A hash, because a malformed lesson may use special characters in exercise IDs.
    private static func asideName(_ exercise: String) -> String { "e-" + ContentHash(of: exercise).hex(digits: 16) }

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
        let draft = Self.passingName()
        try notes.make(draft, Array(record.text.utf8), mode: 0o600, shownAs: Self.recordName)
        try notes.move(draft, to: notes, as: Self.recordName, shownAs: Self.recordName)
    }
}
