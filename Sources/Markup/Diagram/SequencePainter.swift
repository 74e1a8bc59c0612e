import Mermaid
import Terminal

/// Draws a sequence diagram: participants from left to right, time from top to bottom.
struct SequencePainter {
    private let diagram: SequenceDiagram
    /// The width at which texts are wrapped.
    private let textWidth: Int
    /// Longer words are broken.
    private let longestWord: Int
    /// The column of each participant's line.
    private var columns: [Int] = []
    private var width = 0
    private var height = 0
    private var marks: [Mark] = []
    /// Frames, as columns and rows.
    private var frames: [Rect] = []

    /// A text with its position.
    private struct Mark {
        var text: String
        var point: Point
        var role: Theme.Role
    }

    init(diagram: SequenceDiagram, textWidth: Int, longestWord: Int) {
        self.diagram = diagram
        self.textWidth = textWidth
        self.longestWord = longestWord
    }

    /// The widths to try: words are broken only to save width.
    private static let widths =
        [32, 24, 18, 14, 10].map { (text: $0, word: NodeBox.longestWord) } + [14, 10, 8].map { (text: $0, word: $0) }
    /// Longer conditions of frames are wrapped where the diagram has no room for them.
    private static let conditionWidth = 32

    /// `nil` if it doesn't fit.
    static func drawing(_ diagram: SequenceDiagram, width: Int) -> Drawing? {
        for (text, word) in widths {
            var painter = SequencePainter(diagram: diagram, textWidth: text, longestWord: word)
            painter.placeColumns()
            if painter.width <= width { return painter.drawing() }
        }
        return nil
    }

    private func lines(_ text: String) -> [String] {
        text.isEmpty ? [] : NodeBox.wrapped(text, width: textWidth, longestWord: longestWord)
    }

    private func width(of text: String) -> Int { lines(text).map(\.cellWidth).max() ?? 0 }

    private func boxWidth(_ participant: Int) -> Int { width(of: diagram.participants[participant].label) + 4 }

    /// The cells that a box around participants needs.
    private func width(of box: SequenceDiagram.Box) -> Int { width(of: box.label) + 2 }

    /// The rows for the labels of boxes and the line below them, above the participants.
    private var boxRows: Int { diagram.boxes.map { lines($0.label).count + 1 }.max() ?? 0 }

    // MARK: - Columns

    /// Spaces the participants' lines as far apart as boxes, messages, and notes require.
    private mutating func placeColumns() {
        guard !diagram.participants.isEmpty else { return }
        var needs: [(from: Int, to: Int, columns: Int)] = []
        let count = diagram.participants.count
        var left = boxWidth(0) / 2
        var right = (boxWidth(count - 1) + 1) / 2
        for index in 1..<max(1, count) { needs.append((index - 1, index, (boxWidth(index - 1) + boxWidth(index)) / 2 + 2)) }
        /// Reserves space next to a participant's line, up to the next line or the edge.
        func need(_ columns: Int, rightOf index: Int) {
            if index + 1 < count { needs.append((index, index + 1, columns)) } else { right = max(right, columns) }
        }
        func need(_ columns: Int, leftOf index: Int) {
            if index > 0 { needs.append((index - 1, index, columns)) } else { left = max(left, columns) }
        }
        for box in diagram.boxes {
            if box.first == box.last {
                need(width(of: box) / 2 + 1, leftOf: box.first)
                need(width(of: box) / 2 + 1, rightOf: box.first)
            } else {
                needs.append((box.first, box.last, width(of: box)))
            }
        }
        for step in diagram.steps {
            switch step {
            case .message(let message) where message.from == message.to: need(width(of: message.text) + 6, rightOf: message.from)
            case .message(let message):
                let ends = [message.from, message.to].sorted()
                needs.append((ends[0], ends[1], max(5, width(of: message.text) + 3)))
            case .note(let note):
                let box = width(of: note.text) + 4
                switch note.side {
                case .right: need(box + 3, rightOf: note.first)
                case .left: need(box + 3, leftOf: note.first)
                case .over where note.first == note.last:
                    need(box / 2 + 2, rightOf: note.first)
                    need(box / 2 + 2, leftOf: note.first)
                case .over: needs.append((note.first, note.last, box))
                }
            case .frame(let keyword, let condition), .part(let keyword, let condition):
                needs.append((0, count - 1, min(label(keyword, condition).cellWidth, Self.conditionWidth) + 1))
            case .end: continue
            }
        }
        let inset = 2 * depth
        columns = Array(repeating: left + inset, count: count)
        for index in 1..<max(1, count) {
            columns[index] = needs.filter { $0.to == index && $0.from < index }.map { columns[$0.from] + $0.columns }.max() ?? 0
        }
        width = (columns.last ?? 0) + right + inset + 1
        if count == 1, let need = needs.filter({ $0.from == $0.to }).map(\.columns).max() { width = max(width, need) }
    }

