import Terminal

/// vi's commands in the scratchpads. This is what they share: the register, and what can be repeated.
package struct Vi: Sendable {
    /// The values of `editing:` in config.yaml and of `--editing`.
    package enum Setting: String, Sendable, CaseIterable { case standard, vi }

    package enum Mode: String, Sendable {
        case insert = "INSERT"
        case normal = "NORMAL"
        case visual = "VISUAL"
        case visualLine = "VISUAL LINE"
    }

    /// The key that redoes, which shows the history outside vi's normal mode.
    static let redo = KeyEvent.control("r")

    /// The part of vi's state that belongs to one scratchpad.
    struct State: Sendable {
        /// The keys of an unfinished command.
        var pending: [Character] = []
        /// In insert mode: what is being inserted.
        var insertion: Insertion?
        /// The column that moving up and down tries to keep.
        var column: Int?
        /// Whether the last search was a `?`.
        var searchesBackward = false
        /// How many changes the text had before the present command.
        var changesBefore = 0
    }

    struct Insertion: Sendable {
        var start: EditorState.Position
        var count = 1
        /// Goes between the repetitions of the text: the start of a line.
        var separator = ""
        /// Whether it started with an indented line, whose indentation goes if nothing is typed.
        var isOnNewLine = false
    }

    /// What a key leads to outside the text.
    enum Outcome: Equatable {
        case search(backward: Bool)
        case copied(String)
        case notice(String)
    }

    /// Text that was deleted or copied.
    struct Register: Sendable {
        var text = ""
        var isLines = false
    }

    /// A change that can be repeated.
    struct Change: Sendable {
        var call: ViCall
        var inserted = ""
        /// The selection it was made on: the number of further lines, and of characters on the last one.
        var extent: (shape: EditorState.SelectionShape, lines: Int, characters: Int)?
    }

    var register = Register()
    private var lastFind: (name: String, argument: Character)?
    private var change: Change?

    /// - Returns: `nil` unless the user has chosen vi.
    package init?(_ setting: Setting) {
        if setting == .standard { return nil }
    }

    /// Handles a key in normal or visual mode, or Esc in insert mode.
    mutating func handle(_ key: KeyEvent, in pad: inout Pad) -> Outcome? {
        if key.key == .escape {
            escape(&pad)
            return nil
        }
        guard let symbol = Vi.symbol(of: key) else {
            pad.vi.pending = []
            let other = Vi.others[key] ?? key
            guard Vi.onlyMoves(other) else { return .notice("\(KeyName(key)) is not a command of vi mode.") }
            _ = pad.editor.handle(other)
            return nil
        }
        pad.vi.pending.append(symbol)
        switch ViCall.read(pad.vi.pending, isVisual: pad.editor.anchor != nil) {
        case .incomplete: return nil
        case .unknown:
            let typed = SafeText(String(pad.vi.pending)).string
            pad.vi.pending = []
            return .notice("\(typed) is not a command of vi mode. F1 lists them.")
        case .call(let call):
            pad.vi.pending = []
            pad.vi.changesBefore = pad.editor.changeCount
            defer { if pad.vi.insertion == nil { pad.editor.joinChanges(since: pad.vi.changesBefore) } }
            return perform(call, in: &pad)
        }
    }

    // MARK: - Keys

    /// The command that a key is; `nil` for keys that aren't vi's.
    private static func symbol(of key: KeyEvent) -> Character? {
        if let symbol = symbols[key] { return symbol }
        guard case .character(let character) = key.key, !key.control, !key.alt else { return nil }
        return character
    }

    private static let symbols: [KeyEvent: Character] = [
        KeyEvent(.left): "h", KeyEvent(.right): "l", KeyEvent(.up): "k", KeyEvent(.down): "j", KeyEvent(.home): "0", KeyEvent(.end): "$",
        KeyEvent(.backspace): "h", KeyEvent(.delete): "x", KeyEvent(.enter): "\n", redo: "\u{12}", .character(" "): "l",
    ]

    private static let others: [KeyEvent: KeyEvent] = [
        .control("f"): KeyEvent(.pageDown), .control("d"): KeyEvent(.pageDown), .control("b"): KeyEvent(.pageUp),
        .control("u"): KeyEvent(.pageUp),
    ]

    /// Whether the editor's own meaning of a key is a movement, also in the history.
    private static func onlyMoves(_ key: KeyEvent) -> Bool {
        switch key.key {
        case .left, .right, .up, .down, .home, .end, .pageUp, .pageDown: true
        case .character("p"), .character("n"): key.control
        default: false
        }
    }

    // MARK: - Commands

    private mutating func perform(_ call: ViCall, in pad: inout Pad) -> Outcome? {
        var call = call
        if call.name == ";" || call.name == "," {
            guard let lastFind else { return .notice("Nothing to repeat: f, F, t and T find a character.") }
            let isUppercase = lastFind.name == lastFind.name.uppercased()
            call.name = call.name == ";" ? lastFind.name : isUppercase ? lastFind.name.lowercased() : lastFind.name.uppercased()
            (call.argument, call.isRepeated) = (lastFind.argument, true)
        } else if let argument = call.argument, call.name != "r" {
            lastFind = (call.name, argument)
        }
        if call.operation == nil {
            switch call.isVisual ? ViAction.visual[call.name] : ViAction.normal[call.name] {
            case .onMotion(let operation, let motion): (call.operation, call.name) = (operation, motion)
            case .onSelection(let operation, let isLines): return operateOnSelection(operation, isLines: isLines, call, in: &pad)
            case .command(let isChange, let run):
                if isChange { change = Change(call: call) }
                return run(&self, &pad, call)
            case nil: break
            }
        }
        let text = pad.editor
        if call.operation == "c", call.name.lowercased() == "w", text.character(at: text.cursor)?.isWhitespace == false {
            // As in Vim, changing a word leaves the blanks after it.
            call.name = "c" + call.name
        }
        let keepsColumn = call.name == "j" || call.name == "k"
        let column = keepsColumn ? pad.vi.column ?? text.column(of: text.cursor) : 0
        pad.vi.column = nil
        guard let motion = ViMotion.all[call.name] else {
            let object = call.name.last.flatMap { ViTextObject.all[$0] }
            guard let span = object?(text, call.name.first == "a", call.count ?? 1) else { return nil }
            if let operation = call.operation { return operate(operation, on: span, call, in: &pad) }
            pad.editor.select(span.range)
            return nil
        }
        if pad.searched.isEmpty, call.name.lowercased() == "n" { return .notice("Nothing was searched for yet. / searches.") }
        guard let target = motion.target(ViMotion.Start(text: text, call: call, column: column, pad: pad)) else {
            return call.name.lowercased() == "n" ? .notice("Not found: \(SafeText(pad.searched).string)") : nil
        }
        if let operation = call.operation {
            let span = ViSpan(motion.kind, from: text.cursor, to: target, in: text, deletes: operation == "d")
            return operate(operation, on: span, call, in: &pad)
        }
        pad.editor.move(to: target, selecting: call.isVisual)
        pad.vi.column = keepsColumn ? column : call.name == "$" ? .max : nil
        return nil
    }

    private mutating func operateOnSelection(_ operation: String, isLines: Bool, _ call: ViCall, in pad: inout Pad) -> Outcome? {
        let editor = pad.editor
        guard let anchor = editor.anchor else { return nil }
        let (first, last) = (min(anchor, editor.cursor), max(anchor, editor.cursor))
        let shape = isLines ? .lines : editor.selectionShape
        let lastStart = first.line == last.line ? first : EditorState.Position(line: last.line, offset: 0)
        let extent = (shape, last.line - first.line, editor.text(in: lastStart..<last).count)
        // Selecting lines upward keeps the cursor's column, as in Vim.
        let lineStart = editor.cursor < anchor ? first : EditorState.Position(line: first.line, offset: 0)
        let range = shape == .lines ? lineStart..<last : editor.selection ?? first..<last
        pad.editor.move(to: first)
        return operate(operation, on: ViSpan(lines: shape == .lines, range), call, extent: extent, in: &pad)
    }

    private mutating func operate(
        _ operation: String, on span: ViSpan, _ call: ViCall, extent: (EditorState.SelectionShape, Int, Int)? = nil, in pad: inout Pad
    ) -> Outcome? {
        let copies = operation == "y"
        if !copies { change = Change(call: call, extent: extent) }
        ViOperator.all[operation]?(&self, &pad, span, call)
        return copies ? .copied(register.text) : nil
    }

    /// Repeats the last change, on a selection of the same size.
    mutating func repeatChange(_ count: Int?, in pad: inout Pad) {
        guard var change else { return }
        change.call.count = count ?? change.call.count
        if let extent = change.extent {
            let cursor = pad.editor.cursor
            pad.editor.selectionShape = extent.shape
            let line = min(cursor.line + extent.lines, pad.editor.lines.count - 1)
            let start = extent.lines == 0 ? cursor : EditorState.Position(line: line, offset: 0)
            pad.editor.move(to: cursor)
            pad.editor.move(to: pad.editor.position(start, movedBy: extent.characters), selecting: true)
        }
        _ = perform(change.call, in: &pad)
        guard pad.vi.insertion != nil else { return }
        pad.editor.insert(change.inserted)
        escape(&pad)
    }

    // MARK: - Modes

    private mutating func escape(_ pad: inout Pad) {
        guard let insertion = pad.vi.insertion else {
            if pad.vi.pending.isEmpty { pad.editor.move(to: pad.editor.cursor) }
            pad.vi.pending = []
            return
        }
        pad.vi.insertion = nil
        let start = min(pad.editor.nearest(insertion.start), pad.editor.cursor)
        let typed = pad.editor.text(in: start..<pad.editor.cursor)
        change?.inserted = typed
        if typed.isEmpty, insertion.isOnNewLine, pad.editor.lines[start.line].allSatisfy(\.isWhitespace) {
            pad.editor.replace(EditorState.Position(line: start.line, offset: 0)..<start, with: "")
        }
        for _ in 1..<max(1, insertion.count) { pad.editor.insert(insertion.separator + typed) }
        pad.editor.joinChanges(since: pad.vi.changesBefore)
        pad.editor.move(to: pad.editor.position(pad.editor.cursor, movedBy: -1))
    }

    /// Adjusts the state after a key or the mouse has changed the text or moved the cursor.
    mutating func settle(_ pad: inout Pad, after before: Pad) {
        if let insertion = pad.vi.insertion {
            pad.editor.selectionShape = .between
            if pad.editor.revision != before.editor.revision {
                pad.vi.insertion?.start = min(insertion.start, pad.editor.cursor)
            } else if pad.editor.cursor != before.editor.cursor, before.vi.insertion != nil {
                // What is typed after moving the cursor is another change.
                pad.editor.joinChanges(since: pad.vi.changesBefore)
                pad.vi.changesBefore = pad.editor.changeCount
                pad.vi.insertion = Insertion(start: pad.editor.cursor)
                change = Change(call: ViCall(name: "i"))
            }
            return
        }
        if pad.editor.anchor == nil || pad.editor.selectionShape == .between { pad.editor.selectionShape = .inclusive }
        let cursor = pad.editor.cursor
        let isVisual = pad.editor.anchor != nil
        if pad.editor.character(at: cursor) == nil, !isVisual || pad.vi.column != .max {
            let last = pad.editor.position(cursor, movedBy: -1)
            if last != cursor { pad.editor.move(to: last, selecting: isVisual) }
        }
    }
}

extension Pad {
    /// vi's mode in this scratchpad.
    package var viMode: Vi.Mode {
        if vi.insertion != nil { return .insert }
        if editor.anchor == nil || search != nil { return .normal }
        return editor.selectionShape == .lines ? .visualLine : .visual
    }
}
