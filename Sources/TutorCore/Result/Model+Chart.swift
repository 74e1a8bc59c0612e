import Postgres
import Terminal

/// Drawing the rows of a result as a chart.
extension Model {
    /// Starts to draw the column under the cursor, or else the last column with numbers.
    mutating func openChart() -> [Effect] {
        guard let result = lesson?.pad.result, let part = result.shown else { return [] }
        lesson?.focus = .result
        let numbers = Chart.numbers(in: part.columns)
        // The cursor starts in the first column, which is a label more often than a value.
        let chosen = result.grid.cursor.map(\.column).flatMap { $0 > 0 && numbers.contains($0) ? $0 : nil }
        guard let column = chosen ?? numbers.last else { return [] }
        return draw(part, column)
    }

    private mutating func draw(_ part: ResultState.Part, _ column: Int) -> [Effect] {
        work(.chart(part.columns, column: column, order: part.arranged?.order))
    }

    /// Keys that mean something else in a chart than in a value. `nil`: the key isn't one of them.
    mutating func handle(_ key: KeyEvent, in chart: Chart, _ part: ResultState.Part) -> [Effect]? {
        switch key.key {
        case .left, .right:
            let numbers = Chart.numbers(in: part.columns)
            if numbers.count < 2 {
                notice = Notice("This result has one column with numbers.")
                return []
            }
            let step = key.key == .left ? numbers.count - 1 : 1
            return draw(part, numbers[((numbers.firstIndex(of: chart.column) ?? 0) + step) % numbers.count])
        case .character("y"), .character("x"):
            notice = Notice("Esc returns to the rows. Left and right choose another column with numbers.")
            return []
        default: return nil
        }
    }
}

extension ResultState {
    /// Shows a chart in place of the rows, or returns why it is empty.
    mutating func show(_ chart: Chart) -> Model.Notice? {
        let name = SafeText(chart.name).string
        if chart.kind == .line, chart.points.isEmpty {
            return Model.Notice("No chart: no row has a value in both \(SafeText(chart.labelName).string) and \(name).")
        }
        if chart.kind != .line, chart.bars.allSatisfy({ !$0.value.isFinite }) {
            return Model.Notice("No chart: no row has a number in \(name).")
        }
        detail = ResultDetail(kind: .chart(chart))
        return nil
    }
}
