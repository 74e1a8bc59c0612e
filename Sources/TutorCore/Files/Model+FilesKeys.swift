import EngineValues
import Primitives
import Terminal

/// Keys and clicks in the files pane.
extension Model {
    mutating func handleInFiles(_ key: KeyEvent) -> [Effect] {
        guard let files = lesson?.files else { return [] }
        switch files.active {
        case .tree: return handleInTree(key, files)
        case .editor: return handleInFileText(key, files)
        case .naming(let name): return handle(key, name)
        }
    }

    private mutating func handleInTree(_ key: KeyEvent, _ files: FilesState) -> [Effect] {
        switch key.key {
        case .escape, .backtab: lesson?.focus = .text
        case .tab: if files.document != nil { lesson?.files.part = .editor } else { lesson?.focus = .text }
        case .enter: return openMarkedFile()
        case .right where isFolder(files.marked, open: false), .left where isFolder(files.marked, open: true): return openMarkedFile()
        case .left:
            let parent = files.marked?.path?.parent
            if parent != nil, let index = files.entries.firstIndex(where: { $0.path == parent }) { mark(index) }
        case .character("n") where !key.control && !key.alt: beginNaming(files)
        case .character("r") where !key.control && !key.alt, .character("d") where !key.control && !key.alt, .delete:
            notice = Notice("Rename and delete files in the shell, with mv and rm.")
        default: _ = lesson?.files.list.handle(key, count: files.entries.count, height: screen.fileTreeHeight)
        }
        return []
    }

    private func isFolder(_ entry: WorkspaceEntry?, open: Bool) -> Bool { entry?.kind == .folder(isOpen: open) }

    /// Opens the selected folder, or the selected file in the editor.
    mutating func openMarkedFile() -> [Effect] {
        guard let lesson, let entry = lesson.files.marked else { return [] }
        guard let path = entry.path else {
            notice = Notice(
                entry.kind == .more
                    ? "Not all files are listed. Run ls in the shell." : "This name is not valid text. Rename it in the shell.")
            return []
        }
        switch entry.kind {
        case .folder(let isOpen):
            var open = lesson.files.open
            if isOpen { open = open.filter { $0 != path && !$0.isInside(path) } } else { open.insert(path) }
            self.lesson?.files.open = open
            return [.files(lesson.id, .list(open: open))]
        case .file:
            self.lesson?.files.part = .editor
            return self.open(path)
        case .link(let target): notice = Notice("\(entry.name) is a link to \(target). Open it in the shell.")
        case .other: notice = Notice("\(entry.name) is not a regular file.")
        case .more: break
        }
        return []
    }

    // MARK: - The text

    private mutating func handleInFileText(_ key: KeyEvent, _ files: FilesState) -> [Effect] {
        switch key.key {
        case .escape: lesson?.focus = .text
        case .backtab: lesson?.files.part = .tree
        case .tab: return editFile { $0.insert($0.indentation(for: files.shown)) }
        case .enter where !key.control && !key.alt && !key.shift: return editFile { $0.insertLine(for: files.shown) }
        case .character("s") where key.control:
            notice = Notice(files.document?.trouble ?? "Your text is saved as you type.")
        default: return editFile { _ = $0.handle(key) }
        }
        return []
    }

    /// Changes the text of the file in the editor, or says why that is impossible.
    mutating func editFile(_ change: (inout EditorState) -> Void) -> [Effect] {
        guard let path = lesson?.files.shown, var document = lesson?.files.documents[path] else { return [] }
        if let refusal = document.refusal {
            notice = Notice(refusal)
            return []
        }
        if document.conflict != nil { return askAboutConflict() }
        document.editor.change(in: screen.fileEditor, change)
        lesson?.files.documents[path] = document
        return []
    }

    mutating func pasteInFiles(_ text: String) -> [Effect] {
        switch lesson?.files.active {
        case .naming(var name):
            name.insert(text)
            lesson?.files.part = .naming(name)
        case .editor: return editFile { $0.insert(text) }
        case .tree, nil: notice = Notice("Open a file, then paste into it.")
        }
        return []
    }

    // MARK: - Names

    private mutating func beginNaming(_ files: FilesState) {
        let marked = files.marked
        let folder = isFolder(marked, open: true) ? marked?.path : marked?.path?.parent
        lesson?.files.part = .naming(InputState(text: folder.map { $0.text + "/" } ?? ""))
    }

    private mutating func handle(_ key: KeyEvent, _ name: InputState) -> [Effect] {
        guard let lesson else { return [] }
        var name = name
        switch key.key {
        case .escape: self.lesson?.files.part = .tree
        case .enter:
            let text = name.text.trimmed
            do throws(WorkspaceError) {
                let path = try WorkspacePath(text)
                self.lesson?.files.part = .tree
                return [.files(lesson.id, .make(path))]
            } catch {
                notice = Notice(text.isEmpty ? "Type a name. Esc cancels." : "'\(text)' is not a name for a file in the lesson's folder.")
            }
        default:
            _ = name.handle(key)
            self.lesson?.files.part = .naming(name)
        }
        return []
    }

    // MARK: - Mouse

    mutating func pressFile(_ index: Int) -> [Effect] {
        lesson?.focus = .files
        lesson?.files.part = .tree
        mark(index)
        return openMarkedFile()
    }

    mutating func pressFileText(at position: EditorState.Position) -> [Effect] {
        guard let document = lesson?.files.document, document.refusal == nil else { return [] }
        lesson?.focus = .files
        lesson?.files.part = .editor
        return editFile { $0.move(to: position, selecting: false) }
    }

    mutating func selectFileText(to position: EditorState.Position) -> [Effect] { editFile { $0.move(to: position, selecting: true) } }

    mutating func turnFiles(by lines: Int, isText: Bool) {
        guard let files = lesson?.files else { return }
        if isText, let path = files.shown, let count = files.document?.editor.lines.count {
            lesson?.files.documents[path]?.editor.scroll.scroll(by: lines, of: count, height: screen.fileEditor.height)
        } else if !isText {
            mark(files.list.selected + lines)
        }
    }
}

extension EditorState {
    /// What Tab inserts in a file with that name.
    fileprivate func indentation(for path: WorkspacePath?) -> String {
        let name = path?.name ?? ""
        if name == "Makefile" { return "\t" }
        let step = name.hasSuffix(".py") ? 4 : 2
        return String(repeating: " ", count: step - column(of: cursor) % step)
    }

    /// Starts a line with the indentation of the current one, plus one level after the start of a block.
    fileprivate mutating func insertLine(for path: WorkspacePath?) {
        insertNewline()
        guard path?.name.hasSuffix(".py") == true || path?.name.hasSuffix(".yaml") == true || path?.name.hasSuffix(".yml") == true,
            cursor.line > 0, lines[cursor.line - 1].last(where: { $0 != " " }) == ":"
        else { return }
        insert(path?.name.hasSuffix(".py") == true ? "    " : "  ")
    }
}
