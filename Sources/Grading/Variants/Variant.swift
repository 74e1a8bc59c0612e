import Course
import Postgres

/// Another version of the data on which answers are compared with the reference.
struct Variant: Sendable {
    enum Kind: Sendable, Equatable {
        /// Keeps all that the data shows throughout: a right answer is right here too.
        case mild
        /// Breaks what an answer may silently rely on.
        case adverse(Assumption)
        /// The same rows, stored in another order and found by another plan.
        case otherPlan
    }

    var kind: Kind
    var state: DataState
    var codes: ValueCodes
    /// The server makes it from all rows, so that `state` says nothing about it.
    var isOpaque = false
    /// What turns the given data into it; run one after the other.
    var commands: [String]

    /// All commands in one, so that one round trip does it.
    var sql: String { SQL.together(commands) }
}

extension Variant {
    /// The given data as it is.
    static func given(_ model: DataModel) -> Variant {
        Variant(kind: .otherPlan, state: model.base, codes: model.codes, commands: [])
    }

    /// The same rows, stored in another order, and to be found by another plan.
    func storedAnew(in model: DataModel, seed: UInt64) -> Variant {
        var other = self
        other.kind = .otherPlan
        // From the given data at once: the rows of a variant lie where its commands have put them.
        other.commands = DataChange(model: model, codes: codes).commands(to: state, rewriting: SeededRandom(seed: seed))
        return other
    }
}

/// What an answer may silently rely on, and an adverse variant takes away.
enum Assumption: Sendable, Hashable {
    case noTies(table: String, column: String)
    case noNulls(table: String, column: String)
    case notEmpty(table: String)
    case noDuplicates(table: String)
    case everyParentHasChild(parent: String, child: String)
    case noGaps(table: String, column: String)
    case noExtremes(table: String, column: String)
    /// Capitals stand where they are usual.
    case usualLetters(table: String, column: String)
    /// Something that no single word says: what the result shows throughout, for example.
    case usual
}

/// Settings that make the server go another way to the same rows.
enum OtherPlan {
    private static let steps = ["hashjoin", "mergejoin", "hashagg", "indexscan", "indexonlyscan", "bitmapscan"]

    static let commands = without(steps)

    /// The same for all sessions of a program, as its variable PGOPTIONS says it.
    static let options = steps.map { "-c enable_\($0)=off" }.joined(separator: " ")

    /// Keeps the planner from these steps until the transaction's end, as far as there is another way.
    static func without(_ steps: [String]) -> [String] {
        steps.map { "PERFORM pg_catalog.set_config('enable_\($0)', 'off', true)" }
    }
}
