import Postgres

/// What happened while two sessions ran at the same time, and afterwards.
struct InterleavedRun: Sendable {
    typealias Side = Interleaving.Side

    /// What came of a statement.
    enum Result: Sendable {
        case done
        case rows(RowSet)
        case failed(Finding.ServerFailure)
        /// More came back than is kept.
        case tooLarge
        /// It still waited for the other session when all else had been said.
        case leftWaiting
    }

    struct Step: Sendable {
        var side: Side
        /// It had to wait for what the other session held.
        var hasWaited = false
        /// `nil` for what its session never came to.
        var result: Result?
        /// Its rows come in an order that is asked for.
        var isOrdered = false
    }

    /// In the order in which they are written.
    var steps: [Step]
    /// What ended all of it before its end.
    var failure: Outcome.Failure?
    /// What lasts, where that counts.
    var state: DatabaseState?

    /// Who had to wait for the other at least once.
    var waiting: Set<Side> { Set(steps.filter(\.hasWaited).map(\.side)) }

    /// Who was still waiting at the end.
    var stuck: Set<Side> {
        Set(steps.filter { if case .leftWaiting = $0.result { true } else { false } }.map(\.side))
    }

    /// What stopped statements, without what follows from that within the same transaction.
    var failures: [(side: Side, failure: Finding.ServerFailure)] {
        steps.compactMap { step in
            guard case .failed(let failure) = step.result, failure.sqlstate != "25P02" else { return nil }
            return (step.side, failure)
        }
    }

    /// What ended it before its end, or used up what an answer may use.
    var limit: Outcome.Failure? {
        failure ?? failures.first { ["53100", "53200", "53400"].contains($0.failure.sqlstate) }.map { .server($0.failure) }
    }

    /// What a session has seen, query by query.
    func views(of side: Side) -> [(rows: RowSet, isOrdered: Bool)] {
        steps.compactMap { step in
            guard step.side == side, case .rows(let rows) = step.result else { return nil }
            return (rows, step.isOrdered)
        }
    }

    /// Whose transaction the server gave up so that the other could go on.
    var victim: Side? { failures.first { $0.failure.sqlstate == Self.deadlock }?.side }

    static let deadlock = "40P01"
    /// What sessions do to each other: no mistake in what is written.
    static let clashes: Set<String> = ["40001", deadlock, "55P03"]
}

extension InterleavedRun {
    /// What the sessions print, step by step: `A: 8` for a row, `B: waits`, `B: ERROR 40001`.
    var printed: String {
        steps.map { step in
            let side = step.side.rawValue
            let wait = step.hasWaited ? "\(side): waits\n" : ""
            switch step.result {
            case .done, .leftWaiting, nil: return wait
            case .tooLarge: return wait + "\(side): too large\n"
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
