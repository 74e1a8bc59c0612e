/// A list with one selected item. Only visible items are requested, so that ten thousand cost as much as ten.
package struct ListView {
    /// One row: text on the left, and a short detail on the right that is never truncated.
    package struct Item: Sendable, Hashable {
        package var text: Line
        package var detail: Line

        package init(_ text: Line, detail: Line = Line()) {
            self.text = text
            self.detail = detail
        }
    }

    package var count: Int
    package var item: (Int) -> Item
    package var state: ListState
    package var theme: Theme
    package var isFocused: Bool

    package init(count: Int, state: ListState, theme: Theme, isFocused: Bool = true, item: @escaping (Int) -> Item) {
        self.count = count
        self.item = item
        self.state = state
        self.theme = theme
        self.isFocused = isFocused
    }

    package func draw(into canvas: inout Canvas, in area: Rect) {
        if area.isEmpty || count <= 0 { return }
        let top = state.top(of: count, height: area.height)
        for y in 0..<min(area.height, count - top) {
            let item = item(top + y)
            let row = Rect(x: area.x, y: area.y + y, width: area.width, height: 1)
            let isSelected = top + y == state.selected
            if isSelected { canvas.put("▸", at: Point(x: row.x, y: row.y), style: theme[.accent], in: row) }
            let detailWidth = min(item.detail.cellWidth, max(0, row.width - 2))
            let room = row.inset(left: 2, right: detailWidth == 0 ? 0 : detailWidth + 1)
            canvas.put(truncating: item.text, at: Point(x: room.x, y: room.y), in: room)
            canvas.put(item.detail, at: Point(x: row.maxX - detailWidth, y: row.y), in: row)
            if isSelected, isFocused {
                canvas.restyle(row, theme.marked)
                canvas.cursor = Point(x: row.x, y: row.y)
            }
        }
    }

    /// The item under a point of the area, if there is one.
    package func index(at point: Point, in area: Rect) -> Int? {
        guard area.contains(point) else { return nil }
        let index = state.top(of: count, height: area.height) + point.y - area.y
        return index < count ? index : nil
    }
}

/// The selected item of a list, and the first visible one.
package struct ListState: Sendable, Hashable {
    package var selected: Int
    package var scroll: ScrollState

    package init(selected: Int = 0, top: Int = 0) {
        self.selected = selected
        self.scroll = ScrollState(top: top)
    }

    /// The first visible item: the remembered one, or another so that the selected one is visible.
    package func top(of count: Int, height: Int) -> Int {
        var scroll = scroll
        let selected = max(0, min(selected, count - 1))
        scroll.reveal(selected..<(selected + 1), of: count, height: height)
        return scroll.top
    }

    /// Selects an item and scrolls as little as possible to show it.
    package mutating func select(_ index: Int, of count: Int, height: Int) {
        selected = max(0, min(index, count - 1))
        scroll.top = top(of: count, height: height)
    }

    /// Moves the selection. Returns whether the key was one that does.
    package mutating func handle(_ key: KeyEvent, count: Int, height: Int) -> Bool {
        guard let step = key.step(of: count, height: height) else { return false }
        select(min(selected, count - 1) + step, of: count, height: height)
        return true
    }
}
