import Postgres
import Primitives
import Terminal

/// Keys in the rows of a result.
extension Model {
    mutating func handleInResult(_ key: KeyEvent) -> [Effect] {
        if lesson?.pad.result?.field != nil { return handleInField(key) }
        if let effects = handleInDetail(key) { return effects }
        if handleInPlan(key) { return [] }
        if let effects = handleInRows(key) { return effects }
        switch key.key {
        case .escape: lesson?.focus = .text
        case .tab:
            let next: LessonState.Focus = lesson?.pad.verdict == nil ? .text : .verdict
            lesson?.focus = next
        case .backtab, .character("e"): lesson?.focus = .editor
        case .up where key.alt: lesson?.focus = .editor
        default: notice = Notice(lesson?.pad.result?.shownIndex == nil ? ResultNotices.noRows : ResultNotices.keys)
        }
        return []
    }

    private typealias Action = @Sendable (inout Model) -> [Effect]

    /// The actions of letter keys where there are rows.
    private static let actions: [Character: Action] = [
        "/": { $0.openField(.search) },
        "f": { $0.openField(.filter) },
        "s": { $0.openField(.save) },
        "n": { $0.search(backward: false) },
        "N": { $0.search(backward: true) },
        "o": { $0.sort() },
        "x": { $0.openDetail(.row) },
        "v": { $0.perform(.chart) },
        "y": { $0.copyValue() },
    ]

    /// `nil`: the key has no meaning for rows.
    private mutating func handleInRows(_ key: KeyEvent) -> [Effect]? {
        if key.key == .character("["), !key.alt { return choosePart(by: -1) }
        if key.key == .character("]"), !key.alt { return choosePart(by: 1) }
        guard let part = lesson?.pad.result?.shown, !part.columns.isEmpty, !key.alt, !key.control else { return nil }
        if case .character(let character) = key.key {
            if let action = Self.actions[character] { return action(&self) }
        }
        if key.key == .enter { return openDetail(.value) }
        let isDone = lesson?.pad.result?.grid.handle(
            key, rowCount: part.rowCount, columnCount: part.columns.count, height: screen.result.height)
        guard isDone == true else { return nil }
        lesson?.pad.result?.revealCursor(height: screen.result.height)
        lesson?.pad.result?.grid.revealColumn(of: part.columns.count, width: screen.result.width)
        return []
    }

    /// Shows another of several results.
    private mutating func choosePart(by step: Int) -> [Effect] {
        guard let result = lesson?.pad.result, let index = result.shownIndex else { return [] }
        if result.parts.count < 2 {
            notice = Notice("This run has one result.")
        } else {
            lesson?.pad.result?.chosen = (index + step + result.parts.count) % result.parts.count
            lesson?.pad.result?.resetGrid()
        }
        return []
    }

    // MARK: - The field

    private mutating func openField(_ kind: ResultField.Kind) -> [Effect] {
        let text =
            switch kind {
            case .search: ""
            case .filter: lesson?.pad.result?.shown?.arranged?.arrangement.filter ?? ""
            case .save: "result.csv"
            }
        lesson?.pad.result?.field = ResultField(kind: kind, input: InputState(text: text), isSuggestion: kind == .save)
        return []
    }

    private mutating func handleInField(_ key: KeyEvent) -> [Effect] {
        guard var field = lesson?.pad.result?.field else { return [] }
        switch key.key {
        case .escape: lesson?.pad.result?.field = nil
        case .enter:
            lesson?.pad.result?.field = nil
            return submit(field.kind, field.input.text)
        default:
            if field.isSuggestion, case .character = key.key, !key.control, !key.alt { field.input = InputState() }
            field.isSuggestion = false
            if field.input.handle(key) { lesson?.pad.result?.field = field } else { notice = Notice(ResultNotices.fieldKeys) }
        }
        return []
    }

    mutating func pasteIntoResultField(_ text: String) -> Bool {
        guard lesson?.focus == .result, lesson?.pad.result?.field != nil else { return false }
        if lesson?.pad.result?.field?.isSuggestion == true { lesson?.pad.result?.field?.input = InputState() }
        lesson?.pad.result?.field?.isSuggestion = false
        lesson?.pad.result?.field?.input.insert(text)
        return true
    }

