/// A question with its choices, in a box in the middle of the screen.
package struct Dialog {
    package struct Choice: Sendable, Hashable {
        /// The key that selects this choice immediately.
        package var key: Character
        package var label: String

        package init(key: Character, label: String) {
            self.key = key
            self.label = label
        }
    }

    package var title: String
    package var text: [Line]
    package var choices: [Choice]
    package var state: DialogState
    package var theme: Theme

    package init(title: String, text: [Line], choices: [Choice], state: DialogState, theme: Theme) {
        self.title = title
        self.text = text
        self.choices = choices
        self.state = state
        self.theme = theme
    }

    package func draw(into canvas: inout Canvas, in area: Rect) {
        let inner = canvas.box(frame(in: area), title: title, isHeavy: true, theme: theme)
        let lines = wrapped(inner.width)
        let room = max(0, inner.height - choices.count)
        for (y, line) in lines.prefix(room).enumerated() {
            let isCut = y == room - 1 && lines.count > room
            let shown = isCut ? Line(line.spans + [Span(" …")]) : line
            canvas.put(truncating: shown, at: Point(x: inner.x, y: inner.y + y), in: inner)
        }
        for (index, choice) in choices.enumerated() {
            let y = inner.maxY - choices.count + index
            guard y >= inner.y else { continue }
            let isSelected = index == state.selected
            let row = Rect(x: inner.x, y: y, width: inner.width, height: 1)
            canvas.put(isSelected ? "▸" : " ", at: Point(x: row.x, y: y), style: theme[.accent], in: row)
            if state.takesLetters { canvas.put(String(choice.key), at: Point(x: row.x + 2, y: y), style: theme[.key].with(.bold), in: row) }
            canvas.put(truncating: Line(choice.label, theme[.text]), at: Point(x: row.x + 5, y: y), in: row)
            if isSelected, !row.isEmpty {
                canvas.restyle(row, theme.marked)
                canvas.cursor = Point(x: row.x, y: y)
            }
        }
    }

    /// The choice under a point, if there is one.
    package func index(at point: Point, in area: Rect) -> Int? {
        let inner = frame(in: area).inset(left: 2, top: 1, right: 2, bottom: 1)
        let index = point.y - (inner.maxY - choices.count)
        return inner.contains(point) && choices.indices.contains(index) ? index : nil
    }

    private func frame(in area: Rect) -> Rect {
        let widest = max(title.cellWidth + 2, text.map(\.cellWidth).max() ?? 0, (choices.map { $0.label.cellWidth + 5 }).max() ?? 0)
        let width = max(0, min(area.width, min(72, widest) + 4))
        let height = min(area.height, wrapped(max(1, width - 4)).count + choices.count + 3)
        return Rect(x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width: width, height: height)
            .intersection(area)
    }

    private func wrapped(_ width: Int) -> [Line] { text.flatMap { TextWrap.lines($0, width: width) } }
}

/// The state of a ``Dialog``: the selected choice.
package struct DialogState: Sendable, Hashable {
    package var selected: Int
    /// Whether a choice's letter chooses it.
    package private(set) var takesLetters = true

    package init(selected: Int = 0) { self.selected = selected }

    /// For a dialog that opens unprompted: letters do nothing, because they were meant for what is below, and Enter chooses nothing unless
    /// a choice is selected that changes nothing.
    package static func unasked(selected: Int = -1) -> DialogState {
        var state = DialogState(selected: selected)
        state.takesLetters = false
        return state
    }

    package enum Outcome: Sendable, Hashable {
        case open
        case chosen(Int)
        case closed
    }

    /// Handles a key. The dialog consumes all keys.
    package mutating func handle(_ key: KeyEvent, choices: [Dialog.Choice]) -> Outcome {
        switch key.key {
        case .escape: return .closed
        case .character("c") where key.control, .character("g") where key.control: return .closed
        case .enter where choices.isEmpty: return .closed
        case .enter where choices.indices.contains(selected): return .chosen(selected)
        case .up, .left, .backtab: selected = max(0, selected - 1)
        case .down, .right, .tab: selected = max(0, min(choices.count - 1, selected + 1))
        case .character(let character) where takesLetters && !key.control && !key.alt:
            let typed = character.lowercased()
            if let index = choices.firstIndex(where: { $0.key.lowercased() == typed }) { return .chosen(index) }
        default: break
        }
        return .open
    }
}
