import Terminal
import Testing

struct WidgetTests {
    private let theme = Theme.mono

    @Test func `a list shows the selected item and its details`() {
        var canvas = Canvas(width: 24, height: 3)
        let state = ListState(selected: 1)
        let list = ListView(count: 3, state: state, theme: theme) { .init(Line("item \($0)"), detail: Line("✓")) }
        list.draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.plainText == "  item 0               ✓\n▸ item 1               ✓\n  item 2               ✓")
        #expect(canvas[4, 1].style.attributes.contains(.reverse))
        #expect(canvas.cursor == Point(x: 0, y: 1))
        #expect(list.index(at: Point(x: 3, y: 2), in: canvas.bounds) == 2)
    }

    @Test func `a list requests only the visible items`() {
        var asked: [Int] = []
        var state = ListState()
        state.select(5000, of: 10_000, height: 4)
        var canvas = Canvas(width: 20, height: 4)
        let list = ListView(count: 10_000, state: state, theme: theme) { index in
            asked.append(index)
            return .init(Line("item \(index)"))
        }
        list.draw(into: &canvas, in: canvas.bounds)
        #expect(asked == [4997, 4998, 4999, 5000])
    }

    @Test func `keys move through a list and stop at its ends`() throws {
        var state = ListState()
        for (name, selected) in [("Up", 0), ("Down", 1), ("PageDown", 4), ("End", 9), ("Down", 9), ("PageUp", 6), ("Home", 0)] {
            let key = try #require(KeyName(name))
            expect(state.handle(key.event, count: 10, height: 4), is: true)
            #expect(state.selected == selected, "\(name)")
        }
        expect(state.handle(KeyEvent(.enter), count: 10, height: 4), is: false)
    }

    @Test func `text scrolls and stops at its ends`() {
        let lines = (1...5).map { Line("line \($0)") }
        var state = ScrollState()
        state.scroll(by: 99, of: 5, height: 2)
        var canvas = Canvas(width: 8, height: 2)
        TextView(lines: lines, state: state).draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.plainText == "line 4\nline 5")
        state.reveal(1..<2, of: 5, height: 2)
        #expect(state.top == 1)
    }

    @Test func `keys scroll text and stop at its ends`() throws {
        var state = ScrollState()
        for (name, top) in [("Up", 0), ("Down", 1), ("PageDown", 4), ("End", 6), ("Down", 6), ("PageUp", 3), ("Home", 0)] {
            let key = try #require(KeyName(name))
            expect(state.handle(key.event, of: 10, height: 4), is: true)
            #expect(state.top == top, "\(name)")
        }
        expect(state.handle(KeyEvent(.enter), of: 10, height: 4), is: false)
    }

    @Test(arguments: [
        (60, " F5 Run  F6 (Check)  F4 Hint  F2 Map          ^G Everything"),
        (40, " F5 Run  F6 (Check)       ^G Everything"),
        (30, " F5 Run         ^G Everything"),
        (14, "^G Everything"),
    ])
    func `a key bar that is too narrow keeps the most important keys`(_ width: Int, _ shown: String) {
        let entries = [
            KeyBar.Entry(key: "F5", label: "Run", importance: 9), KeyBar.Entry(key: "F6", label: "Check", isEnabled: false, importance: 8),
            KeyBar.Entry(key: "F4", label: "Hint", importance: 1), KeyBar.Entry(key: "F2", label: "Map"),
        ]
        let bar = KeyBar(entries: entries, last: KeyBar.Entry(key: "^G", label: "Everything"), theme: theme)
        var canvas = Canvas(width: width, height: 1)
        bar.draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.plainText == shown.trimmedEnd)
        #expect(bar.entry(at: Point(x: width - 3, y: 0), in: canvas.bounds)?.key == "^G")
    }

    @Test func `a key bar of several rows continues on the next one, and reports clicks there`() {
        let entries = ["F1", "F2", "F3", "F4"].map { KeyBar.Entry(key: $0, label: "Command") }
        let bar = KeyBar(entries: entries, theme: theme)
        var canvas = Canvas(width: 24, height: 2)
        bar.draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.plainText == " F1 Command  F2 Command\n F3 Command  F4 Command")
        #expect(bar.entry(at: Point(x: 14, y: 1), in: canvas.bounds)?.key == "F4")
        #expect(bar.height(width: 24) == 2 && bar.height(width: 80) == 1)
    }

    @Test func `a key bar of any size stays in its area and keeps its last entry`() {
        let entries = (1...9).map { KeyBar.Entry(key: "F\($0)", label: String(repeating: "x", count: 3 * $0), importance: $0 % 3) }
        let bar = KeyBar(entries: entries, last: KeyBar.Entry(key: "^G", label: "Everything"), theme: theme)
        for width in 20...200 {
            for height in 1...3 {
                var canvas = Canvas(width: width + 4, height: height + 2)
                bar.draw(into: &canvas, in: Rect(x: 2, y: 1, width: width, height: height))
                let rows = canvas.plainText.split(separator: "\n", omittingEmptySubsequences: false)
                #expect(rows[1].hasSuffix("^G Everything"), "\(canvas.plainText)")
                #expect(rows.allSatisfy { $0.isEmpty || $0.hasPrefix("  ") && $0.count <= width + 2 }, "\(canvas.plainText)")
                #expect(rows[0].isEmpty && rows.dropFirst(height + 1).allSatisfy(\.isEmpty), "\(canvas.plainText)")
            }
        }
    }

    @Test func `tabs show the selection, and report clicks`() {
        let tabs = Tabs(["Lesson", "SQL", "Result"], selected: 1, theme: theme)
        var canvas = Canvas(width: 40, height: 1)
        tabs.draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.plainText == " Lesson │ SQL │ Result")
        #expect(canvas[10, 0].style.attributes.contains(.reverse))
        #expect(!canvas[2, 0].style.attributes.contains(.reverse))
        #expect(tabs.index(at: Point(x: 10, y: 0), in: canvas.bounds) == 1)
        #expect(tabs.index(at: Point(x: 8, y: 0), in: canvas.bounds) == nil)
    }

    @Test(arguments: [(0, " Lesson │ Wo…"), (1, "…son │ Work …"), (2, "…rk │ Result")])
    func `tabs that don't fit scroll to the selected one`(_ selected: Int, _ shown: String) {
        var canvas = Canvas(width: 13, height: 1)
        Tabs(["Lesson", "Work", "Result"], selected: selected, theme: theme).draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.plainText == shown)
    }

    @Test func `a field scrolls with its cursor and edits like a shell`() throws {
        var state = InputState(text: "hello wide 漢字")
        var canvas = Canvas(width: 12, height: 1)
        InputField(prompt: "/ ", state: state, theme: theme).draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.plainText == "/ …ide 漢字")
        #expect(canvas.cursor == Point(x: 11, y: 0))
        for name in ["^W", "Alt-b", "^K", "Home", "Delete", "J", "^E", "!"] {
            let key = try #require(KeyName(name))
            expect(state.handle(key.event), is: true)
        }
        #expect(state.text == "Jello !")
        state.insert("a\nb")
        #expect(state.text == "Jello !a b")
    }

    @Test func `a field shows that its text continues`() {
        var state = InputState(text: "0123456789abcdef")
        let area = Rect(x: 0, y: 0, width: 10, height: 1)
        func shown() -> (String, Int?) {
            var canvas = Canvas(size: area.size)
            InputField(prompt: "> ", state: state, theme: theme).draw(into: &canvas, in: area)
            return (canvas.plainText, canvas.cursor?.x)
        }
        #expect(shown() == ("> …abcdef", 9))
        state.move(to: 9)
        #expect(shown() == ("> …456789…", 8))
        state.move(to: 0)
        #expect(shown() == ("> 0123456…", 2))
        state.insert("漢")
        #expect(shown() == ("> 漢01234…", 4))
    }

    @Test func `text that doesn't fit ends in an ellipsis`() {
        let line = Line([Span("one "), Span("two", Style(attributes: .bold))])
        #expect(line.truncated(toCells: 7) == line)
        #expect(line.truncated(toCells: 6).plain == "one t…")
        #expect(line.truncated(toCells: 4).plain == "one…")
        #expect(line.truncated(toCells: 1).plain == "…")
        #expect(line.truncated(toCells: 0).plain == "")
        #expect(Line("漢字").truncated(toCells: 3).plain == "漢…")
        var canvas = Canvas(width: 10, height: 1)
        TextView(lines: [Line("a line that is too long")]).draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.plainText == "a line th…")
    }

    @Test func `a dialog is answered with letters, arrows or Enter`() {
        let choices = [Dialog.Choice(key: "y", label: "Yes, start over"), Dialog.Choice(key: "n", label: "No")]
        var state = DialogState()
        var canvas = Canvas(width: 36, height: 9)
        let dialog = Dialog(
            title: "Start over", text: [Line("The data of this lesson goes back to how it was.")], choices: choices, state: state,
            theme: theme)
        dialog.draw(into: &canvas, in: canvas.bounds)
        #expect(
            canvas.plainText == """

                ┏━ Start over ━━━━━━━━━━━━━━━━━━━━━┓
                ┃ The data of this lesson goes     ┃
                ┃ back to how it was.              ┃
                ┃                                  ┃
                ┃ ▸ y  Yes, start over             ┃
                ┃   n  No                          ┃
                ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛

                """)
        #expect(dialog.index(at: Point(x: 5, y: 6), in: canvas.bounds) == 1)
        expect(state.handle(KeyEvent(.down), choices: choices), is: .open)
        expect(state.handle(KeyEvent(.enter), choices: choices), is: .chosen(1))
        expect(state.handle(.character("Y"), choices: choices), is: .chosen(0))
        expect(state.handle(KeyEvent(.escape), choices: choices), is: .closed)
    }

    private let items = [
        Menu.Item(letter: "r", title: "Run", key: "F5", group: "Work"),
        Menu.Item(
            letter: "c", title: "Check the answer", key: "F6", group: "Work",
            disabledReason: "this section has no exercise, so there is nothing to check"),
        Menu.Item(letter: "p", title: "Present", group: "Class"),
    ]

    private func picture(_ state: MenuState, height: Int = 9) -> String {
        var canvas = Canvas(width: 48, height: height)
        Menu(title: "All commands", items: items, state: state, theme: theme).draw(into: &canvas, in: canvas.bounds)
        return canvas.plainText
    }

    @Test func `a menu lists available commands in groups and folds the others`() {
        #expect(
            picture(MenuState()) == """
                ┏━ All commands ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓
                ┃ › Type to filter, or Shift+letter to run     ┃
                ┃                                              ┃
                ┃ Work                                         ┃
                ┃ ▸ R  Run                                  F5 ┃
                ┃ Class                                        ┃
                ┃   P  Present                                 ┃
                ┃   ▸  1 not available now                     ┃
                ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛
                """)
    }

    @Test func `an unfolded menu shows each reason in full`() {
        var state = MenuState()
        for key in [KeyEvent(.down), KeyEvent(.down), KeyEvent(.down)] { _ = state.handle(key, items: items, height: 5) }
        expect(state.handle(KeyEvent(.enter), items: items, height: 5), is: .open)
        expect(state.handle(KeyEvent(.down), items: items, height: 5), is: .open)
        #expect(
            picture(state, height: 11) == """
                ┏━ All commands ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓
                ┃ › Type to filter, or Shift+letter to run     ┃
                ┃                                              ┃
                ┃ Work                                         ┃
                ┃   R  Run                                  F5 ┃
                ┃ Class                                        ┃
                ┃   P  Present                                 ┃
                ┃   ▾  1 not available now                     ┃
                ┃ ▸ C  Check the answer: this section has no   ┃
                ┃      exercise, so there is nothing to check  ┃
                ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛
                """)
        expect(state.handle(KeyEvent(.enter), items: items, height: 5), is: .refused(1))
        let menu = Menu(title: "All commands", items: items, state: state, theme: theme)
        let area = Rect(x: 0, y: 0, width: 48, height: 11)
        #expect(menu.entry(at: Point(x: 9, y: 4), in: area) == .item(0))
        #expect(menu.entry(at: Point(x: 9, y: 5), in: area) == nil)
        #expect(menu.entry(at: Point(x: 9, y: 7), in: area) == .fold(1))
        #expect(menu.entry(at: Point(x: 9, y: 9), in: area) == .item(1))
    }

    @Test func `a menu that doesn't fit says how many lines follow`() {
        #expect(picture(MenuState(), height: 7).contains(/↓ \d more ━┛/), "\(picture(MenuState(), height: 7))")
    }

    @Test func `typing filters a menu, with first-letter matches first and unavailable commands last`() {
        var state = MenuState()
        expect(state.handle(.character("r"), items: items, height: 5), is: .open)
        #expect(state.entries(items) == [.item(0), .item(2), .item(1)])
        expect(state.handle(KeyEvent(.enter), items: items, height: 5), is: .chosen(0))
        expect(state.handle(.character("e"), items: items, height: 5), is: .open)
        #expect(state.entries(items) == [.item(2)])
        expect(state.handle(.character("C"), items: items, height: 5), is: .open)
        #expect(state.filter.text == "reC")
        state = MenuState()
        expect(state.handle(.character("P"), items: items, height: 5), is: .chosen(2))
        expect(state.handle(.control("g"), items: items, height: 5), is: .closed)
        expect(state.handle(KeyEvent(.escape), items: items, height: 5), is: .closed)
    }

    @Test func `every widget can be drawn at every size`() {
        for width in [0, 1, 2, 3, 5, 10, 41] {
            for height in [0, 1, 2, 3, 7] {
                var canvas = Canvas(width: 20, height: 4)
                drawEverything(into: &canvas, in: Rect(x: 2, y: 1, width: width, height: height))
                expectWhole(canvas)
                canvas = Canvas(width: width, height: height)
                drawEverything(into: &canvas, in: canvas.bounds)
                expectWhole(canvas)
                if let cursor = canvas.cursor { #expect(canvas.bounds.contains(cursor)) }
            }
        }
    }

    private func drawEverything(into canvas: inout Canvas, in area: Rect) {
        TextView(lines: [Line("漢字漢字")], state: ScrollState(top: 3)).draw(into: &canvas, in: area)
        ListView(count: 3, state: ListState(selected: 9), theme: theme) { .init(Line("漢\($0)"), detail: Line("漢字")) }
            .draw(into: &canvas, in: area)
        GridView(
            columns: [.init(name: "漢字"), .init(name: "b", isNumeric: true)], rows: GridViewTests.Table(values: [["漢", nil]]),
            state: GridState(top: 7, left: 7), theme: theme
        ).draw(into: &canvas, in: area)
        Editor(state: EditorState(text: "漢字\n\tx"), errorMark: 99, placeholder: "漢", theme: theme).draw(into: &canvas, in: area)
        KeyBar(entries: [.init(key: "F5", label: "漢字")], last: .init(key: "^G", label: "漢字"), theme: theme).draw(into: &canvas, in: area)
        Tabs(["漢字", "b"], selected: 5, theme: theme).draw(into: &canvas, in: area)
        InputField(prompt: "漢", placeholder: "字", state: InputState(text: "漢字"), theme: theme).draw(into: &canvas, in: area)
        canvas.box(area, title: "漢字", theme: theme)
        HeatMap(weeks: [.init(levels: [1, nil, 3], label: "漢")], theme: theme).draw(into: &canvas, in: area)
        Menu(title: "漢", items: items, state: MenuState(), theme: theme).draw(into: &canvas, in: area)
        Dialog(title: "漢", text: [Line("漢字漢字")], choices: [.init(key: "y", label: "漢")], state: DialogState(), theme: theme)
            .draw(into: &canvas, in: area)
    }
}

extension String {
    fileprivate var trimmedEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
