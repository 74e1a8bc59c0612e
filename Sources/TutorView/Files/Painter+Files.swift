import EngineValues
import Markup
import Terminal
import TutorCore

/// Drawing the files pane.
extension Painter {
    func drawFiles(_ lesson: LessonState, _ area: Rect, into frame: inout Frame) {
        guard !area.isEmpty else { return }
        frame.addTarget(area, .files)
        let plan = FilesPlan(area, entries: lesson.files.entries.count)
        frame.map.fileTreeHeight = plan.tree.height
        drawTree(lesson, plan, into: &frame)
        frame.canvas.fill(plan.rule, style: theme[.border], with: plan.rule.width == 1 ? "│" : "─")
        drawDocument(lesson, plan, into: &frame)
    }

    private func drawTree(_ lesson: LessonState, _ plan: FilesPlan, into frame: inout Frame) {
        let files = lesson.files
        var area = plan.tree
        if case .naming(let name) = files.part, lesson.focus == .files {
            let field = Rect(x: area.x, y: area.maxY - 1, width: area.width, height: 1)
            area.height -= 1
            InputField(prompt: " new file › ", placeholder: "name", state: name, theme: theme, isFocused: overlay == nil)
                .draw(into: &frame.canvas, in: field)
        }
        if files.entries.isEmpty {
            let words = lesson.files.folder.isEmpty ? "… getting ready" : "No files yet. n creates one."
            let inner = area.inset(left: 1)
            TextView(lines: TextWrap.lines(Line(words, theme[.muted]), width: max(1, inner.width))).draw(into: &frame.canvas, in: inner)
            if lesson.focus == .files, files.active == .tree, overlay == nil { frame.canvas.cursor = Point(x: area.x, y: area.y) }
            return
        }
        let isFocused = lesson.focus == .files && files.active == .tree && overlay == nil
        let list = ListView(count: files.entries.count, state: files.list, theme: theme, isFocused: isFocused) { index in
            item(files.entries[index], files)
        }
        list.draw(into: &frame.canvas, in: area)
        frame.addTarget(area) { point in list.index(at: point, in: area).map { .fileEntry($0) } }
    }

    private func item(_ entry: WorkspaceEntry, _ files: FilesState) -> ListView.Item {
        let indent = String(repeating: "  ", count: min(entry.depth, 8))
        // Names are untrusted: control characters are made visible before anything is added.
        let name = SafeText(entry.name).string
        let document = entry.path.flatMap { files.documents[$0] }
        let mark = document?.conflict != nil || document?.trouble != nil ? Line("✗", theme[.wrong]) : Line()
        switch entry.kind {
        case .folder(let isOpen):
            return ListView.Item(Line([Span(indent + name + "/", theme[.accent]), Span(isOpen ? "" : " …", theme[.muted])]))
        case .file:
            let style = entry.path == files.shown ? theme[.strong] : theme[.text]
            return ListView.Item(Line("\(indent)\(name)", style), detail: mark)
        case .link(let target):
            return ListView.Item(Line([Span(indent + name), Span(" → " + SafeText(target).string, theme[.muted])]))
        case .other: return ListView.Item(Line(indent + name, theme[.muted]))
        case .more: return ListView.Item(Line(indent + "… " + name, theme[.muted]))
        }
    }

    private func drawDocument(_ lesson: LessonState, _ plan: FilesPlan, into frame: inout Frame) {
        let files = lesson.files
        guard let path = files.shown else {
            let words = files.entries.isEmpty ? "" : "Enter opens the selected file."
            frame.canvas.put(words, at: Point(x: plan.title.x + 1, y: plan.title.y), style: theme[.muted], in: plan.title)
            return
        }
        let isFocused = lesson.focus == .files && files.active == .editor
        let state = documentState(files.document)
        let stateX = frame.canvas.put(
            state.plain, endingAt: plan.title.maxX - 1, y: plan.title.y, style: state.spans.first?.style ?? .plain, in: plan.title)
        let name = Rect(x: plan.title.x + 1, y: plan.title.y, width: max(0, stateX - plan.title.x - 2), height: 1)
        frame.canvas.put(path.text, at: Point(x: name.x, y: name.y), style: theme[isFocused ? .title : .strong], in: name)
        guard let document = files.document else { return }
        if let refusal = document.refusal {
            let inner = plan.editor.inset(left: 1, right: 1)
            TextView(lines: TextWrap.lines(Line(refusal, theme[.muted]), width: max(1, inner.width)))
                .draw(into: &frame.canvas, in: inner)
            if isFocused, overlay == nil { frame.canvas.cursor = Point(x: inner.x, y: inner.y) }
            return
        }
        let editor = Editor(
            state: document.editor, highlights: highlights(document, path), placeholder: "An empty file. Type here.", theme: theme,
            isFocused: isFocused && overlay == nil)
        editor.draw(into: &frame.canvas, in: plan.editor)
        frame.map.fileEditor = editor.body(of: plan.editor).size
        frame.addTarget(plan.editor) { .fileText(editor.position(at: $0, in: plan.editor)) }
    }

    /// Syntax colors, unless the text is so long that computing them on every key would be slow.
    private func highlights(_ document: FileDocument, _ path: WorkspacePath) -> [Editor.Highlight] {
        let lines = document.editor.lines
        guard let language = Language(path: path.name, firstLine: lines[0]), lines.count <= 4000 else { return [] }
        let text = document.editor.text
        return text.utf8.count <= 100_000 ? Highlight.editor(text, in: language, theme: theme) : []
    }

    /// Whether the text shown is what other programs find on the disk, in a word.
    private func documentState(_ document: FileDocument?) -> Line {
        guard let document else { return Line("… reading", theme[.muted]) }
        if document.refusal != nil { return Line("not shown here", theme[.muted]) }
        if document.conflict != nil { return Line("✗ changed on disk", theme[.wrong]) }
        if let trouble = document.trouble { return Line("✗ not saved: \(trouble)", theme[.wrong]) }
        return document.isUnsaved ? Line("◐ saving", theme[.accent]) : Line("✓ saved", theme[.muted])
    }
}
