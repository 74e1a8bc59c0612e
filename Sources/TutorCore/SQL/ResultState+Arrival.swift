package import Postgres
import Terminal

extension ResultState {
    /// How many notices are kept.
    static let maxNotices = 200
    /// How many rows initially determine the column widths.
    private static let measuredRows = 500

    package mutating func receive(_ columns: [Column], null: String? = nil) {
        if parts.isEmpty { parts.append(Part()) }
        parts[parts.count - 1].columns = columns
        parts[parts.count - 1].null = null
        resetGrid()
    }

    /// Adds lines of text as a part of their own.
    package mutating func receive(_ lines: [String]) {
        if lines.isEmpty { return }
        var part = Part()
        part.isPrinted = true
        parts.append(part)
        receive([Column(name: "")])
        receive(RowBatch(rows: lines.map { [$0] }, columnCount: 1))
    }

    package mutating func receive(_ batch: RowBatch) {
        guard !parts.isEmpty else { return }
        let known = parts[parts.count - 1].rows.count
        parts[parts.count - 1].rows.append(batch)
        if known < Self.measuredRows, shownIndex == parts.count - 1 { measure(known..<min(Self.measuredRows, known + batch.rowCount)) }
    }

    /// Counts rows that aren't kept. Returns how many of the result's rows are, if these are its first to be dropped.
    mutating func drop(_ count: Int) -> Int? {
        guard let last = parts.indices.last else { return nil }
        parts[last].dropped += count
        return parts[last].dropped == count ? parts[last].rows.count : nil
    }

    mutating func hear(_ words: String) {
        if notices.count < Self.maxNotices { notices.append(words) }
    }

    mutating func finishPart(tag: String, milliseconds: Double) {
        guard !parts.isEmpty else { return }
        parts[parts.count - 1].tag = tag
        parts[parts.count - 1].milliseconds = milliseconds
        readPlan()
    }

    /// Starts at the top again, as when another part is shown.
    mutating func resetGrid() {
        grid = GridState()
        grid.cursor = GridState.Cursor()
        grid.isFrozen = true
        planPane = PlanPaneState()
        if let plan { planPane.select(plan) }
        guard let shown, !shown.columns.isEmpty else { return }
        measure(0..<min(Self.measuredRows, shown.rows.count))
    }

    /// Scrolls to the cursor's row, and widens columns as the visible rows require. Columns never get narrower.
    mutating func revealCursor(height: Int) {
        guard let shown, height > 2 else { return }
        grid.revealRow(of: shown.rowCount, height: height)
        let top = grid.top(of: shown.rowCount, height: height)
        for row in top..<min(shown.rowCount, top + height - 2) {
            for (index, value) in shown.row(row).enumerated() { grid.widen(index, toFit: value ?? shown.null) }
        }
    }

    /// Widens columns to fit these rows.
    private mutating func measure(_ rows: Range<Int>) {
        guard let shown else { return }
        for (index, column) in shown.columns.enumerated() { grid.widen(index, to: column.name.cellWidth) }
        for row in rows {
            for (index, value) in shown.rows.row(row).enumerated() { grid.widen(index, toFit: value ?? shown.null) }
        }
    }
}

extension ResultState.Part: GridRows {
    /// The number of rows shown.
    package var rowCount: Int { arranged?.order.count ?? rows.count }

    /// Whether its rows are lines of a text, which no one counts: a plan, or what a backslash command printed.
    package var isText: Bool { isPrinted || columns.count == 1 && columns[0].name == "QUERY PLAN" }

    /// The number of rows returned, kept or not.
    package var arrivedRows: Int { rows.count + dropped }

    package func text(row: Int, column: Int) -> String? { rows[storedRow(row), column] }

    /// The row displayed at an index.
    package func row(_ row: Int) -> [String?] { rows.row(storedRow(row)) }

    private func storedRow(_ row: Int) -> Int { arranged.map { Int($0.order[row]) } ?? row }
}
