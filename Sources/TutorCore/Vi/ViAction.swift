import Terminal

/// vi's commands that are neither motions nor text objects.
enum ViAction: Sendable {
    typealias Run = @Sendable (inout Vi, inout Pad, ViCall) -> Vi.Outcome?

    /// Short for an operator with a motion.
    case onMotion(String, String)
    /// An operator on the selection, or on all of its lines.
    case onSelection(String, isLines: Bool = false)
    case command(isChange: Bool = false, Run)

    static let normal: [String: ViAction] = [
        "x": .onMotion("d", "l"), "X": .onMotion("d", "h"), "D": .onMotion("d", "$"), "C": .onMotion("c", "$"), "s": .onMotion("c", "l"),
        "S": .onMotion("c", "line"), "Y": .onMotion("y", "line"), "J": .onMotion("J", "join"), "~": .onMotion("~", "l"),
        "r": .onMotion("r", "l"),
        "i": insert { $0.cursor }, "I": insert { $0.firstNonblank($0.cursor.line) },
        "a": insert { $0.position($0.cursor, movedBy: 1) }, "A": insert { $0.lineEnd($0.cursor.line) },
        "o": edit { _, pad, call in
            let end = pad.editor.lineEnd(pad.editor.cursor.line)
            open(end, pad.editor.newline(at: end), back: 0, call, &pad)
        },
        "O": edit { _, pad, call in
            let start = EditorState.Position(line: pad.editor.cursor.line, offset: 0)
            let indent = pad.editor.text(in: start..<pad.editor.firstNonblank(start.line))
            open(start, indent + "\n", back: 1, call, &pad)
        },
        "p": edit { vi, pad, call in vi.put(call, after: true, in: &pad) },
        "P": edit { vi, pad, call in vi.put(call, after: false, in: &pad) },
        "u": .command { _, pad, call in
            for _ in 0..<(call.count ?? 1) where !pad.editor.undo() { return .notice("There is nothing more to undo.") }
            return nil
        },
        "\u{12}": .command { _, pad, call in
            for _ in 0..<(call.count ?? 1) {
                guard let place = pad.editor.redoPosition else { return .notice("There is nothing more to redo.") }
                pad.editor.redo()
                pad.editor.move(to: place)
            }
            return nil
        },
        ".": edit(isChange: false) { vi, pad, call in vi.repeatChange(call.count, in: &pad) },
        "v": select(.inclusive), "V": select(.lines), "/": search(), "?": search(backward: true), ":": colon,
    ]

    static let visual: [String: ViAction] = [
        "d": .onSelection("d"), "x": .onSelection("d"), "X": .onSelection("d", isLines: true), "D": .onSelection("d", isLines: true),
        "c": .onSelection("c"), "s": .onSelection("c"), "C": .onSelection("c", isLines: true), "S": .onSelection("c", isLines: true),
        "R": .onSelection("c", isLines: true), "y": .onSelection("y"), "Y": .onSelection("y", isLines: true), ">": .onSelection(">"),
        "<": .onSelection("<"), "~": .onSelection("~"), "u": .onSelection("u"), "U": .onSelection("U"), "r": .onSelection("r"),
        "J": .onSelection("J"), "p": .onSelection("p"), "P": .onSelection("P"),
        "v": select(.inclusive), "V": select(.lines), "/": search(), "?": search(backward: true), ":": colon,
        "o": edit(isChange: false) { _, pad, _ in
            let (cursor, anchor) = (pad.editor.cursor, pad.editor.anchor ?? pad.editor.cursor)
            pad.editor.move(to: cursor)
            pad.editor.move(to: anchor, selecting: true)
        },
    ]

    private static func search(backward: Bool = false) -> ViAction { .command { _, _, _ in .search(backward: backward) } }
    private static let colon = ViAction.command { _, _, _ in .notice("There are no : commands here. ^G has all commands.") }

    /// A command that leads to nothing outside the text.
    private static func edit(isChange: Bool = true, _ run: @escaping @Sendable (inout Vi, inout Pad, ViCall) -> Void) -> ViAction {
        .command(isChange: isChange) { vi, pad, call in
            run(&vi, &pad, call)
            return nil
        }
    }

    /// Starts selecting, changes what is selected, or ends it.
    private static func select(_ shape: EditorState.SelectionShape) -> ViAction {
        edit(isChange: false) { _, pad, _ in
            let ends = pad.editor.anchor != nil && pad.editor.selectionShape == shape
            pad.editor.selectionShape = shape
            pad.editor.move(to: pad.editor.cursor, selecting: !ends)
        }
    }

    private static func insert(at place: @escaping @Sendable (EditorState) -> EditorState.Position) -> ViAction {
        edit { _, pad, call in
            pad.editor.move(to: place(pad.editor))
            pad.beginInsertion(Vi.Insertion(start: pad.editor.cursor, count: call.count ?? 1))
        }
    }

    /// Inserts a line, and text on it. The new line is `back` lines above the end of what is inserted.
    private static func open(_ place: EditorState.Position, _ line: String, back: Int, _ call: ViCall, _ pad: inout Pad) {
        pad.editor.replace(place..<place, with: line)
        pad.editor.move(to: pad.editor.lineEnd(pad.editor.cursor.line - back))
        let indent = line.filter { $0 != "\n" }
        pad.beginInsertion(.init(start: pad.editor.cursor, count: call.count ?? 1, separator: "\n" + indent, isOnNewLine: !indent.isEmpty))
    }
}
