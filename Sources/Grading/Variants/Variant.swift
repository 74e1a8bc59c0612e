import Postgres
import SQLText

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
    private(set) var commands: [String]

    init(isOtherPlan: Bool = false, state: DataState, codes: ValueCodes, sequencesAhead: Int = 0, commands: [String]) {
        self.isOtherPlan = isOtherPlan
        _state = Deferred(wrappedValue: state)
        _codes = Deferred(wrappedValue: codes)
        self.sequencesAhead = sequencesAhead
        self.commands = commands
    }

    /// Adds commands to those that make this version.
    mutating func run(_ commands: [String]) { self.commands += commands }
}

extension Variant {
    /// The given data, unchanged.
    static func given(_ model: DataModel) -> Variant {
        Variant(isOtherPlan: true, state: model.base, codes: model.codes, commands: [])
    }

    /// The same rows in another storage order, with another query plan.
    func storedAnew(in model: DataModel, seed: Int) -> Variant {
        var other = self
        other.isOtherPlan = true
        // A sample isn't all of the given data.
        for table in model.tables where !table.isSampled {
            if let command = table.storingAnew(seed: seed) { other.commands.append(command) }
        }
        return other
    }
}

extension DataTable {
    /// The command that rewrites the rows in a random order, one after the other; `nil` if there is no column to update.
    fileprivate func storingAnew(seed: Int) -> String? {
        let given = columns.indices.filter { !columns[$0].isGenerated }
        guard let column = given.last(where: { !isInKey($0) }) ?? given.last else { return nil }
        let name = SQL.identifier(columns[column].name)
        let block = """
            DECLARE calf_row record;
            BEGIN
            FOR calf_row IN SELECT tableoid, ctid FROM \(sql) ORDER BY pg_catalog.md5(ctid::text || '\(seed)'), tableoid LOOP
            UPDATE \(sql) SET \(name) = \(name) WHERE tableoid = calf_row.tableoid AND ctid = calf_row.ctid;
            END LOOP;
            END
            """
        return "DO " + SQL.literal(block)
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
