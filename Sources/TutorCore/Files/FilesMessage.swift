package import EngineValues
package import Progress

/// What happened in a lesson's workspace.
package enum FilesMessage: Sendable, Equatable {
    /// The current tree.
    case listed([WorkspaceEntry], folder: String)
    /// Something in the workspace has changed, no matter who changed it. Details follow for what is shown.
    case touched
    /// The files of a page have been laid out; the texts of `changed` differ from before.
    case laidOut(exercise: String?, changed: [WorkspacePath], putAside: [String])
    /// A file was read. The draft is a text that could not be saved last time.
    case opened(WorkspacePath, DiskText, draft: Draft?)
    /// A file can't be edited here; the reason, in a sentence.
    case refused(WorkspacePath, String)
    case saved(WorkspacePath, revision: Int, version: Int?)
    /// Writing to the disk failed; the reason, in a sentence.
    case notSaved(WorkspacePath, String)
    /// Not saved, because the file has changed on the disk.
    case collided(WorkspacePath, FileDocument.Conflict)
    /// Another program changed an open file.
    case changedOutside(WorkspacePath, DiskText)
    /// Another program made an open file impossible to edit here.
    case spoiledOutside(WorkspacePath, String)
    case removedOutside(WorkspacePath)
    case made(WorkspacePath)
    /// What a reset would discard.
    case differs(WorkspaceChanges)
    /// The files were reset; `kept` is the path of the backup copy.
    case startedOver(kept: String)
    case startingOverUndone
    /// An effect failed; the reason, in a sentence.
    case troubled(String)
}

/// Work in a lesson's workspace. Effects run one at a time, in order.
package enum FilesEffect: Sendable, Equatable {
    /// Lay out the files of the present page, which may be an exercise, and watch the folder from now on.
    case layOut(WorkspaceLayout, exercise: String?)
    /// List the tree with the contents of these folders.
    case list(open: Set<WorkspacePath>)
    case read(WorkspacePath)
    /// Save only if the file still has this version; `nil` means that it must not exist.
    case save(WorkspacePath, WorkspaceText, over: Int?, revision: Int)
    /// Delete the file's draft, which is no longer needed.
    case letGo(WorkspacePath)
    case make(WorkspacePath)
    case compare(WorkspaceLayout)
    case startOver(WorkspaceLayout)
    case undoStartOver
}
