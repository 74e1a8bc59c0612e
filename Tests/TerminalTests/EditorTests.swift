import TestSupport
import Testing

@testable import Terminal

struct EditorTests {
    /// `|` marks the cursor, `[` or `]` the selection's other end.
    struct Case: Sendable, CustomTestStringConvertible {
        let id: String
        let before: String
        let keys: String
        let after: String
        var testDescription: String { id }
    }

    @Test(arguments: [
        Case(id: "typing", before: "SEL|", keys: "E C T", after: "SELECT|"),
        Case(id: "typing in the middle", before: "a|c", keys: "b", after: "ab|c"),
        Case(id: "a new line keeps the indent", before: "  FROM x|", keys: "Enter y", after: "  FROM x\n  y|"),
        Case(id: "a new line after a parenthesis is indented further", before: "IN (|", keys: "Enter y", after: "IN (\n  y|"),
        Case(id: "splitting a line", before: "ab|cd", keys: "Enter", after: "ab\n|cd"),
        Case(id: "backspace", before: "ab|", keys: "Backspace", after: "a|"),
        Case(id: "backspace joins lines", before: "ab\n|cd", keys: "Backspace", after: "ab|cd"),
        Case(id: "backspace at the start", before: "|ab", keys: "Backspace", after: "|ab"),
        Case(id: "backspace deletes a whole emoji", before: "x👨‍👩‍👧|", keys: "Backspace", after: "x|"),
        Case(id: "delete", before: "a|b", keys: "Delete", after: "a|"),
        Case(id: "delete joins lines", before: "a|\nb", keys: "^D", after: "a|b"),
        Case(id: "left and right cross lines", before: "a\n|b", keys: "Left Left Right Right Right", after: "a\nb|"),
        Case(id: "home and end", before: "x\nabc|d", keys: "Home z End z", after: "x\nzabcdz|"),
        Case(id: "^A and ^E", before: "x\nabc|d", keys: "^A z ^E z", after: "x\nzabcdz|"),
        Case(id: "back by words", before: "select foo_bar, baz|", keys: "Alt-b Alt-b", after: "select |foo_bar, baz"),
        Case(id: "forward by words", before: "|select foo_bar, baz", keys: "Alt-f Alt-f", after: "select foo_bar|, baz"),
        Case(id: "by words with control and arrows", before: "|a b c", keys: "Ctrl-Right Ctrl-Right Ctrl-Left", after: "a |b c"),
        Case(id: "words cross lines", before: "one\ntwo|", keys: "Alt-b Alt-b", after: "|one\ntwo"),
        Case(id: "up keeps the column", before: "abcdef\nx\nabcd|ef", keys: "Up Up", after: "abcd|ef\nx\nabcdef"),
        Case(id: "up across wide characters", before: "漢字漢\nabcd|", keys: "Up", after: "漢字|漢\nabcd"),
        Case(id: "up on the first line goes to its start", before: "ab|c", keys: "Up", after: "|abc"),
        Case(id: "down on the last line goes to its end", before: "ab|c", keys: "^N", after: "abc|"),
        Case(id: "to the ends of the text", before: "a\nb|c\nd", keys: "Ctrl-End x Ctrl-Home y", after: "y|a\nbc\ndx"),
        Case(id: "^K kills to the line's end", before: "ab|cd\ne", keys: "^K", after: "ab|\ne"),
        Case(id: "^K at the line's end joins", before: "ab|\ne", keys: "^K", after: "ab|e"),
        Case(id: "kills in a row are yanked as one", before: "|ab\ncd\nef", keys: "^K ^K ^K Ctrl-End ^V", after: "\nefab\ncd|"),
        Case(id: "after separate kills, the last one is yanked", before: "|ab\ncd", keys: "^K Down ^K ^V ^V", after: "\ncdcd|"),
        Case(id: "^U kills to the line's start", before: "ab|cd", keys: "^U End ^V", after: "cdab|"),
        Case(id: "^W kills the previous word", before: "select foo |bar", keys: "^W", after: "select |bar"),
        Case(id: "words killed backwards are yanked in order", before: "a b c|", keys: "^W ^W ^V", after: "a b c|"),
        Case(id: "Alt-d kills the next word", before: "a| bc d", keys: "Alt-d", after: "a| d"),
        Case(id: "selecting", before: "ab|cd", keys: "Shift-Right", after: "ab[c|d"),
        Case(id: "selecting backwards", before: "abc|d", keys: "Shift-Left Shift-Left", after: "a|bc]d"),
        Case(id: "typing replaces the selection", before: "ab|cd", keys: "Shift-End x", after: "abx|"),
        Case(id: "backspace deletes the selection", before: "a|b\ncd", keys: "Shift-Down Backspace", after: "a|d"),
        Case(id: "an arrow ends the selection at that side", before: "a|bcd", keys: "Shift-Right Shift-Right Left", after: "a|bcd"),
        Case(id: "copying and yanking", before: "|ab", keys: "Shift-End Alt-w End ^V", after: "abab|"),
        Case(id: "cutting with ^W", before: "|abc", keys: "Shift-Right ^W End ^V", after: "bca|"),
        Case(id: "undo removes a word", before: "x|", keys: "Space a b Space c d ^Z", after: "x ab |"),
        Case(id: "undo to the start", before: "x|", keys: "a Enter b ^_ ^_ ^_ ^_", after: "x|"),
        Case(id: "redo", before: "x|", keys: "a Enter b ^_ ^_ ^Y ^Y ^Y", after: "xa\nb|"),
        Case(id: "typing clears the redo history", before: "x|", keys: "a ^_ b ^Y", after: "xb|"),
        Case(id: "undoing a kill restores the cursor", before: "ab|cd", keys: "^K ^_", after: "ab|cd"),
        Case(id: "page down and up", before: "|a\nb\nc", keys: "PageDown PageUp", after: "|a\nb\nc"),
    ])
    func `keys change the text`(_ case: Case) throws {
        var state = EditorState(marked: `case`.before)
        try state.press(`case`.keys)
        #expect(state.marked == `case`.after)
    }