    /// The maximum nesting depth of frames.
    private var depth: Int {
        var (depth, deepest) = (0, 0)
        for step in diagram.steps {
            if case .frame = step { depth += 1 }
            if case .end = step { depth -= 1 }
            deepest = max(deepest, depth)
        }
        return deepest
    }

    // MARK: - Rows

    private mutating func drawing() -> Drawing {
        let heads = diagram.participants.map { lines($0.label) }
        let above = boxRows
        let top = (heads.map(\.count).max() ?? 0) + 2 + above
        height = top
        var open: [(start: Int, parts: [Int])] = []
        for step in diagram.steps {
            switch step {
            case .message(let message): add(message)
            case .note(let note): add(note)
            case .frame(let keyword, let condition):
                let start = height
                add(keyword, condition, depth: open.count)
                open.append((start, []))
            case .part(let keyword, let condition): add(keyword, condition, depth: open.count - 1)
            case .end:
                guard let frame = open.popLast() else { continue }
                height += 1
                let inset = 2 * open.count
                frames.append(Rect(x: inset, y: frame.start, width: width - 2 * inset, height: height - frame.start))
            }
        }
        height += 1
        var drawing = Drawing(size: Size(width: width, height: height))
        for column in columns {
            for y in top..<max(top, height) { drawing.put("\u{2502}", at: Point(x: column, y: y), role: .border) }
        }
        for frame in frames { drawing.border(frame, kind: .groupBorder, role: .muted) }
        for (index, lines) in heads.enumerated() {
            let box = boxWidth(index)
            let area = Rect(x: columns[index] - box / 2, y: above, width: box, height: top - above)
            drawing.border(area)
            for (row, line) in lines.enumerated() {
                drawing.put(line, at: Point(x: area.x + (box - line.cellWidth) / 2, y: above + 1 + row), role: .strong)
            }
            drawing.put("\u{252C}", at: Point(x: columns[index], y: top - 1), role: .border)
        }
        for box in diagram.boxes { paint(box, above: above, in: &drawing) }
        for mark in marks { drawing.put(mark.text, at: mark.point, role: mark.role) }
        return drawing
    }

    /// The label of a box, and a line over its participants.
    private func paint(_ box: SequenceDiagram.Box, above: Int, in drawing: inout Drawing) {
        let half = width(of: box) / 2
        let middle = (columns[box.first] + columns[box.last]) / 2
        let start = min(columns[box.first] - boxWidth(box.first) / 2, middle - half)
        let end = max(columns[box.last] + (boxWidth(box.last) + 1) / 2, middle + half)
        for (row, line) in lines(box.label).reversed().enumerated() {
            drawing.put(line, at: Point(x: start + (end - start - line.cellWidth) / 2, y: above - 2 - row), role: .title)
        }
        let rule = "\u{256D}" + String(repeating: "\u{2500}", count: max(0, end - start - 2)) + "\u{256E}"
        drawing.put(rule, at: Point(x: start, y: above - 1), role: .muted)
    }

