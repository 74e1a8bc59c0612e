import Terminal

/// What vi's operators do with a part of the text.
enum ViOperator {
    typealias Run = @Sendable (inout Vi, inout Pad, ViSpan, ViCall) -> Void

    static let all: [String: Run] = [
        "d": { vi, pad, span, _ in
            vi.store(span, of: pad)
            remove(span, from: &pad.editor)
        },
        "c": { vi, pad, span, _ in
            vi.store(span, of: pad)
            let first = pad.editor.firstNonblank(span.lines.lowerBound)
            let start = span.isLines ? first : span.range.lowerBound
            pad.editor.move(to: start)
            pad.editor.replace(start..<(span.isLines ? pad.editor.lineEnd(span.lines.upperBound) : span.range.upperBound), with: "")
            pad.beginInsertion(Vi.Insertion(start: start, isOnNewLine: span.isLines))
        },
        "y": { vi, pad, span, _ in
            vi.store(span, of: pad)
            pad.editor.move(to: span.range.lowerBound)
        },
        ">": { _, pad, span, call in shift(span, by: shiftWidth * steps(call), in: &pad.editor) },
        "<": { _, pad, span, call in shift(span, by: -shiftWidth * steps(call), in: &pad.editor) },
        "~": { _, pad, span, call in
            map(span, of: &pad.editor) { $0.isUppercase ? $0.lowercased() : $0.uppercased() }
            if !call.isVisual { pad.editor.move(to: span.range.upperBound) }
        },
        "u": { _, pad, span, _ in map(span, of: &pad.editor) { $0.lowercased() } },
        "U": { _, pad, span, _ in map(span, of: &pad.editor) { $0.uppercased() } },
        "r": { _, pad, span, call in
            guard let argument = call.argument else { return }
            if call.isVisual { return map(span, of: &pad.editor) { $0 == "\n" ? "\n" : String(argument) } }
            let count = call.count ?? 1
            guard pad.editor.text(in: span.range).count == count else { return }
            let text = argument == "\n" ? pad.editor.newline(at: span.range.lowerBound) : String(repeating: argument, count: count)
            pad.editor.replace(span.range, with: text)
            if argument != "\n" { pad.editor.move(to: pad.editor.before(pad.editor.cursor)) }
        },
        "J": { _, pad, span, _ in
            let first = span.lines.lowerBound
            guard first + 1 < pad.editor.lines.count else { return }
            for _ in first..<max(span.lines.upperBound, first + 1) {
                let (line, next) = (pad.editor.lines[first], pad.editor.firstNonblank(first + 1))
                let follower = pad.editor.character(at: next)
                let needsBlank = follower != nil && follower != ")" && line.last?.isWhitespace == false
                let end = pad.editor.lineEnd(first)
                pad.editor.replace(end..<next, with: needsBlank ? " " : "")
                pad.editor.move(to: end)
            }
        },
        "p": { vi, pad, span, call in
            let stored = vi.register
            vi.store(span, of: pad)
            putOver(span, stored, call, in: &pad.editor)
        },
        "P": { vi, pad, span, call in putOver(span, vi.register, call, in: &pad.editor) },
    ]

    /// How far `>` moves a line.
    private static let shiftWidth = EditorState.tab

    /// In visual mode, a count is a number of steps; otherwise, it is part of the motion.
    private static func steps(_ call: ViCall) -> Int { call.isVisual ? call.count ?? 1 : 1 }

    private static func remove(_ span: ViSpan, from editor: inout EditorState) {
        let (first, last) = (span.lines.lowerBound, span.lines.upperBound)
        let firstStart = EditorState.Position(line: first, offset: 0)
        editor.move(to: span.isLines ? firstStart : span.range.lowerBound)
        guard span.isLines else { return editor.replace(span.range, with: "") }
        let isAtEnd = last + 1 == editor.lines.count
        let start = isAtEnd && first > 0 ? editor.lineEnd(first - 1) : firstStart
        editor.replace(start..<(isAtEnd ? editor.end : EditorState.Position(line: last + 1, offset: 0)), with: "")
        editor.move(to: editor.firstNonblank(min(first, editor.lines.count - 1)))
    }