    @Test func `keys that belong to other commands are ignored`() throws {
        var state = EditorState()
        for name in ["F5", "Tab", "Shift-Tab", "Esc", "^G", "^C", "^D", "Alt-x"] {
            let key = try #require(KeyName(name))
            expect(state.handle(key.event), is: false)
        }
        #expect(state.isEmpty)
    }

    @Test func `Up on the first line goes back in the history, Down on the last one forward`() throws {
        var state = EditorState()
        state.remember("SELECT 1;")
        state.remember("SELECT 2\nFROM x;")
        state.remember("SELECT 2\nFROM x;")
        try state.press("Up")
        #expect(state.marked == "SELECT 2|\nFROM x;")
        try state.press("^P")
        #expect(state.marked == "SELECT 1;|")
        try state.press("Up")
        #expect(state.marked == "|SELECT 1;")
        try state.press("Down")
        #expect(state.marked == "SELECT 2\nFROM x;|")
        try state.press("Down")
        #expect(state.marked == "|")
    }

    @Test func `Up moves to the first line of several that have run, and never replaces them`() throws {
        var state = EditorState(text: "SELECT 2;\nSELECT 3;")
        state.remember("SELECT 1;")
        state.remember(state.text)
        try state.press("Up Up")
        #expect(state.text == "SELECT 2;\nSELECT 3;" && state.cursor.line == 0)
        #expect(state.refusesHistory(KeyEvent(.up)))
    }

    @Test func `Up never replaces text that the history doesn't have`() throws {
        var state = EditorState()
        state.remember("SELECT 1;")
        state.remember("SELECT 2;")
        try state.press("d Up")
        #expect(state.text == "d")
        #expect(state.refusesHistory(KeyEvent(.up)))
        #expect(!state.refusesHistory(KeyEvent(.down)))
        try state.press("End Backspace Up")
        #expect(state.text == "SELECT 2;")
        try state.press("x")
        for key in [KeyEvent(.up), KeyEvent(.down), .control("p"), .control("n")] {
            #expect(state.refusesHistory(key))
            _ = state.handle(key)
            #expect(state.text == "SELECT 2;x")
        }
        try state.press("End Backspace Down Up")
        #expect(state.text == "SELECT 2;")
        #expect(!state.refusesHistory(KeyEvent(.up)))
    }

    @Test func `after a run, Up skips the statement that is still there`() throws {
        var state = EditorState(text: "SELECT 2;\n")
        state.remember("SELECT 1;")
        state.remember("SELECT 2;")
        try state.press("Up Up")
        #expect(state.text == "SELECT 1;")
    }

    @Test func `a paste may have any kind of line end`() {
        var state = EditorState(text: "a")
        state.insert("1\r\n2\r3\n")
        #expect(state.lines == ["a1", "2", "3", ""])
        #expect(state.cursorOffset == state.text.utf8.count)
    }

    @Test func `the range that completion replaces is given by offsets`() {
        var state = EditorState(text: "é\nSELECT ti")
        let end = state.text.utf8.count
        state.replace((end - 2)..<end, with: "title")
        #expect(state.marked == "é\nSELECT title|")
        state.undo()
        #expect(state.marked == "é\nSELECT ti|")
    }

