import Course
package import EngineValues
import Glibc

/// Runs setup scripts without changing what the learner has edited.
///
/// A script may write any file. So it finds the lesson's own files in place, and everything of the learner's is hidden from it: moved into a
/// folder of calf's, and put back afterward. A folder that is mounted in a container or open in a shell stays the same folder.
extension Workspace {
    private static let hiddenFolder = "hidden"
    /// What the learner made, and no part of the lesson provides.
    private static let learnersFolder = "own"

    /// Runs the setup of a layout's first part, and records the files that it makes as that part's.
    package func settingUp<Outcome>(_ layout: WorkspaceLayout, run: () async throws -> Outcome) async throws -> Outcome {
        try layOut(layout)
        let before = try hide(layout)
        let outcome: Outcome
        do { outcome = try await run() } catch {
            try finish(layout.parts[0], before)
            throw error
        }
        try finish(layout.parts[0], before)
        return outcome
    }

    private func finish(_ part: String, _ before: [WorkspacePath: [UInt8]]) throws(WorkspaceError) {
        // Another calf has put the learner's files back meanwhile, so they can't be told apart from what the script made.
        guard try noteFolder(making: true).status(Self.hiddenFolder) != nil else { return }
        try record(part, before)
        try putBackHidden()
    }

    // MARK: - Before

    /// Hides the learner's files, and puts the originals in place.
    ///
    /// - Returns: The originals.
    private func hide(_ layout: WorkspaceLayout) throws(WorkspaceError) -> [WorkspacePath: [UInt8]] {
        let root = try root(making: true)
        let notes = try noteFolder(making: true)
        let record = try installManifest(notes)
        var troubles: [WorkspaceError] = []
        let (files, folders) = try originals(layout, notes, troubles: &troubles)
        var contents: [WorkspacePath: [UInt8]] = [:]
        for file in files { contents[file.path] = try content(of: file, notes).bytes }
        let hidden = try notes.folder([Self.hiddenFolder], making: 0o700)
        try hide(root, nil, contents, folders, record, hidden)
        for file in files {
            // An original can't be where a link leads elsewhere. That was reported when the files were laid out.
            guard let folder = try? root.folder(file.path.parts.dropLast(), making: 0o755), folder.status(file.path.name) == nil else {
                continue
            }
            // One that the learner removed returns, because the script may need it.
            let (bytes, mode) = try content(of: file, notes)
            try folder.make(file.path.name, bytes, mode: mode, shownAs: file.path.text)
        }
        return contents
    }

    private func hide(
        _ folder: borrowing FolderHandle, _ path: WorkspacePath?, _ originals: [WorkspacePath: [UInt8]], _ folders: Set<WorkspacePath>,
        _ record: InstallManifest, _ hidden: borrowing FolderHandle
    ) throws(WorkspaceError) {
        for name in try folder.names(atMost: 10_000).0 {
            let inner = name.text.flatMap { WorkspacePath(parent: path, name: $0) }
            if let inner, folder.isFolder(name.bytes), folders.contains(inner) {
                try hide(try folder.folder(name.bytes, shownAs: inner.text), inner, originals, folders, record, hidden)
                continue
            }
            // What can't be read isn't an original.
            let now = inner.flatMap { try? folder.bytes($0.name, shownAs: $0.text, limit: Self.madeLimit) }
            if let now, let inner, originals[inner] == now { continue }
            let owner = inner.flatMap { record.owners[$0.text] }.map(Self.folderName(of:)) ?? Self.learnersFolder
            let shown = (path.map { $0.text + "/" } ?? "") + name.shown
            let place = try hidden.folder([owner] + (path?.parts ?? []), making: 0o755)
            do throws(WorkspaceError) {
                try folder.move(name.bytes, to: place, as: name.bytes, shownAs: shown)
            } catch .permission {
                // In a folder that a container made as root. The script can't change it, either.
            }
        }
    }

    // MARK: - After

    /// Keeps copies of the files that the script made or changed.
    private func record(_ part: String, _ before: [WorkspacePath: [UInt8]]) throws(WorkspaceError) {
        let notes = try noteFolder(making: true)
        var record = try installManifest(notes)
        var folders: Set<WorkspacePath> = []
        let known = Set(try made(by: part, notes, &folders))
        let draft = Self.passingName()
        let copies = try notes.folder(draft, making: 0o700, shownAs: draft)
        var left = Self.maxMade
        try keepCopies(try root(making: true), nil, copies, &left) { path, bytes in
            if before[path] == bytes, !known.contains(path) { return false }
            let key = InstallManifest.Key(path: path.text, exercise: part)
            record.owners[path.text] = part
            record.hashes[key] = InstallManifest.hash(bytes)
            return true
        }
        let all = try notes.folder([Self.madeFolder], making: 0o700)
        let name = Self.folderName(of: part)
        try all.remove(name, shownAs: name)
        try notes.move(draft, to: all, as: name, shownAs: name)
        try keep(record, notes)
    }

