package import Progress
package import Sandbox

/// What happened in a lesson's workspace.
package enum FilesMessage: Sendable, Equatable {
    /// The tree as it is now.
    case listed([WorkspaceEntry], folder: String)
    /// Something has changed in the workspace, whoever did it; what that is follows, as far as it is shown.
    case touched
    /// The lesson's files for an exercise are there; these texts are others than before.
    case laidOut(exercise: String?, changed: [WorkspacePath], putAside: [String])
    /// A file was read. The draft is what could not be saved the last time.
    case opened(WorkspacePath, DiskText, draft: Draft?)
    /// A file can't be edited here; why, in a sentence.
    case refused(WorkspacePath, String)
    case saved(WorkspacePath, revision: Int, version: Int?)
    /// The disk did not take it; why, in a sentence.
    case notSaved(WorkspacePath, String)
    /// It was not saved, since the file is another than it was.
    case collided(WorkspacePath, FileDocument.Conflict)
    /// Another program changed a file that is open.
    case changedOutside(WorkspacePath, DiskText)
    /// … or made something of it that can't be edited here.
    case spoiledOutside(WorkspacePath, String)
    case removedOutside(WorkspacePath)
    case made(WorkspacePath)
    case renamed(WorkspacePath, to: WorkspacePath)
    case removed(WorkspacePath)
    /// What starting over would take away.
    case differs(WorkspaceChanges)
    /// Started over; where the copy lies.
    case startedOver(kept: String)
    case startingOverUndone
    /// Something that was asked for could not be done; in a sentence.
    case troubled(String)
}

/// Something to be done in a lesson's workspace; one after the other, in this order.
package enum FilesEffect: Sendable, Equatable {
    /// Lay the lesson's files out for an exercise, and keep an eye on the folder from now on.
    case layOut([StarterFile], exercise: String?)
    /// List the tree, with what is in these folders.
    case list(open: Set<WorkspacePath>)
    case read(WorkspacePath)
    /// Save over that version of the file and no other; `nil`: there is none.
    case save(WorkspacePath, WorkspaceText, over: Int?, revision: Int)
    /// What is kept of it as a draft is of no more use.
    case letGo(WorkspacePath)
    case make(WorkspacePath)
    case rename(WorkspacePath, to: WorkspacePath)
    case remove(WorkspacePath)
    case compare([StarterFile])
    case startOver([StarterFile])
    case undoStartOver
}
