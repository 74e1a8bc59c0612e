/// A one-line field after a prompt. A text that is too long scrolls, with `…` at cut-off ends.
package struct InputField {
    package var prompt: String
    /// Shown in a muted style while the field is empty.
    package var placeholder: String
    package var state: InputState
    package var theme: Theme
    package var isFocused: Bool

    package init(prompt: String = "", placeholder: String = "", state: InputState, theme: Theme, isFocused: Bool = true) {
        self.prompt = prompt
        self.placeholder = placeholder
        self.state = state
        self.theme = theme
        self.isFocused = isFocused
    }

    package func draw(into canvas: inout Canvas, in area: Rect) {
        if area.isEmpty { return }
        let start = canvas.put(prompt, at: Point(x: area.x, y: area.y), style: theme[.accent], in: area)
        let field = Rect(x: start, y: area.y, width: area.maxX - start, height: 1)
        if field.isEmpty { return }
        let left = scrolledColumns(width: field.width)
        if state.text.isEmpty {
            canvas.put(truncating: Line(placeholder, theme[.muted]), at: Point(x: field.x, y: field.y), in: field)
        } else {
            canvas.put(state.text, at: Point(x: field.x - left, y: field.y), style: theme[.text], in: field)
            if left > 0 { canvas.put("…", at: Point(x: field.x, y: field.y), style: theme[.muted], in: field) }
            if state.text.cellWidth - left > field.width {
                canvas.put("…", at: Point(x: field.maxX - 1, y: field.y), style: theme[.muted], in: field)
            }
        }
        if isFocused { canvas.cursor = Point(x: field.x + columnsBeforeCursor - left, y: field.y) }
    }

    private var columnsBeforeCursor: Int { String(state.text.prefix(state.cursor)).cellWidth }

    /// Just enough that the cursor is visible and not on the mark at the right end.
    private func scrolledColumns(width: Int) -> Int {
        let before = columnsBeforeCursor
        let isAtEnd = state.cursor == state.text.count
        return max(0, min(before, before - width + (isAtEnd ? 1 : 2)))
    }
}

/// The text in an ``InputField``, and its cursor.
package struct InputState: Sendable, Hashable {
    package private(set) var text: String
    /// In characters, from 0 to the text's count.
    package private(set) var cursor: Int

    package init(text: String = "") {
        self.text = text
        self.cursor = text.count
    }

    /// Moves the cursor to a position in characters, or to the nearest one that exists.
    package mutating func move(to place: Int) { cursor = max(0, min(place, text.count)) }

    /// Inserts text at the cursor. Line breaks become blanks.
    package mutating func insert(_ inserted: String) {
        let flat = String(inserted.map { $0.isNewline ? " " : $0 })
        text.insert(contentsOf: flat, at: index(cursor))
        cursor = min(text.count, cursor + flat.count)
    }

    /// Handles a key as a line editor does. Returns whether the key has a meaning.
    package mutating func handle(_ key: KeyEvent) -> Bool {
        switch (key.key, key.control, key.alt) {
        case (.character(let character), false, false): insert(String(character))
        case (.left, false, false), (.character("b"), true, false): cursor = max(0, cursor - 1)
        case (.right, false, false), (.character("f"), true, false): cursor = min(text.count, cursor + 1)
        case (.home, _, false), (.character("a"), true, false): cursor = 0
        case (.end, _, false), (.character("e"), true, false): cursor = text.count
        case (.left, true, false), (.character("b"), false, true): cursor = wordStart()
        case (.right, true, false), (.character("f"), false, true): cursor = wordEnd()
        case (.backspace, false, false): remove(max(0, cursor - 1)..<cursor)
        case (.delete, false, false), (.character("d"), true, false): remove(cursor..<min(text.count, cursor + 1))
        case (.character("k"), true, false): remove(cursor..<text.count)
        case (.character("u"), true, false): remove(0..<cursor)
        case (.character("w"), true, false), (.backspace, _, true): remove(wordStart()..<cursor)
        case (.character("d"), false, true): remove(cursor..<wordEnd())
        default: return false
        }
        return true
    }

    private func index(_ offset: Int) -> String.Index { text.index(text.startIndex, offsetBy: offset) }

    private mutating func remove(_ range: Range<Int>) {
        text.removeSubrange(index(range.lowerBound)..<index(range.upperBound))
        cursor = min(range.lowerBound, text.count)
    }

    private func wordStart() -> Int { cursor - Self.wordLength(text.prefix(cursor).reversed()) }

    private func wordEnd() -> Int { cursor + Self.wordLength(text.dropFirst(cursor)) }

    /// The length of the next word, with what is before it.
    private static func wordLength(_ characters: some Collection<Character>) -> Int {
        let gap = characters.prefix { !$0.isWordPart }.count
        return gap + characters.dropFirst(gap).prefix { $0.isWordPart }.count
    }
}

extension Character {
    /// Whether the character is part of a word, for moving by words.
    package var isWordPart: Bool { isLetter || isNumber || self == "_" }
}