    private mutating func submit(_ kind: ResultField.Kind, _ text: String) -> [Effect] {
        guard let part = lesson?.pad.result?.shown else { return [] }
        let text = text.trimmed
        switch kind {
        case .search:
            if !text.isEmpty { lesson?.pad.result?.searched = text }
            return search(backward: false)
        case .filter:
            var arrangement = part.arranged?.arrangement ?? RowTable.Arrangement()
            arrangement.filter = text
            return arrange(arrangement)
        case .save: return save(to: text)
        }
    }

    // MARK: - Operations on all rows

    mutating func work(_ work: ResultWork) -> [Effect] {
        guard let result = lesson?.pad.result, let index = result.shownIndex else { return [] }
        if result.isWorking {
            notice = Notice(ResultNotices.isWorking)
            return []
        }
        lesson?.pad.result?.isWorking = true
        return [.resultWork(result.run, part: index, rows: result.parts[index].rows, work)]
    }

    private mutating func search(backward: Bool) -> [Effect] {
        guard let result = lesson?.pad.result, let part = result.shown else { return [] }
        guard !result.searched.isEmpty else {
            notice = Notice("Nothing was searched yet: / searches.")
            return []
        }
        return work(.search(result.searched, from: result.grid.cursor?.row ?? 0, backward: backward, order: part.arranged?.order))
    }

    /// Sorts by the cursor's column: ascending, then descending, then in the original order.
    private mutating func sort() -> [Effect] {
        guard let result = lesson?.pad.result, let part = result.shown else { return [] }
        if part.isText {
            notice = Notice("This is text, not rows, so it can't be sorted.")
            return []
        }
        let column = result.grid.cursor?.column ?? 0
        var arrangement = part.arranged?.arrangement ?? RowTable.Arrangement()
        if arrangement.sortColumn != column {
            arrangement.sortColumn = column
            arrangement.isDescending = false
        } else if arrangement.isDescending {
            arrangement.sortColumn = nil
            arrangement.isDescending = false
        } else {
            arrangement.isDescending = true
        }
        return arrange(arrangement)
    }

    private mutating func arrange(_ arrangement: RowTable.Arrangement) -> [Effect] {
        guard arrangement.isNatural, let index = lesson?.pad.result?.shownIndex else { return work(.arrange(arrangement)) }
        lesson?.pad.result?.parts[index].arranged = nil
        lesson?.pad.result?.grid.cursor?.row = 0
        lesson?.pad.result?.revealCursor(height: screen.result.height)
        return []
    }

    mutating func handle(_ outcome: ResultOutcome, of run: RunID, part index: Int) -> [Effect] {
        guard let id = lesson?.pads.first(where: { $0.value.result?.run == run })?.key, var result = lesson?.pads[id]?.result,
            result.parts.indices.contains(index)
        else { return [] }
        lesson?.pads[id]?.result = nil
        result.isWorking = false
        switch outcome {
        case .found(let row?):
            result.grid.cursor?.row = row
            result.revealCursor(height: screen.result.height)
        case .found(nil):
            let rows = result.parts[index].dropped == 0 ? "No row" : "No kept row"
            notice = Notice(ResultNotices.ofNull(result.searched) ?? "\(rows) contains \(result.searched).")
        case .arranged(let arrangement, let order):
            if order.isEmpty { notice = ResultNotices.ofNull(arrangement.filter).map { Notice($0) } }
            result.parts[index].arranged = (arrangement, order)
            result.grid.cursor?.row = 0
            result.revealCursor(height: screen.result.height)
        case .charted(let chart): if index == result.shownIndex { notice = result.show(chart) }
        case .saved(let path):
            let rest = result.parts[index].dropped == 0 ? "" : " The file omits some rows. \\o FILE saves all."
            notice = Notice("Saved \(LessonText.counted(result.parts[index].rowCount)) to \(path).\(rest)")
        case .failed(let why): notice = Notice(why, isTrouble: true)
        }
        lesson?.pads[id]?.result = result
        return []
    }
}
