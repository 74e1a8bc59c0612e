import Terminal

/// Where vi's motions go.
struct ViMotion: Sendable {
    enum Kind: Sendable { case exclusive, inclusive, lines }

    /// What a motion depends on.
    struct Start {
        let text: EditorState
        let call: ViCall
        /// The column that moving up and down tries to keep.
        var column: Int
        var pad: Pad

        var cursor: EditorState.Position { text.cursor }
        var count: Int { call.count ?? 1 }

        /// The cursor's line moved by a count; `nil` if it can't be moved at all.
        fileprivate func line(movedBy lines: Int) -> Int? {
            let target = max(0, min(cursor.line + lines, text.lines.count - 1))
            return target == cursor.line && lines != 0 ? nil : target
        }

        fileprivate func sought(forward: Bool, stops: Bool) -> EditorState.Position? {
            call.argument.flatMap {
                text.place(of: $0, from: cursor, count: count, forward: forward, stops: stops, isRepeated: call.isRepeated)
            }
        }

        fileprivate func found(turned: Bool) -> EditorState.Position? {
            let backward = pad.vi.searchesBackward != turned
            return (0..<count).reduce(Optional(cursor)) { place, _ in
                place.flatMap { text.find(pad.searched, from: backward ? $0 : text.after($0), backward: backward)?.lowerBound }
            }
        }
    }

    let kind: Kind
    /// `nil` if the motion is impossible.
    let target: @Sendable (Start) -> EditorState.Position?

    private init(_ kind: Kind, _ target: @escaping @Sendable (Start) -> EditorState.Position?) {
        self.kind = kind
        self.target = target
    }

    /// The motions by words; the names of those that only blanks end have a capital letter.
    private static func words(isBig: Bool) -> [String: ViMotion] {
        func motion(_ kind: Kind, _ target: @escaping @Sendable (Start, ViWords) -> EditorState.Position) -> ViMotion {
            ViMotion(kind) { target($0, ViWords(text: $0.text, isBig: isBig)) }
        }
        let motions = [
            "w": motion(.exclusive) { start, words in
                let before = words.place(start.count - 1, from: start.cursor, where: words.isStart)
                let next = words.place(1, from: before, where: words.isStart)
                guard start.call.operation != nil, next.line > before.line else { return next }
                // An operator stops at the end of the line, unless the line is empty.
                return start.text.lines[before.line].isEmpty ? start.text.after(before) : start.text.lineEnd(before.line)
            },
            "b": motion(.exclusive) { $1.place($0.count, from: $0.cursor, forward: false, where: $1.isStart) },
            "e": motion(.inclusive) { $1.place($0.count, from: $0.cursor, where: $1.isEnd) },
            // A word that ends at the cursor counts.
            "cw": motion(.inclusive) { $1.place($0.count - ($1.isEnd($0.cursor) ? 1 : 0), from: $0.cursor, where: $1.isEnd) },
        ]
        return isBig ? Dictionary(uniqueKeysWithValues: motions.map { ($0.dropLast() + $0.suffix(1).uppercased(), $1) }) : motions
    }

    private static func toLine(_ start: Start, _ otherwise: Int) -> EditorState.Position {
        start.text.firstNonblank(max(0, min(start.call.count.map { $0 - 1 } ?? otherwise, start.text.lines.count - 1)))
    }

    static let all: [String: ViMotion] = words(isBig: false).merging(words(isBig: true)) { $1 }.merging([
        "h": ViMotion(.exclusive) { $0.text.position($0.cursor, movedBy: -$0.count) },
        "l": ViMotion(.exclusive) { $0.text.position($0.cursor, movedBy: $0.count) },
        "j": ViMotion(.lines) { start in start.line(movedBy: start.count).map { start.text.position(line: $0, column: start.column) } },
        "k": ViMotion(.lines) { start in start.line(movedBy: -start.count).map { start.text.position(line: $0, column: start.column) } },
        "\n": ViMotion(.lines) { start in start.line(movedBy: start.count).map { start.text.firstNonblank($0) } },
        // A doubled operator: whole lines.
        "line": ViMotion(.lines) { start in start.line(movedBy: start.count - 1).map { .init(line: $0, offset: start.cursor.offset) } },
        "join": ViMotion(.lines) { start in start.line(movedBy: max(1, start.count - 1)).map { .init(line: $0, offset: 0) } },
        "0": ViMotion(.exclusive) { EditorState.Position(line: $0.cursor.line, offset: 0) },
        "^": ViMotion(.exclusive) { $0.text.firstNonblank($0.cursor.line) },
        "$": ViMotion(.inclusive) { start in start.line(movedBy: start.count - 1).map { start.text.lineEnd($0) } },
        "gg": ViMotion(.lines) { toLine($0, 0) },
        "G": ViMotion(.lines) { toLine($0, .max) },
        "f": ViMotion(.inclusive) { $0.sought(forward: true, stops: false) },
        "t": ViMotion(.inclusive) { $0.sought(forward: true, stops: true) },
        "F": ViMotion(.exclusive) { $0.sought(forward: false, stops: false) },
        "T": ViMotion(.exclusive) { $0.sought(forward: false, stops: true) },
        "n": ViMotion(.exclusive) { $0.found(turned: false) },
        "N": ViMotion(.exclusive) { $0.found(turned: true) },
        "%": ViMotion(.inclusive) { start in
            var place = start.cursor
            while let character = start.text.character(at: place) {
                for (open, close) in ["(": ")", "[": "]", "{": "}"] as [Character: Character] {
                    if character == open { return start.text.bracket(open, close, from: place, forward: true) }
                    if character == close { return start.text.bracket(open, close, from: place, forward: false) }
                }
                place = start.text.after(place)
                if place.line != start.cursor.line { return nil }
            }
            return nil
        },
    ]) { $1 }
}

/// The part of a text that an operator changes.
struct ViSpan: Sendable {
    var range: Range<EditorState.Position>
    /// Whether it is all of these lines.
    var isLines: Bool

    var lines: ClosedRange<Int> { range.lowerBound.line...range.upperBound.line }

    init(lines: Bool, _ range: Range<EditorState.Position>) {
        self.range = range
        isLines = lines
    }

    /// The text between the cursor and the target of a motion.
    init(_ kind: ViMotion.Kind, from cursor: EditorState.Position, to target: EditorState.Position, in text: EditorState, deletes: Bool) {
        let lower = min(cursor, target)
        var upper = max(cursor, target)
        isLines = kind == .lines
        let isInIndent = lower <= text.firstNonblank(lower.line)
        if kind == .inclusive, text.character(at: upper) != nil { upper = text.after(upper) }
        if kind == .exclusive, upper.offset == 0, upper.line > lower.line {
            // At the start of a line, an exclusive motion ends with the line before.
            upper = text.lineEnd(upper.line - 1)
            isLines = isInIndent
        }
        let rest = text.text(in: upper..<text.lineEnd(upper.line))
        if deletes, upper.line > lower.line, isInIndent, rest.allSatisfy(\.isWhitespace) { isLines = true }
        range = lower..<upper
    }
}
