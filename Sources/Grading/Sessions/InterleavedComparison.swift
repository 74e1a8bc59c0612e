import Course
import Postgres
import Verdicts

/// Compares what two sessions did with what they should do.
///
/// What counts is who has to wait and who is stopped, not where; for a deadlock, only that there was one. Each session has to see what the
/// reference's session sees, in the same order, but may run more queries.
struct InterleavedComparison {
    let expected: InterleavedRun

    private typealias Side = Interleaving.Side

    /// What both do (for the praise), and what is not as expected, most important first. Tables are compared elsewhere.
    func findings(on answer: InterleavedRun) -> (right: [InterleavedFact], flaws: [Finding]) {
        let mistakes = self.mistakes(in: answer)
        if !mistakes.isEmpty { return ([], mistakes) }
        var flaws: [Finding] = []
        var right: [InterleavedFact] = []
        var surplus = facts(of: answer)
        for fact in facts(of: expected) {
            // Who waits for ever does wait, and the other way around; what is wrong is said once.
            if case .waits(let side) = fact, surplus.contains(.isStuck(side)) { continue }
            if case .isStuck(let side) = fact { surplus.removeAll { $0 == .waits(side) } }
            if let place = surplus.firstIndex(of: fact) {
                surplus.remove(at: place)
                right.append(fact)
            } else {
                flaws.append(.missing(fact))
            }
        }
        flaws += surplus.map { .unexpected($0) }
        if !haveOtherVictims(answer) { flaws += Side.allCases.compactMap { viewFlaw(of: $0, in: answer) } }
        return (right, flaws)
    }

    /// Whether the same thing happened, as far as can be observed. Used to recognize mistakes.
    func isSame(as answer: InterleavedRun) -> Bool {
        expected.failure == answer.failure && findings(on: answer).flaws.isEmpty
            && Side.allCases.allSatisfy { expected.views(of: $0).count == answer.views(of: $0).count }
    }

    /// Whether a deadlock aborted a different session than in the reference. The remaining data is then different, and neither is wrong.
    func haveOtherVictims(_ answer: InterleavedRun) -> Bool {
        guard let one = expected.victim, let other = answer.victim else { return false }
        return one != other
    }

    /// Errors caused by the statement itself, not by the other session.
    private func mistakes(in answer: InterleavedRun) -> [Finding] {
        var known = expected.failures.map { "\($0.side) \($0.failure.sqlstate)" }
        var flaws: [Finding] = []
        for (side, failure) in answer.failures where !InterleavedRun.clashes.contains(failure.sqlstate) {
            if let place = known.firstIndex(of: "\(side) \(failure.sqlstate)") {
                known.remove(at: place)
            } else {
                flaws.append(.error(side, failure))
            }
        }
        return flaws
    }

    private func facts(of interleavedRun: InterleavedRun) -> [InterleavedFact] {
        let stuck = Side.allCases.filter(interleavedRun.stuck.contains)
        let waiting = Side.allCases.filter { interleavedRun.waiting.contains($0) && !stuck.contains($0) }
        var facts = waiting.map(InterleavedFact.waits) + stuck.map(InterleavedFact.isStuck)
        let stopped = interleavedRun.failures.map { side, failure in
            InterleavedFact.isStopped(failure.sqlstate == InterleavedRun.deadlock ? nil : side, sqlstate: failure.sqlstate)
        }
        for fact in stopped where !facts.contains(fact) { facts.append(fact) }
        return facts
    }

    // MARK: What a session sees

    /// The first of the reference's query results that the answer's session does not see, after the previous match.
    private func viewFlaw(of side: Interleaving.Side, in answer: InterleavedRun) -> Finding? {
        let wanted = expected.views(of: side)
        let found = answer.views(of: side)
        func flaw(_ view: (rows: RowSet, isOrdered: Bool), at place: Int) -> Finding? {
            let rows = found[place].rows
            guard view.rows.columns.count == rows.columns.count else {
                return .columns(side, expected: view.rows.columns.count, found: rows.columns.map(\.name))
            }
            let comparison = RowComparison(
                reference: view.rows, answer: rows, columns: ColumnPair.byPosition(view.rows, rows), order: view.isOrdered ? .exact : .any)
            return comparison.difference.map { .view(side, number: place + 1, of: found.count, $0) }
        }
        var next = 0
        for (index, view) in wanted.enumerated() {
            if let place = found.indices.dropFirst(next).first(where: { flaw(view, at: $0) == nil }) {
                next = place + 1
            } else if found.count < wanted.count {
                return .tooFewViews(side, expected: wanted.count, found: found.count)
            } else {
                return flaw(view, at: min(max(next, index), found.count - 1))
            }
        }
        return nil
    }
}
