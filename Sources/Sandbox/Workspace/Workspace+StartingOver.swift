package import EngineValues
import Glibc
import Primitives

/// Resets a workspace to an exercise's starting state. The previous contents are kept, and `undoReset` restores them.
extension Workspace {
    /// How many earlier states are kept.
    private static let maxKept = 5
    private static let keptFolder = "kept"

    /// Moves everything into a saved state, and lays the files out again. The folder itself is kept, so that a shell can stay in it.
    ///
    /// - Parameter all: Whether to reset what other parts have put aside, too.
    package func reset(to layout: WorkspaceLayout, all: Bool = false) throws(WorkspaceError) {
        let notes = try noteFolder(making: true)
        try putBackHidden()
        try putAway(notes, all: all)
        var record = try installManifest(notes)
        var troubles: [WorkspaceError] = []
        for file in try originals(layout, notes, troubles: &troubles).files {
            record.owners[file.path.text] = nil
            record.hashes[file.key] = nil
        }
        try keep(all ? InstallManifest() : record, notes)
        let outcome = try layOut(layout)
        if let trouble = outcome.troubles.first { throw trouble }
    }

    /// Undoes the last reset. The changes made since then are saved as an earlier state.
    package func undoReset() throws(WorkspaceError) {
        let notes = try noteFolder(making: true)
        let kept = try notes.folder([Self.keptFolder], making: 0o700)
        guard let last = try Self.states(kept).last else { throw .nothingKept }
        let state = try kept.folder(last, shownAs: last)
        try putAway(notes, all: state.status(Self.asideFolder) != nil)
        try Self.moveAll(from: try state.folder(["files"]), to: try root(making: true))
        for name in ["laid-out", Self.asideFolder] where state.status(name) != nil {
            try notes.remove(name, shownAs: name)
            try state.move(name, to: notes, as: name, shownAs: name)
        }
        try kept.remove(last, shownAs: last)
    }

    /// The path of the last saved state, to show to the learner; `nil` if there is none.
    package var lastKept: String? {
        // If the states can't be read, there is nothing to restore.
        let last = try? Self.states(try noteFolder().folder([Self.keptFolder])).last
        return last.map { "\(notes)/\(Self.keptFolder)/\($0)/files" }
    }

    /// Moves the workspace's contents into a new saved state. If one of them can't be moved, all are moved back.
    private func putAway(_ notes: borrowing FolderHandle, all: Bool) throws(WorkspaceError) {
        let root = try root(making: true)
        let kept = try notes.folder([Self.keptFolder], making: 0o700)
        let name = Self.newName(after: try Self.states(kept))
        let state = try kept.folder(name, making: 0o700, shownAs: name)
        let files = try state.folder("files", making: 0o755, shownAs: "files")
        do throws(WorkspaceError) {
            try Self.moveAll(from: root, to: files)
        } catch {
            // Report the first error. Entries that were not moved can't conflict with those moved back.
            try? Self.moveAll(from: files, to: root)
            // Likewise.
            try? kept.remove(name, shownAs: name)
            throw error
        }
        let record = try installManifest(notes)
        try state.make("laid-out", Array(record.text.utf8), mode: 0o600, shownAs: "laid-out")
        if all {
            _ = try notes.folder(Self.asideFolder, making: 0o700, shownAs: Self.asideFolder)
            try notes.move(Self.asideFolder, to: state, as: Self.asideFolder, shownAs: Self.asideFolder)
        }
        for old in try Self.states(kept).dropLast(Self.maxKept) {
            // A container may have created files owned by another user. Then the state stays and only takes up space.
            try? kept.remove(old, shownAs: old)
        }
    }

    private static func moveAll(from: borrowing FolderHandle, to: borrowing FolderHandle) throws(WorkspaceError) {
        var isCut = true
        while isCut {
            let found = try from.names(atMost: 10_000)
            isCut = found.isCut
            for name in found.0 { try from.move(name.bytes, to: to, as: name.bytes, shownAs: name.shown) }
        }
    }

    /// The saved states, oldest first: their names are times.
    private static func states(_ kept: borrowing FolderHandle) throws(WorkspaceError) -> [String] {
        try kept.names(atMost: 1_000).0.compactMap(\.text).sorted()
    }

    /// The current time, such as `2026-11-20T14.05.33.120`, but always later than all existing names.
    private static func newName(after names: [String]) -> String {
        let name = String(Timestamp.now.description.replacing(":", with: ".").dropLast())
        // Even if the clock has been set back, the order must be kept.
        guard let last = names.last, last >= name else { return name }
        return last + "+"
    }
}
