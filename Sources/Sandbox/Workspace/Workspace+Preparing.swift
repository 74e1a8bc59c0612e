package import EngineValues

/// Records which exercises are prepared: their setup runs once, until the workspace is reset.
extension Workspace {
    private static var preparedName: String { "prepared" }

    /// What has been prepared: the exercises' IDs, and an empty one for the lesson as a whole.
    package func prepared() throws(WorkspaceError) -> Set<String> {
        do throws(WorkspaceError) {
            let bytes = try noteFolder().bytes(Self.preparedName, shownAs: Self.preparedName, limit: Self.textLimit)
            return Set(
                String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init))
        } catch .missing {
            return []
        }
    }

    /// Records that an exercise or the lesson has been prepared.
    package func notePrepared(_ id: String) throws(WorkspaceError) {
        let all = try prepared().union([id])
        try replace(Self.preparedName, with: all.sorted().map { $0 + "\n" }.joined(), try noteFolder(making: true))
    }

    /// Forgets all preparations, so that setup runs again.
    package func forgetPrepared() throws(WorkspaceError) {
        do throws(WorkspaceError) { try noteFolder().remove(Self.preparedName, shownAs: Self.preparedName) } catch .missing {}
    }
}
