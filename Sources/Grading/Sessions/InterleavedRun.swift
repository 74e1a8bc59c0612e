import Postgres
import SQLText
import Verdicts

/// What happened while two sessions ran at the same time, and afterward.
package struct InterleavedRun: Sendable {
    typealias Side = Interleaving.Side

    /// The result of a statement.
    enum Result: Sendable {
        case done
        case rows(RowSet)
        case failed(Finding.ServerFailure)
        /// It was still waiting for the other session at the end.
        case leftWaiting
    }

    struct Step: Sendable {
        var side: Side
        /// It had to wait for a lock held by the other session.
        var hasWaited = false
        /// `nil` if its session never got to it.
        var result: Result?
        /// Its query specifies the order of rows.
        var isOrdered = false
    }

    /// In the order in which they are written.
    var steps: [Step]
    /// What stopped the whole run early.
    var failure: Outcome.Failure?
    /// The committed state; `nil` for an example, or if the run was stopped.
    var state: DatabaseState?

    /// Sessions that had to wait for the other at least once.
    var waiting: Set<Side> { Set(steps.filter(\.hasWaited).map(\.side)) }

    /// Sessions that were still waiting at the end.
    var stuck: Set<Side> {
        Set(steps.filter { if case .leftWaiting = $0.result { true } else { false } }.map(\.side))
    }

    /// Errors, without the follow-up errors within the same aborted transaction.
    var failures: [(side: Side, failure: Finding.ServerFailure)] {
        steps.compactMap { step in
            guard case .failed(let failure) = step.result, failure.sqlstate != "25P02" else { return nil }
            return (step.side, failure)
        }
    }

    /// What stopped the run early, or the resource limit that it hit.
    var limit: Outcome.Failure? {
        failure ?? failures.first { ["53100", "53200", "53400"].contains($0.failure.sqlstate) }.map { .server($0.failure) }
    }

    /// What a session saw, query by query.
    func views(of side: Side) -> [(rows: RowSet, isOrdered: Bool)] {
        steps.compactMap { step in
            guard step.side == side, case .rows(let rows) = step.result else { return nil }
            return (rows, step.isOrdered)
        }
    }

    /// The session whose transaction the server aborted to resolve a deadlock.
    var victim: Side? { failures.first { $0.failure.sqlstate == Self.deadlock }?.side }

    static let deadlock = "40P01"
    /// Errors that sessions cause each other, as opposed to mistakes in a statement.
    static let clashes: Set<String> = ["40001", deadlock, "55P03"]
}

extension InterleavedRun {
    /// The output of the sessions, step by step: `A: 8` for a row, `B: waits`, `B: ERROR 40001`.
    package var printed: String {
        steps.map { step in
            let side = step.side.rawValue
            let wait = step.hasWaited ? "\(side): waits\n" : ""
            switch step.result {
            case .done, .leftWaiting, nil: return wait
            case .failed(let failure): return wait + "\(side): ERROR \(failure.sqlstate)\n"
            case .rows(let rows):
                let lines = (0..<rows.count).map { row in
                    rows.columns.indices.map { rows.text(row, $0) ?? "NULL" }.joined(separator: "|")
                }
                return wait + lines.map { "\(side): \($0)\n" }.joined()
            }
        }.joined() + (failure.map { "\($0.words)\n" } ?? "")
    }
}

extension Interleaving {
    /// The whole text, for locating errors.
    var script: Script { Script(text) }

    /// Why it can't be run.
    var flaw: Finding? {
        if hasUnmarked { return .sessionsUnmarked }
        if let step = steps.first(where: { $0.statement.backslashCommand != nil }) {
            return .backslashCommand(step.statement.backslashCommand ?? "", place: script.place(ofByte: step.statement.range.lowerBound))
        }
        return Side.allCases.first { side in !steps.contains { $0.side == side } }.map { .sessionSilent($0) }
    }

    /// Whether a session sets a lock or statement timeout.
    func givesUp(_ side: Side) -> Bool {
        steps.contains { step in
            step.side == side && ["lock_timeout", "statement_timeout"].contains { step.statement.text.lowercased().contains($0) }
        }
    }
}
