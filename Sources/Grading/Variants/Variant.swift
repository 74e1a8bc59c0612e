import Course
import Postgres

/// Another version of the data, on which answers are compared with the reference.
struct Variant: Sendable, Codable {
    /// Whether it's the same rows, in another storage order and with another query plan; all others keep the properties of the data, so a
    /// right answer is right there, too.
    var isOtherPlan = false
    @Deferred var state: DataState
    @Deferred var codes: ValueCodes
    /// How many numbers its sequences have generated that those of the given data have not.
    var sequencesAhead: Int
    /// Turn the given data into this version, one after the other.
    var commands: [String]

    init(isOtherPlan: Bool = false, state: DataState, codes: ValueCodes, sequencesAhead: Int = 0, commands: [String]) {
        self.isOtherPlan = isOtherPlan
        _state = Deferred(wrappedValue: state)
        _codes = Deferred(wrappedValue: codes)
        self.sequencesAhead = sequencesAhead
        self.commands = commands
    }
}

extension Variant {
    /// The given data, unchanged.
    static func given(_ model: DataModel) -> Variant {
        Variant(isOtherPlan: true, state: model.base, codes: model.codes, commands: [])
    }

    /// The same rows in another storage order, with another query plan.
    func storedAnew(in model: DataModel, seed: UInt64) -> Variant {
        var other = self
        other.isOtherPlan = true
        // Directly from the given data, since the variant's own commands would move its rows.
        other.commands = DataChange(model: model, codes: codes).commands(to: state, rewriting: SeededRandom(seed: seed))
        return other
    }
}

/// Settings that make the server use a different plan.
enum OtherPlan {
    private static let steps = ["hashjoin", "mergejoin", "hashagg", "indexscan", "indexonlyscan", "bitmapscan"]

    static let commands = without(steps)

    /// The same for all sessions of a program, for the environment variable PGOPTIONS.
    static let options = steps.map { "-c enable_\($0)=off" }.joined(separator: " ")

    /// Disables these plan steps until the end of the transaction, where there is an alternative.
    static func without(_ steps: [String]) -> [String] {
        steps.map { "SELECT pg_catalog.set_config('enable_\($0)', 'off', true)" }
    }
}
