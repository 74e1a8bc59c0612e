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
        return draw(part, column, nil)
    }

    private mutating func draw(_ part: ResultState.Part, _ column: Int, _ kind: Chart.Kind?) -> [Effect] {
        work(.chart(part.columns, column: column, kind, order: part.arranged?.order))
    }

    /// Keys that mean something else in a chart than in a value. `nil`: the key isn't one of them.
    mutating func handle(_ key: KeyEvent, in chart: Chart, _ part: ResultState.Part) -> [Effect]? {
        switch key.key {
        case .character("v"):
            let next = (chart.kinds.firstIndex(of: chart.kind) ?? 0) + 1
            return draw(part, chart.column, chart.kinds[next % chart.kinds.count])
        case .left, .right:
            let numbers = Chart.numbers(in: part.columns)
            if numbers.count < 2 {
                notice = Notice("This result has one column with numbers.")
                return []
            }
            let step = key.key == .left ? numbers.count - 1 : 1
            return draw(part, numbers[((numbers.firstIndex(of: chart.column) ?? 0) + step) % numbers.count], nil)
        case .character("y"), .character("x"):
            notice = Notice(ResultNotices.chartKeys)
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
