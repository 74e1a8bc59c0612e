/// The differences between a workspace and what its lesson laid out: what a reset would remove.
package struct WorkspaceChanges: Sendable, Equatable {
    /// Files of the lesson whose text differs.
    package var changed: [String] = []
    /// Files of the lesson that were deleted.
    package var removed: [String] = []
    /// Files that aren't part of the lesson. A folder, which ends in `/`, represents everything in it.
    package var added: [String] = []
    /// Whether there are more changes than listed.
    package var isCut = false

    package init() {}

    package var isEmpty: Bool { changed.isEmpty && removed.isEmpty && added.isEmpty }
}
