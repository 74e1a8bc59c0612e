import Course
import Postgres
import Primitives

/// How an example's result differs from the one that the lesson was written for.
package enum Divergence: Sendable, Equatable {
    case rows(written: Int, returned: Int)
    /// Other steps of a plan.
    case plan
    /// Other values, another number of changed rows, or an error where there was none, or none where there was one.
    case result

    /// `nil` if nothing is known to differ. Only exact outputs are compared, and neither the order of rows nor values of several lines.
    init?(_ example: Example, _ result: ResultState?, _ trouble: Trouble?) {
        switch example.outcome {
        case .error(let sqlstate, _, _)? where trouble != nil && (sqlstate == nil || sqlstate == trouble?.sqlstate): return nil
        case .error?: self = .result
        case _ where trouble != nil: self = .result
        case .output(let output)?:
            guard let result, let found = Self.difference(WrittenOutput(output), result) else { return nil }
            self = found
        case .matching?, nil: return nil
        }
    }

    private static func difference(_ written: WrittenOutput, _ result: ResultState) -> Divergence? {
        guard let part = result.shown, !part.columns.isEmpty else {
            guard let changes = written.changes, let tag = result.shown?.tag else { return nil }
            return changes == tag ? nil : .result
        }
        if let plan = part.plan { return isSame(plan, as: written) ? nil : .plan }
        guard let count = written.rowCount else { return nil }
        if count != part.arrivedRows { return .rows(written: count, returned: part.arrivedRows) }
        guard let cells = written.cells, !part.isPrinted, part.rows.count == count,
            cells.allSatisfy({ $0.count == part.columns.count })
        else { return nil }
        let shown = (0..<count).map { part.rows.row($0).map { ($0 ?? part.null ?? "").trimmed } }
        return Self.sorted(cells) == Self.sorted(shown) ? nil : .result
    }

    /// Whether a plan has the steps of the written one. What can't be read differs from nothing.
    private static func isSame(_ reading: PlanReading, as written: WrittenOutput) -> Bool {
        guard case .tree(let found) = reading, let lines = written.lines else { return true }
        do throws(PlanError) {
            return try Plan(explained: lines.joined(separator: "\n")).nodes.map(\.step) == found.plan.nodes.map(\.step)
        } catch {
            return true
        }
    }

    private static func sorted(_ rows: [[String]]) -> [[String]] { rows.sorted { $0.lexicographicallyPrecedes($1) } }
}

extension Example {
    /// Whether its exact output is in the lesson.
    var hasOutput: Bool { if case .output? = outcome { true } else { false } }

    /// The only value in its output in the lesson.
    var writtenValue: String? {
        guard case .output(let output)? = outcome, let cells = WrittenOutput(output).cells, cells.count == 1, cells[0].count == 1 else {
            return nil
        }
        return cells[0][0]
    }
}

extension PlanNode {
    /// What it does, and with which table and index.
    fileprivate var step: [String?] { [name, relation, index] }
}

/// The last table or the last count of changed rows in an output as psql prints it.
private struct WrittenOutput {
    var rowCount: Int?
    var lines: [String]?
    /// `nil` if a value has several lines.
    var cells: [[String]]?
    /// `INSERT 0 1`.
    var changes: String?

    init(_ output: String) {
        // A row can be blank: psql shows NULL as nothing.
        let lines = output.split(separator: "\n", omittingEmptySubsequences: false)
        let last = lines.last { !$0.isEmpty } ?? ""
        if last.wholeMatch(of: /(INSERT 0|UPDATE|DELETE|MERGE) [0-9]+/) != nil { changes = String(last) }
        guard let end = lines.lastIndex(where: { $0.hasPrefix("(") }) else { return }
        rowCount = Int(lines[end].dropFirst().prefix { $0.isNumber })
        guard let ruler = lines[..<end].lastIndex(where: { $0.hasPrefix("-") && $0.allSatisfy { "-+".contains($0) } }) else { return }
        let rows = lines[(ruler + 1)..<end]
        // psql puts a blank before each value.
        self.lines = rows.map { String($0.dropFirst()) }
        if rows.contains(where: { $0.hasSuffix("+") }) { return }
        cells = rows.map { $0.split(separator: "|", omittingEmptySubsequences: false).map { String($0).trimmed } }
    }
}
