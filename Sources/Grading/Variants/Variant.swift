import Course
import Postgres

/// Another version of the data, on which answers are compared with the reference.
struct Variant: Sendable, Codable {
    enum Kind: Sendable, Equatable, Codable {
        /// Preserves all properties of the data, so a right answer is right here too.
        case mild
        /// Breaks something an answer may silently rely on.
        case adverse(Assumption)
        /// The same rows, in another storage order and with another query plan.
        case otherPlan
    }

    var kind: Kind
    @Deferred var state: DataState
    @Deferred var codes: ValueCodes
    /// The server makes it from all rows, so `state` says nothing about it.
    var isOpaque: Bool
    /// How many numbers its sequences have generated that those of the given data have not.
    var sequencesAhead: Int
    /// Turn the given data into this version, one after the other.
    private(set) var commands: [String]

    init(
        kind: Kind, state: DataState, codes: ValueCodes, isOpaque: Bool = false, sequencesAhead: Int = 0, commands: [String]
    ) {
        self.kind = kind
        _state = Deferred(wrappedValue: state)
        _codes = Deferred(wrappedValue: codes)
        self.isOpaque = isOpaque
        self.sequencesAhead = sequencesAhead
        self.commands = commands
    }

    /// Adds commands to those that make this version.
    mutating func run(_ commands: [String]) { self.commands += commands }
}

extension Variant {
    /// The given data, unchanged.
    static func given(_ model: DataModel) -> Variant {
        Variant(kind: .otherPlan, state: model.base, codes: model.codes, commands: [])
    }

    /// The same rows in another storage order, with another query plan.
    func storedAnew(in model: DataModel, seed: UInt64) -> Variant {
        var other = self
        other.kind = .otherPlan
        // Directly from the given data, since the variant's own commands would move its rows.
        other.commands = DataChange(model: model, codes: codes).commands(to: state, rewriting: SeededRandom(seed: seed))
        return other
    }
}

/// What an answer may silently rely on and an adverse variant breaks.
struct Assumption: Sendable, Hashable, Codable {
    /// What else the data could be like, as the start of a sentence.
    let condition: String
    /// The column that it is about.
    let column: String?
    /// It is about which rows there are, rather than about their values.
    let isAboutRows: Bool

    /// Whether the assumption is that no rows have equal values.
    private let isAboutTies: Bool

    private init(_ condition: String, column: String? = nil, isAboutRows: Bool = false, isAboutTies: Bool = false) {
        (self.condition, self.column, self.isAboutRows, self.isAboutTies) = (condition, column, isAboutRows, isAboutTies)
    }

    /// Whether equal values in one of these columns break the assumption.
    func isAboutTies(in columns: Set<String>) -> Bool { isAboutTies && column.map(columns.contains) ?? false }

    /// Something without a simple name, such as a property of the result.
    static let usual = Self("For other data")

    static func noTies(table: String, column: String) -> Self {
        Self("If two rows of \(table) had the same \(column)", column: column, isAboutTies: true)
    }
    static func tiesInOrder(table: String, column: String, other: String) -> Self {
        Self(
            "If two rows of \(table) had the same \(column), and sorting them by \(other) and by the key gave different orders",
            column: column)
    }
    static func sameLetters(table: String, column: String) -> Self {
        Self("If two rows of \(table) differed in \(column) only in letter case", column: column)
    }
    static func noNulls(table: String, column: String) -> Self { Self("If \(column) could be NULL in \(table)", column: column) }
    static func notEmpty(table: String) -> Self { Self("If \(table) were empty", isAboutRows: true) }
    static func noDuplicates(table: String) -> Self { Self("If two rows of \(table) differed only in their key") }
    static func everyParentHasChild(parent: String, child: String) -> Self {
        Self("If a row of \(parent) had no match in \(child)", isAboutRows: true)
    }
    static func noGaps(table: String, column: String) -> Self {
        Self("If \(column) of \(table) had gaps in its numbers", column: column, isAboutRows: true)
    }
    static func noExtremes(table: String, column: String) -> Self {
        Self("If \(column) of \(table) could be zero or empty", column: column)
    }
    static func usualLetters(table: String, column: String) -> Self {
        Self("If \(column) of \(table) were in a different letter case", column: column)
    }
    static func usualElements(table: String, column: String) -> Self {
        Self("If the elements of \(column) in \(table) were in a different order", column: column)
    }
    static func fewElements(table: String, column: String) -> Self { Self("If \(column) in \(table) had more elements", column: column) }
    static func shortElements(table: String, column: String) -> Self {
        Self("If elements of \(column) in \(table) had more characters", column: column)
    }
    static func fewDigits(table: String, column: String) -> Self {
        Self("If numbers in \(column) of \(table) had more digits", column: column)
    }
    static func fewKinds(table: String, column: String) -> Self { Self("If \(column) of \(table) had other values", column: column) }
    static func together(table: String, column: String, other: String) -> Self {
        Self("If rows of \(table) with the same \(other) differed in \(column)", column: column)
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
