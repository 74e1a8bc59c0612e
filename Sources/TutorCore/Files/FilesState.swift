package import Sandbox
package import Terminal

/// The files of a lesson's workspace as the files pane shows them.
package struct FilesState: Sendable {
    /// Which part of the pane has the keys.
    package enum Part: Sendable, Equatable {
        case tree
        case editor
        /// A name is being typed.
        case naming(Naming)
    }

    /// What is being named.
    package struct Naming: Sendable, Equatable {
        /// What gets another name; `nil` for a new file.
        package var renamed: WorkspacePath?
        package var input: InputState
    }

    /// The workspace's folder, an absolute path; empty until it is known.
    package var folder = ""
    package var entries: [WorkspaceEntry] = []
    /// Folders whose contents are listed.
    package var open: Set<WorkspacePath> = []
    package var list = ListState()
    /// What the learner was at last.
    package var part: Part = .editor
    /// To be marked once it is listed.
    package var wanted: WorkspacePath?
    /// The exercise whose files were laid out last.
    package var exercise: String?
    /// The files that were opened, by path.
    package var documents: [WorkspacePath: FileDocument] = [:]
    /// The one in the editor.
    package var shown: WorkspacePath?
    /// The lesson's files were started over here, and that can be taken back.
    package var canUndoReset = false

    package init() {}

    package var document: FileDocument? { shown.flatMap { documents[$0] } }

    /// What has the keys: the tree, as long as no file was opened.
    package var active: Part { part == .editor && shown == nil ? .tree : part }

    package var marked: WorkspaceEntry? { entries.element(at: list.selected) }
}

/// A text as it was on the disk, with a number that is another after each change by another program.
package struct DiskText: Sendable, Equatable {
    package var text: WorkspaceText
    package var version: Int

    package init(text: WorkspaceText, version: Int) {
        self.text = text
        self.version = version
    }
}

/// One file in the editor.
package struct FileDocument: Sendable {
    package var editor: EditorState
    /// Its lines end as on Windows.
    package var hasCarriageReturns: Bool
    /// The state of the file that this text goes on from, by number; `nil` where there was none.
    package var version: Int?
    /// The editor's revision that was sent to the disk last, and the one that is known to be there.
    package var sentRevision: Int
    package var savedRevision: Int
    /// The text on the disk is neither the one here nor one that was: nothing is saved before the learner has said which one counts.
    package var conflict: Conflict?
    /// Why the text here could not be saved.
    package var trouble: String?
    /// Why it can't be edited here; then there is no text.
    package var refusal: String?

    package enum Conflict: Sendable, Equatable {
        case changed(DiskText)
        case removed
        /// Changed, and what it is now can't be shown here.
        case unreadable
    }

    package init(_ disk: DiskText) {
        editor = EditorState(text: disk.text.text)
        editor.move(to: EditorState.Position(line: 0, offset: 0))
        hasCarriageReturns = disk.text.hasCarriageReturns
        version = disk.version
        sentRevision = editor.revision
        savedRevision = editor.revision
    }

    /// A file that can't be edited here.
    package init(refusal: String) {
        self.init(DiskText(text: WorkspaceText(""), version: 0))
        self.refusal = refusal
    }

    /// Whether there is something to be sent to the disk: not before it is decided what counts, nor while the file is being made.
    var isToBeSent: Bool {
        let isBeingMade = version == nil && sentRevision >= 0 && sentRevision != savedRevision
        return editor.revision != sentRevision && conflict == nil && refusal == nil && !isBeingMade
    }

    package var isUnsaved: Bool { editor.revision != savedRevision }
    package var text: WorkspaceText { WorkspaceText(editor.text, hasCarriageReturns: hasCarriageReturns) }
}
