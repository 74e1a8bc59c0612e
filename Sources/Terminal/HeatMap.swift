/// Days as cells, with one column per week: the fuller the cell, the more was done. The cell's shape shows it, not just its color.
package struct HeatMap {
    /// Seven days, from Monday.
    package struct Week: Sendable, Hashable {
        /// From 0 to ``HeatMap/maxLevel``; `nil` for a day that isn't shown, such as one in the future.
        package var levels: [Int?]
        /// The days, from 0 for Monday, that are free: nothing was done, and nothing had to be.
        package var free: Set<Int>
        /// Shown above the column; may extend over the following ones.
        package var label: String

        package init(levels: [Int?], free: Set<Int> = [], label: String = "") {
            self.levels = levels
            self.free = free
            self.label = label
        }
    }

    /// The oldest first. If not all fit, the latest are shown.
    package var weeks: [Week]
    /// The selected day: its week, by index, and its day, from 0 for Monday.
    package var selected: (week: Int, day: Int)?
    package var theme: Theme

    package init(weeks: [Week], selected: (week: Int, day: Int)? = nil, theme: Theme) {
        self.weeks = weeks
        self.selected = selected
        self.theme = theme
    }

    package static let maxLevel = 4
    /// A row of labels, plus the days of the week.
    package static let height = 8
    /// The width of the day names to the left of the cells.
    package static let gutter = 4

    private static let cells: [String] = ["·", "░", "▒", "▓", "█"]

    /// The cell for a free day.
    package static let freeCell = "○"

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
        let hidden = max(0, weeks.count - body.width)
        for (column, week) in weeks.dropFirst(hidden).enumerated() {
            let x = body.x + column
            if !week.label.isEmpty, x >= labelEnd, x + week.label.cellWidth <= body.maxX {
                labelEnd = canvas.put(week.label, at: Point(x: x, y: body.y), style: theme[.muted], in: body) + 1
            }
            for (day, level) in week.levels.prefix(7).enumerated() {
                guard let level else { continue }
                let cell = week.free.contains(day) ? HeatMap.freeCell : HeatMap.cell(level)
                canvas.put(cell, at: Point(x: x, y: body.y + 1 + day), style: theme[level > 0 ? .accent : .border], in: body)
            }
        }
        guard let selected, selected.week >= hidden else { return }
        canvas.restyle(Rect(x: body.x + selected.week - hidden, y: body.y + 1 + selected.day, width: 1, height: 1), theme.marked)
    }

    /// The week, by index, and the day under a point.
    package func day(at point: Point, in area: Rect) -> (week: Int, day: Int)? {
        let body = area.inset(left: HeatMap.gutter, top: 1)
        let week = point.x - body.x + max(0, weeks.count - body.width)
        let day = point.y - body.y
        guard body.contains(point), weeks.indices.contains(week), weeks[week].levels.indices.contains(day) else { return nil }
        return (week, day)
    }
}
