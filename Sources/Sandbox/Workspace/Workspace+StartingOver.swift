import Glibc

/// Putting a workspace back to where an exercise begins. What was there is kept beside, and comes back by `undoReset`.
extension Workspace {
    /// Earlier states that are kept.
    private static let mostKept = 5
    private static let keptFolder = "kept"

    /// Whether an earlier state can be had back.
    package var canUndoReset: Bool {
        lastState != nil
    }

    /// Moves everything that is there into a copy and lays the files out anew. The folder itself stays, so that a shell in it does, too.
    ///
    /// - Parameter all: also what other exercises have put aside.
    package func reset(to files: [StarterFile], all: Bool = false) throws(WorkspaceError) {
        let notes = try noteFolder(making: true)
        try putAway(notes, all: all)
        var record = try installManifest(notes)
        for file in files {
            record.owners[file.path] = nil
            record.hashes[InstallManifest.Key(path: file.path, exercise: file.exercise)] = nil
        }
        try keep(all ? InstallManifest() : record, notes)
        let outcome = try layOut(files)
        if let trouble = outcome.troubles.first { throw trouble }
    }

    /// Takes the last starting over back; what was done since is kept in its place.
    package func undoReset() throws(WorkspaceError) {
        let notes = try noteFolder(making: true)
        let kept = try notes.folder([Self.keptFolder], making: 0o700)
        guard let last = try Self.states(kept).last else { throw .nothingKept }
        let state = try kept.folder(last, shownAs: last)
        try putAway(notes, all: state.status("exercises") != nil)
        try Self.moveAll(from: try state.folder(["files"]), to: try root(making: true))
        for name in ["laid-out", "exercises"] where state.status(name) != nil {
            try notes.remove(name, shownAs: name)
            try state.move(name, to: notes, as: name, shownAs: name)
        }
        try kept.remove(last, shownAs: last)
    }

    /// Where the last state lies that was put away, to be told to the learner.
    package var lastKept: String? {
        lastState.map { "\(notes)/\(Self.keptFolder)/\($0)/files" }
    }

    private var lastState: String? {
        do throws(WorkspaceError) { return try Self.states(try noteFolder().folder([Self.keptFolder])).last } catch {
            // Where nothing can be looked at, there is nothing to come back to.
            return nil
        }
    }

    /// Moves the workspace's contents into a new state. Where one of them can't be moved, all are back.
    private func putAway(_ notes: borrowing FolderHandle, all: Bool) throws(WorkspaceError) {
        let root = try root(making: true)
        let kept = try notes.folder([Self.keptFolder], making: 0o700)
        let name = Self.newName(after: try Self.states(kept))
        let state = try kept.folder(name, making: 0o700, shownAs: name)
        let files = try state.folder("files", making: 0o755, shownAs: "files")
        do throws(WorkspaceError) {
            try Self.moveAll(from: root, to: files)
        } catch {
            // The first error is the one to tell; what could not go cannot be in the way here.
            try? Self.moveAll(from: files, to: root)
            // The same.
            try? kept.remove(name, shownAs: name)
            throw error
        }
        let record = try installManifest(notes)
        try state.make("laid-out", Array(record.text.utf8), mode: 0o600, shownAs: "laid-out")
        if all {
            _ = try notes.folder("exercises", making: 0o700, shownAs: "exercises")
            try notes.move("exercises", to: state, as: "exercises", shownAs: "exercises")
        }
        for old in try Self.states(kept).dropLast(Self.mostKept) {
            // What a container left there may belong to somebody else; then it stays, and costs no more than its room.
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

    /// The states that are kept, the oldest first: their names are times.
    private static func states(_ kept: borrowing FolderHandle) throws(WorkspaceError) -> [String] {
        try kept.names(atMost: 1_000).0.compactMap(\.text).sorted()
    }

    /// The time, such as `2026-11-20T14.05.33.120`, later than all there are.
    private static func newName(after names: [String]) -> String {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        var parts = tm()
        gmtime_r(&now.tv_sec, &parts)
        func digits(_ number: Int, _ count: Int = 2) -> String {
            let text = "\(number)"
            return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
        }
        let day = [digits(Int(parts.tm_year) + 1900, 4), digits(Int(parts.tm_mon) + 1), digits(Int(parts.tm_mday))].joined(separator: "-")
        let time = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { digits(Int($0)) }.joined(separator: ".")
        let name = "\(day)T\(time).\(digits(now.tv_nsec / 1_000_000, 3))"
        // Clocks are set back; the order must not be.
        guard let last = names.last, last >= name else { return name }
        return last + "+"
    }
}