    @Test func `the server's error positions count characters`() {
        let state = EditorState(text: "é漢🐘\nSELECT x")
        #expect(state.position(ofCharacter: 3) == EditorState.Position(line: 0, offset: 9))
        #expect(state.position(ofCharacter: 4) == EditorState.Position(line: 1, offset: 0))
        #expect(state.position(ofCharacter: 999) == state.end)
    }

    @Test func `a double click selects a word`() {
        var state = EditorState(text: "SELECT b.title, x")
        state.selectWord(at: EditorState.Position(line: 0, offset: 10))
        #expect(state.selectedText == "title")
    }

    @Test func `every change can be undone, no matter how many and how large`() {
        var state = EditorState(text: "x")
        state.insert(String(repeating: "x", count: 10 << 20))
        for _ in 0..<3000 { state.insert("ab") }
        var count = 0
        while state.undo() { count += 1 }
        #expect(count == 3001)
        #expect(state.text == "x")
        while state.redo() { count -= 1 }
        #expect(count == 0)
    }

    @Test func `any keys on any text keep the cursor inside, and undo restores the text`() {
        var dice = Dice(seed: 5)
        let names = [
            "Left", "Right", "Up", "Down", "Home", "End", "Enter", "Backspace", "Delete", "^K", "^U", "^W", "^Y", "^P", "^N",
        ]
        let more = ["Alt-b", "Alt-f", "Alt-d", "Shift-Left", "Shift-Up", "Shift-End", "^Z", "^V", "PageUp", "PageDown", "Ctrl-Left"]
        let events = (names + more).compactMap { KeyName($0)?.event }
        #expect(events.count == names.count + more.count)
        for _ in 0..<40 {
            let start = (0..<dice.below(5)).map { _ in dice.text(upTo: 12) }.joined(separator: "\n")
            var state = EditorState(text: start)
            let original = state.text
            state.history = ["one", "two\nlines"]
            for _ in 0..<60 {
                if dice.below(3) == 0 { state.insert(dice.text(upTo: 3)) } else { _ = state.handle(dice.pick(events)) }
                let line = state.lines[state.cursor.line]
                #expect(state.cursor.offset <= line.utf8.count)
                let place = line.utf8.index(line.startIndex, offsetBy: state.cursor.offset)
                #expect(place.samePosition(in: line.unicodeScalars) != nil)
                var canvas = Canvas(width: 20, height: 3)
                Editor(state: state, theme: .dark).draw(into: &canvas, in: canvas.bounds)
                #expect(canvas.cursor.map { canvas.bounds.contains($0) } == true)
                expectWhole(canvas)
                if dice.below(4) == 0 { state.settle(in: Size(width: 1 + dice.below(20), height: 3)) }
            }
            while state.undo() {}
            #expect(Array(state.text.utf8) == Array(original.utf8))
        }
    }

    @Test func `in a megabyte of text, typing far from the start stays visible`() {
        var state = EditorState(text: String(repeating: "SELECT title FROM books WHERE id = 1;\n", count: 28_000))
        state.move(to: EditorState.Position(line: 14_000, offset: 3))
        for _ in 0..<100 {
            state.insert("x")
            var canvas = Canvas(width: 80, height: 24)
            Editor(state: state, theme: .dark).draw(into: &canvas, in: canvas.bounds)
            #expect(canvas.plainText.contains("SELxECT title"))
            _ = state.handle(KeyEvent(.down))
            _ = state.handle(KeyEvent(.left))
        }
    }
}

extension EditorState {
    /// A state from text with `|` at the cursor.
    init(marked: String) {
        let parts = marked.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        self.init(text: parts.joined())
        move(to: position(ofOffset: parts[0].utf8.count))
    }

    /// The text with `|` at the cursor and a bracket at the selection's other end.
    var marked: String {
        var bytes = Array(text.utf8)
        var marks = [(cursorOffset, UInt8(ascii: "|"))]
        if let anchor, anchor != cursor { marks.append((offset(of: anchor), UInt8(ascii: anchor < cursor ? "[" : "]"))) }
        for (offset, mark) in marks.sorted(by: { $0.0 > $1.0 }) { bytes.insert(mark, at: offset) }
        return String(decoding: bytes, as: UTF8.self)
    }

    mutating func press(_ keys: String) throws {
        for name in keys.split(separator: " ") {
            let key = try #require(KeyName(String(name)), "no key named \(name)")
            _ = handle(key.event)
        }
    }
}
