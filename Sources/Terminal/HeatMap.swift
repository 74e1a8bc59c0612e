/// Days as cells, with one column per week: the fuller the cell, the more was done. The cell's shape shows it, not just its color.
package struct HeatMap {
    /// Seven days, from Monday.
    package struct Week: Sendable, Hashable {
        /// From 0 to ``HeatMap/maxLevel``; `nil` for a day that isn't shown, such as one in the future.
        package var levels: [Int?]
        /// Shown above the column; may extend over the following ones.
        package var label: String

        package init(levels: [Int?], label: String = "") {
            self.levels = levels
            self.label = label
        }
    }

    /// The oldest first. If not all fit, the latest are shown.
    package var weeks: [Week]
    package var theme: Theme

    package init(weeks: [Week], theme: Theme) {
        self.weeks = weeks
        self.theme = theme
    }

    package static let maxLevel = 4
    /// A row of labels, plus the days of the week.
    package static let height = 8
    /// The width of the day names to the left of the cells.
    package static let gutter = 4

    private static let cells: [String] = ["·", "░", "▒", "▓", "█"]

    /// The cell for a day of this level.
    package static func cell(_ level: Int) -> String { cells[max(0, min(level, maxLevel))] }

    private static let days = ["Mon", "", "Wed", "", "Fri", "", "Sun"]

    package func draw(into canvas: inout Canvas, in area: Rect) {
        if area.isEmpty { return }
        for (day, name) in HeatMap.days.enumerated() {
            canvas.put(name, at: Point(x: area.x, y: area.y + 1 + day), style: theme[.muted], in: area)
        }
        let body = area.inset(left: HeatMap.gutter)
        var labelEnd = body.x
        for (column, week) in weeks.suffix(body.width).enumerated() {
            let x = body.x + column
            if !week.label.isEmpty, x >= labelEnd, x + week.label.cellWidth <= body.maxX {
                labelEnd = canvas.put(week.label, at: Point(x: x, y: body.y), style: theme[.muted], in: body) + 1
            }
            for (day, level) in week.levels.prefix(7).enumerated() {
                guard let level else { continue }
                canvas.put(HeatMap.cell(level), at: Point(x: x, y: body.y + 1 + day), style: theme[level > 0 ? .accent : .border], in: body)
            }
        }
    }
}
