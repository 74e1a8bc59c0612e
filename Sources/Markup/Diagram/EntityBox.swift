import Mermaid
import Terminal

/// The contents of an entity's box: its name, then a row for each visible attribute.
struct EntityBox {
    struct Row {
        var name: String
        var type: String
        var keys: String
    }

    /// The lines of its name.
    let title: [String]
    let rows: [Row]
    /// Where the column of types starts, relative to the start of the text.
    private let typeColumn: Int
    private let textWidth: Int

    init(_ entity: EntityDiagram.Entity, options: DiagramOptions) {
        title = NodeBox.wrapped(entity.name, width: max(4, options.textWidth))
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
                    type: options.detail == .types ? attribute.type.truncated(toCells: 16) : "",
                    keys: attribute.keys.map(\.rawValue).joined(separator: ",")))
        }
        if isCut { rows.append(Row(name: "\u{2026}", type: "", keys: "")) }
        self.rows = rows
        let names = rows.map(\.name.cellWidth).max() ?? 0
        let types = rows.map(\.type.cellWidth).max() ?? 0
        let keys = rows.map(\.keys.cellWidth).max() ?? 0
        typeColumn = names + 1
        let columns = names + (types > 0 ? types + 1 : 0) + (keys > 0 ? keys + 1 : 0)
        textWidth = max(title.map(\.cellWidth).max() ?? 0, columns)
    }

    /// The name, a line below it if there are attributes, and the border around them.
    var size: Size { Size(width: textWidth + 4, height: title.count + (rows.isEmpty ? 2 : rows.count + 3)) }

    func paint(_ area: Rect, in drawing: inout Drawing) {
        drawing.border(area)
        let x = area.x + 2
        for (index, line) in title.enumerated() { drawing.put(line, at: Point(x: x, y: area.y + 1 + index), role: .title) }
        if rows.isEmpty { return }
        let rule = "\u{251C}" + String(repeating: "\u{2500}", count: max(0, area.width - 2)) + "\u{2524}"
        drawing.put(rule, at: Point(x: area.x, y: area.y + 1 + title.count), role: .border)
        for (index, row) in rows.enumerated() {
            let y = area.y + 2 + title.count + index
            drawing.put(row.name, at: Point(x: x, y: y), role: .text)
            drawing.put(row.type, at: Point(x: x + typeColumn, y: y), role: .muted)
            drawing.put(row.keys, at: Point(x: area.maxX - 2 - row.keys.cellWidth, y: y), role: .key)
        }
    }
}
