package import EngineValues
package import Terminal

/// The state of the files pane.
package struct FilesState: Sendable {
    /// Which part of the pane has the keyboard focus.
    package enum Part: Sendable, Equatable {
        case tree
        case editor
        /// A text field for the name of a new file.
        case naming(InputState)
    }

    /// The absolute path of the workspace's folder; empty until it is known.
    package var folder = ""
    package var entries: [WorkspaceEntry] = []
    /// Folders whose contents are listed.
    package var open: Set<WorkspacePath> = []
    package var list = ListState()
    /// The part that the learner used last.
    package var part: Part = .editor
    /// A file to select once it is listed.
    package var wanted: WorkspacePath?
    /// The exercise whose files were laid out last.
    package var exercise: String?
    /// The open files, by path.
    package var documents: [WorkspacePath: FileDocument] = [:]
    /// The file in the editor.
    package var shown: WorkspacePath?
    /// Whether to ask about a reset of the files once they have been compared.
    var asksWhenCompared = false
    /// The files of the last reset, in one line.
    var resetNames = ""
    /// Whether the last reset of the lesson's files can be undone.
    package var canUndoReset = false

    /// The revision of each open file's text.
    package var revisions: [WorkspacePath: Int] { documents.mapValues(\.editor.revision) }

    package var document: FileDocument? { shown.flatMap { documents[$0] } }

    /// The part with the keyboard focus; the tree if no file is shown.
    package var active: Part { part == .editor && shown == nil ? .tree : part }

    package var marked: WorkspaceEntry? { entries.element(at: list.selected) }

    /// Lists the folders that a file is in.
    mutating func expand(to path: WorkspacePath) {
        guard let folder = path.parent else { return }
        open.insert(folder)
        expand(to: folder)
    }
}

/// A file's text on the disk, with a number that changes whenever another program changes the file.
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
    /// Whether its lines end in CR LF, as on Windows.
    package var hasCarriageReturns: Bool
    /// The number of the file version that this text is based on; `nil` if the file did not exist.
    package var version: Int?
    /// The editor's revision last sent to the disk, and the last one known to be saved.
    package var sentRevision: Int
    package var savedRevision: Int
    /// The text on the disk matches neither this text nor an earlier version. Nothing is saved until the learner chooses one.
    package var conflict: Conflict?
    /// Why the text here could not be saved.
    package var trouble: String?
    /// Why the file can't be edited here; it then has no text.
    package var refusal: String?

    package enum Conflict: Sendable, Equatable {
        case changed(DiskText)
        case removed
        /// Changed to something that can't be shown here.
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

    /// Whether there are changes to send to the disk: not during a conflict, and not while the file is being created.
    var isToBeSent: Bool {
        let isBeingMade = version == nil && sentRevision >= 0 && sentRevision != savedRevision
        return editor.revision != sentRevision && conflict == nil && refusal == nil && !isBeingMade
    }

    package var isUnsaved: Bool { editor.revision != savedRevision }
    package var text: WorkspaceText { WorkspaceText(editor.text, hasCarriageReturns: hasCarriageReturns) }
}
