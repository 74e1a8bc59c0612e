import Postgres
import Terminal

/// Showing one value or one row in full, copying a value, and saving rows.
extension Model {
    mutating func openDetail(_ kind: ResultDetail.Kind) -> [Effect] {
        if lesson?.pad.result?.isShowingTree == true {
            notice = Notice(lesson?.pad.result?.comparedPlans == nil ? ResultNotices.planKeys : ResultNotices.comparisonKeys)
            return []
        }
        guard let part = lesson?.pad.result?.shown, part.rowCount > 0 else {
            notice = Notice("This result has no rows.")
            return []
        }
        lesson?.pad.result?.detail = ResultDetail(kind: kind)
        return []
    }

    /// Handles a key while a detail is shown. `nil`: no detail is shown.
    mutating func handleInDetail(_ key: KeyEvent) -> [Effect]? {
        guard var result = lesson?.pad.result, var detail = result.detail, let part = result.shown else { return nil }
        if case .chart(let chart) = detail.kind, !key.isChord, let effects = handle(key, in: chart, part) { return effects }
        let height = screen.result.height
        switch key.isChord ? nil : key.key {
        case .escape, .enter, .character("x"): result.detail = nil
        case .left, .right:
            let step = key.key == .left ? -1 : 1
            if detail.kind == .row {
                result.grid.moveRow(by: step, of: part.rowCount, height: height)
            } else {
                result.grid.moveColumn(by: step, of: part.columns.count, width: screen.result.width)
            }
            detail.scroll = ScrollState()
        case .character("y"): return copyValue()
        case .character("e"):
            result.detail = nil
            lesson?.focus = .editor
        default:
            guard detail.scroll.handle(key, of: screen.resultLines, height: height) else {
                if case .chart = detail.kind {
                    notice = Notice(ResultNotices.chartKeys)
                } else {
                    notice = Notice(ResultNotices.detailKeys)
                }
                return []
            }
        }
        if result.detail != nil { result.detail = detail }
        lesson?.pad.result = result
        return []
    }

    mutating func copyValue() -> [Effect] {
        guard let result = lesson?.pad.result, let part = result.shown, let cursor = result.grid.cursor, cursor.row < part.rowCount else {
            notice = Notice("This result has no rows.")
            return []
        }
        guard let value = part.text(row: cursor.row, column: cursor.column) else {
            notice = Notice("NULL is not a value, so there is nothing to copy.")
            return []
        }
        guard Clipboard.takes(value) else {
            notice = Notice("Nothing was copied: too long for a terminal's clipboard. s saves to a file.")
            return []
        }
        copied = value
        notice = Notice("Value copied, if your terminal allows it.")
        return [.copy(value)]
    }

    /// The file name's extension determines the format.
    mutating func save(to path: String) -> [Effect] {
        guard let part = lesson?.pad.result?.shown else { return [] }
        let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        guard let format = ExportFormat(rawValue: ending) else {
            notice = Notice(ResultNotices.formats)
            return []
        }
        return work(.save(path: path, format, part.columns, order: part.arranged?.order))
    }
}

/// Notices about the keys of a result.
enum ResultNotices {
    static let keys = "Enter value, / search, o sort, f filter, v chart, s save, y copy, e editor"
    static let planKeys = "t shows the plan as text. The arrows select a step."
    static let comparisonKeys = "Arrow keys scroll. Press c or Esc to close the comparison."
    static let noRows = "There are no rows here. e returns to the editor."
    static let fieldKeys = "Enter submits. Esc closes the field."
    static let chartKeys = "Esc rows, v chart type, ←→ column"
    static let detailKeys = "Esc returns to the rows. Left and right show the next one, y copies the value."
    static let formats = "The format must be txt, csv, json, md or sql."
    static let isWorking = "The rows are still being processed. Try again in a moment."

    /// What to do instead of a search for NULL; `nil` for another text.
    static func ofNull(_ searched: String) -> String? {
        searched.lowercased() == "null" ? "Search skips NULL, which isn't text. Use IS NULL in a query." : nil
    }
}
