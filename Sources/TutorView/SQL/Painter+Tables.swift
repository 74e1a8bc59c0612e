import Terminal
import TutorCore

/// The tables of the lesson's database with their columns: in a separate column on the screen if there is room, and on F9.
extension Painter {
    func drawTablesColumn(_ lesson: LessonState, _ plan: ScreenPlan, into frame: inout Frame) {
        guard plan.tables.isShown else { return }
        drawTitle("Tables", in: plan.tables.title, isFocused: false, into: &frame)
        let area = plan.tables.body.inset(left: 1, right: 1)
        let all = tableLines(atLeast: area.height + 1, alignsNotes: false).map { $0.truncated(toCells: area.width) }
        let lines =
            all.count > area.height
            ? all.prefix(max(0, area.height - 1)) + [Line("… \(model.barKey(of: .tables)) shows the rest", theme[.muted])] : all
        TextView(lines: lines).draw(into: &frame.canvas, in: area)
    }

    /// A heading for each table and a line for each of its columns: of all tables, or of as many as it takes to reach `count` lines.
    func tableLines(atLeast count: Int = .max, alignsNotes: Bool = true) -> [Line] {
        var lines: [Line] = []
        for table in lesson?.tables ?? [] where lines.count < count {
            if !lines.isEmpty { lines.append(Line()) }
            lines.append(
                Line([
                    Span(SafeText(table.qualifiedName).string, theme[.heading]),
                    Span(table.kind == "table" ? "" : "  \(table.kind)", theme[.muted]),
                ]))
            let nameWidth = min(30, table.columns.map(\.name.cellWidth).max() ?? 0)
            let typeWidth = alignsNotes ? min(28, table.columns.map(\.type.cellWidth).max() ?? 0) : 0
            for column in table.columns {
                lines.append(
                    Line([
                        Span("  " + SafeText(column.name).string.padded(toCells: nameWidth)),
                        Span("  " + SafeText(column.type).string.padded(toCells: typeWidth), theme[.muted]),
                        Span(column.note.isEmpty ? "" : "  " + SafeText(column.note).string, theme[.accent]),
                        Span(column.isNullable ? "  may be NULL" : "", theme[.null]),
                    ]))
            }
        }
        return lines
    }
}
