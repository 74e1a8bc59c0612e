import Primitives
import Verdicts

/// What two sessions do to each other, observed or expected.
enum InterleavedFact: Sendable, Equatable {
    typealias Side = Interleaving.Side

    /// The session has to wait for the other.
    case waits(Side)
    /// The session waits for the other and never stops.
    case isStuck(Side)
    /// A statement of the session is stopped with this SQLSTATE. In a deadlock the server picks the victim, so no session is named.
    case isStopped(Side?, sqlstate: String)
}

extension InterleavedFact {
    /// The fact in words: `B waits for A`.
    var words: String { wording.holds }

    /// The words for when it holds, for when it does not, and for when it should not.
    fileprivate var wording: (holds: String, absence: String, excess: String) {
        switch self {
        case .waits(let side):
            let holds = "\(side.rawValue) waits for \(side.other.rawValue)"
            return (holds, "\(side.rawValue) never waits for \(side.other.rawValue)", "\(holds), but shouldn't")
        case .isStuck(let side):
            let (one, other) = (side.rawValue, side.other.rawValue)
            return (
                "\(one) waits for \(other) until the end",
                "\(one) does not wait until the end, but should still be waiting for \(other)",
                "\(one) still waits at the end, because the transaction of \(other) never ends"
            )
        case .isStopped(let side, let sqlstate):
            let error = Self.errors[sqlstate]?.name ?? "the error \(sqlstate)"
            let holds = "\(side?.rawValue ?? "one session") is stopped by \(error)"
            let absence = side.map { "\($0.rawValue) is not stopped by" } ?? "neither session is stopped by"
            return (holds, "\(absence) \(error)", "\(holds), but shouldn't be")
        }
    }

    fileprivate var concepts: [String] {
        switch self {
        case .waits, .isStuck: ["row lock", "transaction"]
        case .isStopped(_, let sqlstate): Self.errors[sqlstate]?.concepts ?? []
        }
    }

    private static let errors: [String: (name: String, concepts: [String])] = [
        "40001": ("a serialization failure (40001)", ["serializable", "repeatable read"]),
        InterleavedRun.deadlock: ("a deadlock (\(InterleavedRun.deadlock))", ["deadlock"]),
        "55P03": ("a lock that is not available (55P03)", ["lock_timeout"]),
    ]
}

/// What is wrong in what two sessions do and see. The sentences can follow what was right, so not all start with a capital.
extension Finding {
    static func missing(_ fact: InterleavedFact) -> Self { Self(.sessions, fact.wording.absence + ".", fact.concepts) }

    static func unexpected(_ fact: InterleavedFact) -> Self { Self(.sessions, fact.wording.excess + ".", fact.concepts) }

    /// A session sees something else in one of its queries (numbered from 1).
    static func view(_ side: Interleaving.Side, number: Int, of count: Int, _ difference: RowDifference) -> Self {
        let query = count > 1 ? " in its \(ordinal(number)) query" : ""
        return Self(
            .sessions, "\(side.rawValue) gets an unexpected result\(query). " + Words.rows(difference, of: "The query"),
            ["read committed", "transaction"], rows: difference)
    }

    /// A session runs fewer queries than it should.
    static func tooFewViews(_ side: Interleaving.Side, expected: Int, found: Int) -> Self {
        let runs = found == 0 ? "runs no query. It should run one" : "runs a query only \(times(found)). It should run it"
        return Self(.sessions, "\(side.rawValue) \(runs) \(times(expected)).", ["select"])
    }

    /// The result has different columns.
    static func columns(_ side: Interleaving.Side, expected: Int, found: [String]) -> Self {
        let columns = "\(Words.count(found.count, "column")) (\(Words.list(found)))"
        return Self(.sessions, "the result of \(side.rawValue) has \(columns). The task asks for \(expected).", ["select"])
    }

    /// A mistake in a session's statement.
    static func error(_ side: Interleaving.Side, _ failure: ServerFailure) -> Self {
        Self(.sessions, "the server rejects a statement of \(side.rawValue): \(Words.error(failure))", error: failure)
    }

    /// As a sentence, starting with what was right.
    func following(_ right: [InterleavedFact]) -> Self {
        var finding = self
        let praise = right.isEmpty ? "" : Words.list(right.map(\.words)) + ", as expected, but "
        finding.feedback.message = (praise + feedback.message).capitalizedFirst
        return finding
    }

    private static func times(_ count: Int) -> String { [1: "once", 2: "twice"][count] ?? "\(count) times" }

    private static func ordinal(_ number: Int) -> String {
        let words = ["first", "second", "third", "fourth", "fifth"]
        return words.indices.contains(number - 1) ? words[number - 1] : "\(number)th"
    }
}
