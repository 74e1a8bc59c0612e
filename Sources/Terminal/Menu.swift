/// All that can be done here, each with its letter; typing narrows it down.
package struct Menu {
    package struct Item: Sendable, Hashable {
        /// Typed as a capital, it does the thing at once; not all have one.
        package var letter: Character?
        package var title: String
        /// The shortcut's name, if it has one.
        package var key: String?
        /// Why it can't be done now; `nil` when it can.
        package var disabledReason: String?

        package init(letter: Character?, title: String, key: String? = nil, disabledReason: String? = nil) {
            self.letter = letter
            self.title = title
            self.key = key
            self.disabledReason = disabledReason
        }
    }

    package var title: String
    package var items: [Item]
    package var state: MenuState
    package var theme: Theme

    package init(title: String, items: [Item], state: MenuState, theme: Theme) {
        self.title = title
        self.items = items
        self.state = state
        self.theme = theme
    }

    package func draw(into canvas: inout Canvas, in area: Rect) {
        let box = frame(in: area)
        if box.width < 2 || box.height < 2 { return }
        canvas.fill(box)
        canvas.box(box, style: theme[.focusedBorder])
        canvas.put(" \(title) ", at: Point(x: box.x + 2, y: box.y), style: theme[.title], in: box.inset(left: 1, right: 1))
        let inner = box.inset(left: 2, top: 1, right: 2, bottom: 1)
        if inner.isEmpty { return }
        let input = Rect(x: inner.x, y: inner.y, width: inner.width, height: 1)
        InputField(
            prompt: "› ", placeholder: "type to find · ⏎ does it · a capital does it at once", state: state.filter, theme: theme
        ).draw(into: &canvas, in: input)
        let rows = Menu.rows(of: box)
        let shown = state.matches(items)
        if shown.isEmpty { canvas.put("nothing here by that name", at: Point(x: rows.x, y: rows.y), style: theme[.muted], in: rows) }
        let top = state.list.top(of: shown.count, height: rows.height)
        for y in 0..<max(0, min(rows.height, shown.count - top)) {
            let row = Rect(x: rows.x, y: rows.y + y, width: rows.width, height: 1)
            draw(items[shown[top + y]], isSelected: top + y == state.list.selected, into: &canvas, in: row)
        }
    }

    private func draw(_ item: Item, isSelected: Bool, into canvas: inout Canvas, in row: Rect) {
        let isEnabled = item.disabledReason == nil
        let role: Theme.Role = isEnabled ? .text : .disabled
        canvas.put(isSelected ? "▸" : " ", at: Point(x: row.x, y: row.y), style: theme[.accent], in: row)
        canvas.put(
            item.letter?.uppercased() ?? "", at: Point(x: row.x + 2, y: row.y), style: theme[isEnabled ? .key : .disabled].with(.bold),
            in: row)
        let end = canvas.put(item.title, at: Point(x: row.x + 5, y: row.y), style: theme[role], in: row)
        if let reason = item.disabledReason {
            canvas.put("(\(reason))", at: Point(x: end + 1, y: row.y), style: theme[.disabled], in: row)
        } else if let key = item.key, end + 1 + key.cellWidth <= row.maxX {
            canvas.put(key, endingAt: row.maxX, y: row.y, style: theme[.muted], in: row)
        }
        if isSelected { canvas.restyle(row, theme.marked) }
    }

    /// The item under a point of the area, if there is one.
    package func index(at point: Point, in area: Rect) -> Int? {
        let rows = Menu.rows(of: frame(in: area))
        let shown = state.matches(items)
        let index = state.list.top(of: shown.count, height: rows.height) + point.y - rows.y
        return rows.contains(point) && shown.indices.contains(index) ? shown[index] : nil
    }

    /// How many items show at once.
    package func pageHeight(in area: Rect) -> Int { Menu.rows(of: frame(in: area)).height }

    private func frame(in area: Rect) -> Rect {
        let width = max(0, min(area.width, 64))
        let height = min(area.height, items.count + 4)
        return Rect(x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width: width, height: height)
    }

    private static func rows(of box: Rect) -> Rect { box.inset(left: 2, top: 3, right: 2, bottom: 1) }
}

/// What is typed into a menu, and which item is marked.
package struct MenuState: Sendable, Hashable {
    package var filter: InputState
    package var list: ListState

    package init() {
        filter = InputState()
        list = ListState()
    }

    package enum Outcome: Sendable, Hashable {
        case open
        /// The item's place in the items given; it can be done now.
        case chosen(Int)
        /// It can't be done now; the menu shows why and stays.
        case refused(Int)
        case closed
        /// Ctrl-G again: meant for what is below the menu.
        case passedOn
    }

    /// The items that match what is typed, best first: its letter, or its key where it has none, then a word that begins so, then anywhere.
    package func matches(_ items: [Menu.Item]) -> [Int] {
        let typed = filter.text.lowercased()
        if typed.isEmpty { return Array(items.indices) }
        func rank(_ item: Menu.Item) -> Int? {
            let title = item.title.lowercased()
            if (item.letter?.lowercased() ?? item.key?.lowercased()) == typed { return 0 }
            if title.hasPrefix(typed) || item.key?.lowercased() == typed { return 1 }
            if title.split(separator: " ").contains(where: { $0.hasPrefix(typed) }) { return 2 }
            return title.contains(typed) ? 3 : nil
        }
        let ranked = items.indices.compactMap { index in rank(items[index]).map { (rank: $0, index: index) } }
        return ranked.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map(\.index)
    }

    /// What a key means to the menu: it takes them all.
    package mutating func handle(_ key: KeyEvent, items: [Menu.Item], height: Int) -> Outcome {
        let shown = matches(items)
        switch key.key {
        case .escape: return .closed
        case .character("c") where key.control: return .closed
        case .character("g") where key.control: return .passedOn
        case .enter: return shown.indices.contains(list.selected) ? choose(shown[list.selected], items) : .open
        case .up, .down, .pageUp, .pageDown: _ = list.handle(key, count: shown.count, height: height)
        case .character("p") where key.control: list.select(list.selected - 1, of: shown.count, height: height)
        case .character("n") where key.control: list.select(list.selected + 1, of: shown.count, height: height)
        case .character(let character) where character.isUppercase && !key.alt:
            if let index = items.firstIndex(where: { $0.letter?.uppercased() == String(character) }) { return choose(index, items) }
        case .character(let sign) where filter.text.isEmpty && !sign.isLetter && items.contains { $0.letter == sign }:
            if let index = items.firstIndex(where: { $0.letter == sign }) { return choose(index, items) }
        default:
            let before = filter.text
            if filter.handle(key), filter.text != before { list = ListState() }
        }
        return .open
    }

    private func choose(_ index: Int, _ items: [Menu.Item]) -> Outcome {
        items[index].disabledReason == nil ? .chosen(index) : .refused(index)
    }
}