    private func label(_ keyword: String, _ condition: String) -> String {
        if keyword == "rect" { return "" }
        return condition.isEmpty ? " \(keyword) " : " \(keyword): \(condition.replacingLineFeeds) "
    }

    private mutating func put(_ text: String, x: Int, _ role: Theme.Role) {
        marks.append(Mark(text: text, point: Point(x: x, y: height), role: role))
    }

    private mutating func add(_ message: SequenceDiagram.Message) {
        let (from, to) = (columns[message.from], columns[message.to])
        let stroke = message.isDotted ? "\u{2504}" : "\u{2500}"
        if from == to {
            let texts = lines(message.text)
            for row in 0..<max(2, texts.count) {
                if row == 0 { put("\u{251C}\(stroke)\(stroke)\u{2510}", x: from, .border) }
                if row == max(2, texts.count) - 1 {
                    put(head(message.head, pointsRight: false) + stroke + "\u{2518}", x: from + 1, .border)
                } else if row > 0 {
                    put("\u{2502}", x: from + 3, .border)
                }
                if row < texts.count { put(texts[row], x: from + 5, .text) }
                height += 1
            }
            return
        }
        let (left, right) = (min(from, to), max(from, to))
        for line in lines(message.text) {
            put(line, x: left + 1 + max(1, (right - left - 1 - line.cellWidth) / 2), .text)
            height += 1
        }
        // The first and the last cell between two life lines are for heads.
        var arrow = Array(repeating: stroke, count: max(2, right - left - 1))
        if to > from || message.isTwoWay { arrow[arrow.count - 1] = head(message.head, pointsRight: true) }
        if to < from || message.isTwoWay { arrow[0] = head(message.head, pointsRight: false) }
        put(arrow.joined(), x: left + 1, .border)
        height += 1
    }

    private func head(_ head: SequenceDiagram.Head, pointsRight: Bool) -> String {
        switch head {
        case .none: "\u{2500}"
        case .arrow: pointsRight ? "\u{25B6}" : "\u{25C0}"
        case .cross: "\u{00D7}"
        case .open: pointsRight ? "\u{25B7}" : "\u{25C1}"
        }
    }

    private mutating func add(_ note: SequenceDiagram.Note) {
        let texts = lines(note.text)
        let text = texts.map(\.cellWidth).max() ?? 0
        let box: Int
        let x: Int
        switch note.side {
        case .right: (box, x) = (text + 4, columns[note.first] + 2)
        case .left: (box, x) = (text + 4, columns[note.first] - text - 5)
        case .over:
            box = max(text + 4, columns[note.last] - columns[note.first] + 3)
            x = (columns[note.first] + columns[note.last] + 1) / 2 - box / 2
        }
        put("\u{250C}" + String(repeating: "\u{2500}", count: box - 2) + "\u{2510}", x: x, .muted)
        height += 1
        for line in texts {
            put("\u{2502} " + line + String(repeating: " ", count: max(0, box - 3 - line.cellWidth)) + "\u{2502}", x: x, .text)
            height += 1
        }
        put("\u{2514}" + String(repeating: "\u{2500}", count: box - 2) + "\u{2518}", x: x, .muted)
        height += 1
    }

    /// Adds the lines that start a frame, or another part of it.
    private mutating func add(_ keyword: String, _ condition: String, depth: Int) {
        let label = label(keyword, condition)
        let inset = 2 * depth
        if keyword == "else" || keyword == "and" || keyword == "option" {
            put("\u{251C}" + String(repeating: "\u{2504}", count: max(0, width - 2 * inset - 2)) + "\u{2524}", x: inset, .muted)
        }
        let room = width - 2 * inset - 6
        let lines = label.cellWidth <= room + 2 ? [label] : NodeBox.wrapped(String(label.dropFirst()), width: room).map { " \($0) " }
        for line in lines {
            put(line, x: inset + 2, .muted)
            height += 1
        }
    }
}
