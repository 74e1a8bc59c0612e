/// All commands: the available ones in groups, followed by a collapsed section with the others and why they are unavailable. Typing
/// filters the list.
package struct Menu {
    package struct Item: Sendable, Hashable {
        /// The capital letter that chooses the item; not all items have one.
        package var letter: Character?
        package var title: String
        /// The name of its key, if it has one.
        package var key: String?
        /// The heading that the item is listed under; empty for none.
        package var group: String
        /// Why it is unavailable now; `nil` if it is available.
        package var disabledReason: String?

        package init(letter: Character?, title: String, key: String? = nil, group: String = "", disabledReason: String? = nil) {
            self.letter = letter
            self.title = title
            self.key = key
            self.group = group
            self.disabledReason = disabledReason
        }
    }

    /// An entry that can be selected.
    package enum Entry: Sendable, Hashable {
        /// An item, by its index among the menu's items.
        case item(Int)
        /// Shows or hides this many unavailable items.
        case fold(Int)
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
        let inner = canvas.box(box, title: title, isHeavy: true, theme: theme)
        if inner.isEmpty { return }
        let edge = box.inset(left: 2, right: 2)
        let input = Rect(x: inner.x, y: inner.y, width: inner.width, height: 1)
        InputField(prompt: "› ", placeholder: "Type to filter, or Shift+letter to run", state: state.filter, theme: theme)
            .draw(into: &canvas, in: input)
        let rows = Menu.rows(of: box)
        let lines = lines(width: rows.width)
        if lines.isEmpty { canvas.put(truncating: Line("No command matches.", theme[.muted]), at: Point(x: rows.x, y: rows.y), in: rows) }
        let first = top(of: lines, height: rows.height)
        for (y, line) in lines.dropFirst(first).prefix(rows.height).enumerated() {
            let row = Rect(x: rows.x, y: rows.y + y, width: rows.width, height: 1)
            canvas.put(
                truncating: line.text, at: Point(x: row.x, y: row.y), in: row.inset(right: line.key.isEmpty ? 0 : line.key.cellWidth + 1))
            canvas.put(line.key, endingAt: row.maxX, y: row.y, style: theme[.muted], in: row)
            if line.entry == selectedEntry { canvas.restyle(row, theme.marked) }
        }
        if !state.filter.text.isEmpty, !lines.isEmpty {
            canvas.put(truncating: Line(" Enter runs ▸ ", theme[.muted]), at: Point(x: edge.x, y: box.maxY - 1), in: edge)
        }
        canvas.putMore(lines.count - first - rows.height, endingAt: edge.maxX, y: box.maxY - 1, style: theme[.muted], in: edge)
    }

    /// The entry under a point of the area, if one can be selected there.
    package func entry(at point: Point, in area: Rect) -> Entry? {
        let rows = Menu.rows(of: frame(in: area))
        guard rows.contains(point) else { return nil }
        let lines = lines(width: rows.width)
        let index = top(of: lines, height: rows.height) + point.y - rows.y
        return lines.indices.contains(index) ? lines[index].entry : nil
    }

    /// How many lines are visible at once.
    package func pageHeight(in area: Rect) -> Int { Menu.rows(of: frame(in: area)).height }

    // MARK: - Lines

    private struct MenuLine {
        var text: Line
        /// Shown at the right end.
        var key = ""
        /// `nil` for a heading.
        var entry: Entry?
    }

    private var selectedEntry: Entry? {
        let entries = state.entries(items)
        return entries.indices.contains(state.selected) ? entries[state.selected] : entries.last
    }

    private func lines(width: Int) -> [MenuLine] {
        var lines: [MenuLine] = []
        var group = ""
        for entry in state.entries(items) {
            let mark = Span(entry == selectedEntry ? "▸ " : "  ", theme[.accent])
            switch entry {
            case .fold(let count):
                let sign = state.isUnfolded ? "▾" : "▸"
                let text = Span("\(sign)  \(count) not available now", theme[.muted])
                lines.append(MenuLine(text: Line([mark, text]), entry: entry))
            case .item(let index):
                let item = items[index]
                if let reason = item.disabledReason {
                    lines += disabled(item, reason, mark, width: width).map { MenuLine(text: $0, entry: entry) }
                    continue
                }
                if state.filter.text.isEmpty, item.group != group {
                    group = item.group
                    lines.append(MenuLine(text: Line(group, theme[.muted])))
                }
                let letter = Span((item.letter?.uppercased() ?? "").padded(toCells: 3), theme[.key].with(.bold))
                lines.append(MenuLine(text: Line([mark, letter, Span(item.title)]), key: item.key ?? "", entry: entry))
            }
        }
        return lines
    }

    private func disabled(_ item: Item, _ reason: String, _ mark: Span, width: Int) -> [Line] {
        let letter = Span((item.letter?.uppercased() ?? "").padded(toCells: 3), theme[.disabled])
        let text = Line("\(item.title): \(reason)", theme[.disabled])
        return TextWrap.lines(text, width: width, first: Line([mark, letter]), rest: Line("     "))
    }

    /// The first visible line, chosen to keep the selected entry in the middle if possible.
    private func top(of lines: [MenuLine], height: Int) -> Int {
        let selected = lines.firstIndex { $0.entry == selectedEntry } ?? 0
        return max(0, min(selected - height / 2, lines.count - height))
    }

    private func frame(in area: Rect) -> Rect {
        let width = max(0, min(area.width, 64))
        // As tall as without a filter, so that the frame doesn't move while typing.
        var whole = self
        whole.state.filter = InputState()
        let height = min(area.height, whole.lines(width: width - 4).count + 4)
        return Rect(x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width: width, height: height)
    }

    private static func rows(of box: Rect) -> Rect { box.inset(left: 2, top: 3, right: 2, bottom: 1) }
}