    /// Replaces the text of a span and moves the cursor to its start.
    private static func change(_ span: ViSpan, of editor: inout EditorState, _ change: (String) -> String) {
        let start = span.range.lowerBound
        let lines = EditorState.Position(line: start.line, offset: 0)..<editor.lineEnd(span.lines.upperBound)
        let range = span.isLines ? lines : span.range
        editor.move(to: start)
        editor.replace(range, with: change(editor.text(in: range)))
        editor.move(to: start)
    }

    private static func map(_ span: ViSpan, of editor: inout EditorState, _ change: (Character) -> String) {
        self.change(span, of: &editor) { $0.map(change).joined() }
    }

    private static func shift(_ span: ViSpan, by columns: Int, in editor: inout EditorState) {
        let before = editor
        var number = span.lines.lowerBound
        change(ViSpan(lines: true, span.range), of: &editor) { text in
            text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                let start = before.firstNonblank(number)
                number += 1
                let indent = max(0, before.column(of: start) + columns)
                return line.isEmpty ? "" : String(repeating: " ", count: indent) + line.drop { $0 == " " || $0 == "\t" }
            }.joined(separator: "\n")
        }
        editor.move(to: editor.firstNonblank(span.lines.lowerBound))
    }

    private static func putOver(_ span: ViSpan, _ stored: Vi.Register, _ call: ViCall, in editor: inout EditorState) {
        let text = stored.repeated(call.count ?? 1)
        let isOwnLine = stored.isLines && !span.isLines
        change(span, of: &editor) { _ in isOwnLine ? "\n\(text)\n" : text }
        if stored.isLines || span.isLines {
            editor.move(to: editor.firstNonblank(span.lines.lowerBound + (isOwnLine ? 1 : 0)))
        } else if !text.contains("\n") {
            editor.move(to: editor.position(editor.cursor, movedBy: text.count - 1))
        }
    }
}

extension Vi {
    fileprivate mutating func store(_ span: ViSpan, of pad: Pad) {
        if span.range.isEmpty, !span.isLines { return }
        let text = span.isLines ? pad.editor.lines[span.lines].joined(separator: "\n") : pad.editor.text(in: span.range)
        register = Register(text: span.isLines ? text + "\n" : text, isLines: span.isLines)
    }

    /// `p` and `P`.
    mutating func put(_ call: ViCall, after isAfter: Bool, in pad: inout Pad) {
        guard !register.text.isEmpty else { return }
        let text = register.repeated(call.count ?? 1)
        let cursor = pad.editor.cursor
        if register.isLines {
            let end = pad.editor.lineEnd(cursor.line)
            let start = isAfter ? end : EditorState.Position(line: cursor.line, offset: 0)
            pad.editor.replace(start..<start, with: isAfter ? "\n" + text : text + "\n")
            pad.editor.move(to: pad.editor.firstNonblank(cursor.line + (isAfter ? 1 : 0)))
        } else {
            let start = isAfter ? pad.editor.position(cursor, movedBy: 1) : cursor
            pad.editor.replace(start..<start, with: text)
            pad.editor.move(to: text.contains("\n") ? start : pad.editor.before(pad.editor.cursor))
        }
    }
}

extension Vi.Register {
    /// The text this many times, without the last line's end.
    fileprivate func repeated(_ count: Int) -> String {
        let all = String(repeating: text, count: count)
        return isLines ? String(all.dropLast()) : all
    }
}

extension Pad {
    mutating func beginInsertion(_ insertion: Vi.Insertion) {
        editor.move(to: editor.cursor)
        vi.insertion = insertion
    }
}