    private func keepCopies(
        _ folder: borrowing FolderHandle, _ path: WorkspacePath?, _ copies: borrowing FolderHandle, _ left: inout Int,
        where isMade: (WorkspacePath, [UInt8]) -> Bool
    ) throws(WorkspaceError) {
        for name in try folder.names(atMost: 10_000).0 {
            // A name with control characters could not be recorded.
            guard left > 0, let inner = name.text.flatMap({ try? WorkspacePath((path.map { $0.text + "/" } ?? "") + $0) }) else { continue }
            guard let found = folder.status(name.bytes) else { continue }
            if found.st_mode & S_IFMT == S_IFDIR {
                guard let next = try? folder.folder(name.bytes, shownAs: inner.text) else { continue }  // root's, and not readable
                _ = try copies.folder(inner.parts, making: 0o755)
                try keepCopies(next, inner, copies, &left, where: isMade)
                continue
            }
            // What can't be read or is too large isn't copied: it counts as the learner's.
            guard let bytes = try? folder.bytes(name.bytes, shownAs: inner.text, limit: Self.madeLimit), isMade(inner, bytes) else {
                continue
            }
            left -= 1
            try copies.folder(inner.parts.dropLast(), making: 0o755)
                .make(name.bytes, bytes, mode: found.st_mode & 0o777, shownAs: inner.text)
        }
    }

    /// Puts the learner's files back over what a script made: into the workspace, or to those put aside if another part's version is there
    /// now. Also after a setup that was killed.
    func putBackHidden() throws(WorkspaceError) {
        let notes = try noteFolder(making: true)
        guard notes.status(Self.hiddenFolder) != nil else { return }
        let record = try installManifest(notes)
        let hidden = try notes.folder([Self.hiddenFolder])
        var failures: [WorkspaceError] = []
        for owner in try hidden.names(atMost: 1_000).0.compactMap(\.text) {
            try putBack(try hidden.folder(owner, shownAs: owner), nil, of: owner, record, notes, try root(making: true), &failures)
        }
        guard let failure = failures.first else { return try notes.remove(Self.hiddenFolder, shownAs: Self.hiddenFolder) }
        // What can't be put back is kept, and reported once.
        try notes.move(Self.hiddenFolder, to: notes, as: Self.passingName(), shownAs: Self.hiddenFolder)
        throw failure
    }

    private func putBack(
        _ folder: borrowing FolderHandle, _ path: WorkspacePath?, of owner: String, _ record: InstallManifest,
        _ notes: borrowing FolderHandle, _ root: borrowing FolderHandle, _ failures: inout [WorkspaceError]
    ) throws(WorkspaceError) {
        let parts = path?.parts ?? []
        for name in try folder.names(atMost: 10_000).0 {
            let inner = name.text.flatMap { WorkspacePath(parent: path, name: $0) }
            let shown = (path.map { $0.text + "/" } ?? "") + name.shown
            let place = try root.folder(parts, making: 0o755)
            if let inner, folder.isFolder(name.bytes), place.status(name.bytes) != nil {
                try putBack(try folder.folder(name.bytes, shownAs: shown), inner, of: owner, record, notes, root, &failures)
                continue
            }
            let now = inner.flatMap { record.owners[$0.text] }.map(Self.folderName(of:))
            do throws(WorkspaceError) {
                if owner == Self.learnersFolder || now == owner {
                    // A folder that the script made in place of a file is removed: the learner's file counts.
                    if place.isFolder(name.bytes) { try place.remove(name.bytes, shownAs: shown) }
                    try folder.move(name.bytes, to: place, as: name.bytes, shownAs: shown)
                } else {
                    let aside = try notes.folder([Self.asideFolder, owner] + parts, making: 0o700)
                    try aside.remove(name.bytes, shownAs: shown)
                    try folder.move(name.bytes, to: aside, as: name.bytes, shownAs: shown)
                }
            } catch {
                failures.append(error)
            }
        }
    }
}
