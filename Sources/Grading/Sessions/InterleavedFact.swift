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

/// What is wrong in what two sessions do and see.
enum InterleavedFlaw: Sendable, Equatable {
    typealias Side = Interleaving.Side

    case missing(InterleavedFact)
    case unexpected(InterleavedFact)
    /// A session sees something else in one of its queries (numbered from 1).
    case view(Side, number: Int, of: Int, RowDifference)
    /// A session runs fewer queries than it should.
    case tooFewViews(Side, expected: Int, found: Int)
    /// The result has different columns.
    case columns(Side, expected: Int, found: [String])
    /// A mistake in a session's statement.
    case error(Side, Finding.ServerFailure)
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

extension InterleavedFlaw {
    /// The flaw as a sentence, starting with what was right.
    func sentence(after right: [InterleavedFact]) -> String {
        let praise = right.isEmpty ? "" : Words.list(right.map(\.words)) + ", as expected, but "
        return (praise + words).firstCapitalized
    }

    /// The concepts that the flaw relates to, the most relevant first.
    var concepts: [String] {
        switch self {
        case .missing(let fact), .unexpected(let fact): fact.concepts
        case .view: ["read committed", "transaction"]
        case .tooFewViews, .columns: ["select"]
        case .error(_, let failure): failure.explanation?.concepts ?? []
        }
    }

    private var words: String {
        switch self {
        case .missing(let fact): fact.wording.absence + "."
        case .unexpected(let fact): fact.wording.excess + "."
        case .view(let side, let number, let count, let difference):
            "\(side.rawValue) gets an unexpected result\(count > 1 ? " in its \(Self.ordinal(number)) query" : ""). "
                + Words.rows(difference, of: "The query")
        case .tooFewViews(let side, let expected, let found):
            "\(side.rawValue) \(found == 0 ? "runs no query" : "runs a query only \(Self.times(found))"). It should run \(found == 0 ? "one" : "it") \(Self.times(expected))."
        case .columns(let side, let expected, let found):
            "the result of \(side.rawValue) has \(Words.count(found.count, "column")) (\(Words.list(found))). The task asks for \(expected)."
        case .error(let side, let failure): "the server rejects a statement of \(side.rawValue): \(Words.error(failure))"
        }
    }

    private static func times(_ count: Int) -> String {
        switch count {
        case 1: "once"
        case 2: "twice"
        default: "\(count) times"
        }
    }

    private static func ordinal(_ number: Int) -> String {
        let words = ["first", "second", "third", "fourth", "fifth"]
        return words.indices.contains(number - 1) ? words[number - 1] : "\(number)th"
    }
}
