import Mermaid
import Terminal

/// The contents of an entity's box: its name, then a row for each visible attribute.
struct EntityBox {
    struct Row {
        var name: String
        var type: String
        var keys: String
        var comment: [String] = []

        var height: Int { max(1, comment.count) }
    }

    /// The lines of its name.
    let title: [String]
    var rows: [Row]
    /// Where the columns of types, keys, and comments start, relative to the start of the text.
    private(set) var typeColumn = 0
    private(set) var keyColumn = 0
    private(set) var commentColumn = 0
    private(set) var textWidth: Int

    init(_ entity: EntityDiagram.Entity, options: DiagramOptions) {
        title = NodeBox.wrapped(entity.title, width: max(4, options.textWidth))
        var rows: [Row] = []
        var isCut = false
        for attribute in entity.attributes where options.detail != .none {
            if options.detail == .keys, attribute.keys.isEmpty {
                isCut = true
                continue
            }
            rows.append(
                Row(
                    name: attribute.name.truncated(toCells: max(4, options.textWidth)),
                    type: [.comments, .types].contains(options.detail) ? attribute.type.truncated(toCells: 16) : "",
                    keys: attribute.keys.map(\.rawValue).joined(separator: ","),
                    comment: options.detail == .comments ? NodeBox.wrapped(attribute.comment ?? "", width: options.textWidth) : []))
        }
        if isCut { rows.append(Row(name: "\u{2026}", type: "", keys: "")) }
        self.rows = rows
        let names = rows.map(\.name.cellWidth).max() ?? 0
        let types = rows.map(\.type.cellWidth).max() ?? 0
        let keys = rows.map(\.keys.cellWidth).max() ?? 0
        typeColumn = names + 1
        keyColumn = types > 0 ? typeColumn + types + 1 : typeColumn
        let columns = keys > 0 ? keyColumn + keys : types > 0 ? typeColumn + types : names
        let comments = rows.flatMap(\.comment).map(\.cellWidth).max() ?? 0
        commentColumn = columns + 2
        textWidth = max(title.map(\.cellWidth).max() ?? 0, comments > 0 ? commentColumn + comments : columns)
    }

    /// The name, a line below it if there are attributes, and the border around them.
    var size: Size { Size(width: textWidth + 4, height: title.count + (rows.isEmpty ? 2 : rows.map(\.height).reduce(3, +))) }

    /// Where relationships may end on a side of this length.
    func ports(_ axis: Axis, across: Int) -> ClosedRange<Int> {
        axis == .down ? 1...max(1, across - 2) : 1...max(1, across - 2)
    }

    func paint(_ area: Rect, in drawing: inout Drawing) {
        drawing.border(area)
        let x = area.x + 2
        for (index, line) in title.enumerated() { drawing.put(line, at: Point(x: x, y: area.y + 1 + index), role: .title) }
        if rows.isEmpty { return }
        let rule = "\u{251C}" + String(repeating: "\u{2500}", count: max(0, area.width - 2)) + "\u{2524}"
        drawing.put(rule, at: Point(x: area.x, y: area.y + 1 + title.count), role: .border)
        let hasComments = rows.contains { !$0.comment.isEmpty }
        var y = area.y + 2 + title.count
        for row in rows {
            drawing.put(row.name, at: Point(x: x, y: y), role: .text)
            drawing.put(row.type, at: Point(x: x + typeColumn, y: y), role: .muted)
            let keys = hasComments ? x + keyColumn : area.maxX - 2 - row.keys.cellWidth
            drawing.put(row.keys, at: Point(x: keys, y: y), role: .key)
            for (index, line) in row.comment.enumerated() {
                drawing.put(line, at: Point(x: x + commentColumn, y: y + index), role: .muted)
            }
            y += row.height
        }
    }
}
