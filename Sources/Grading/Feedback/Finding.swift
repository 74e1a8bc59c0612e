import Postgres

/// What has been found out about an answer, as facts. `Finding+Sentence.swift` makes the words.
indirect enum Finding: Sendable, Equatable {
    // Right.
    case rowsRight(count: Int, isOrdered: Bool)
    case stateRight(tables: [String])
    case schemaRight(tables: [String])
    case failsAsItShould(sqlstate: String)
    case transactionLeftOpen
    case style(StyleRemark)

    // There is nothing to judge, or it is no SQL.
    case empty(hasComments: Bool)
    case notUTF8(line: Int)
    case nulByte(line: Int)
    case textTooLong(kilobytes: Int)
    case tooManyStatements(limit: Int)
    case tooManySigns(line: Int, limit: Int)
    case backslashCommand(String, place: ErrorPlace?)

    // The author's.
    case mistake(String)
    /// The answer does what a mistake in understanding does.
    case misconception(Misconception)

    // Other data.
    /// Right for the given data only.
    case wrongOnOtherData(CounterExample)
    /// Right for all that the data shows, and for no more.
    case assumes(CounterExample)
    /// Right for the given data; it was not tried on other data, or not on as much of it as usual.
    case untried(UntriedReason)
    /// Right for the given data; on other data it reaches a limit that the solution does not.
    case limitOnOtherData(Outcome.Failure)
    /// The order is right, and nothing in the answer makes it so.
    case rightByLuck
    /// Another plan of the server would give other rows.
    case dependsOnPlan

    // Rows.
    case noResult(expected: Int)
    /// `rows`: how many there are, where that is right.
    case columnCount(expected: Int, found: [String], rows: Int?)
    case columnsSwapped(found: [String])
    case columnNames([NameDifference])
    case columnTypes([TypeDifference])
    case columnFamilies([TypeDifference])
    case rows(RowDifference)
    case order(RowDifference)

    // State and schema. A table or view is named as sentences name it: `the view book_list`.
    case tableMissing(String)
    case tableUnexpected(String)
    case tableRows(String, RowDifference)
    case tableDigest(String, expected: Int, found: Int)
    /// A column that the server numbers was given its number by the answer.
    case keyTypedIn(table: String, column: String)
    case tableColumns(String, missing: Int, unexpected: [String])
    case definition(String, [DefinitionDifference])
    case objectMissing(DefinedObject)
    case objectUnexpected(DefinedObject)
    case objectDefinition(DefinedObject, [DefinitionDifference])
    case functionGives(DefinedObject, FunctionDifference)
    case triggerDoes(table: String, TriggerDifference)
    case nothingChanged(tables: [String])
    /// The rows are right, but the answer changed what it should only have asked about.
    case sideEffect(tables: [String])

    // Plans.
    case planRight(PlanFacts)
    case planLacks(PlanFeature, PlanFacts)
    case planHas(PlanNode, PlanFacts)
    case planReads(most: Int, PlanFacts)

    // Two sessions.
    case interleavedRight([InterleavedFact])
    case interleaved(right: [InterleavedFact], InterleavedFlaw)
    case sessionsUnmarked
    case sessionSilent(Interleaving.Side)

    // Errors and limits.
    case serverError(ServerFailure)
    case errorExpected
    case otherError(ServerFailure)
    case tooLong(seconds: Int)
    case tooManyRows(limit: Int, expected: Int?, RowDifference)
    case tooLarge(megabytes: Int)
    case outOfMemory
    case outOfSpace
    case tooMuchShared
    case connectionLost(String)

    // Constructs.
    case constructMissing(String)
    case constructForbidden(String)
    case constructsUnknown([String])

    // No judging it.
    case unjudged(UnjudgedReason)

    /// Says by itself what is wrong, so that no explanation comes before it.
    var isPlain: Bool {
        switch self {
        case .noResult, .columnCount, .columnsSwapped, .columnNames, .columnTypes, .order, .rightByLuck, .constructMissing,
            .constructForbidden:
            true
        default: false
        }
    }

    struct NameDifference: Sendable, Equatable {
        /// Counted from 1.
        var position: Int
        var expected: String
        var found: String
    }

    struct TypeDifference: Sendable, Equatable {
        /// Counted from 1.
        var position: Int
        var column: String
        var expected: String
        var found: String
    }

    /// An error of the server with what helps to see it.
    struct ServerFailure: Sendable, Equatable {
        var sqlstate: String
        var message: String
        var hint: String?
        /// As psql shows it.
        var formatted: String
        var place: ErrorPlace?
        /// What it means; `nil` for what beginners don't meet.
        var explanation: Explanation?
        /// The nearest name that exists.
        var suggestion: String? { explanation?.suggestion }
    }
}

/// Why there is no verdict on an answer.
enum UnjudgedReason: Sendable, Equatable {
    /// A kind of check that this version does not know how to judge.
    case kindOfCheck(String)
    case noSolution
    /// A plan is asked for, and neither solution nor starter has a query.
    case planOfNothing
    /// The exercise is not about SQL.
    case notSQL
    case referenceFails(String)
    case referenceUnlike(String)
    case setupFails(String)
    case server(String)
    /// Commands and files could not be tried; a sentence.
    case work(String)
}

/// One way in which the definition of a table is not what it should be.
struct DefinitionDifference: Sendable, Equatable, Hashable {
    enum Part: String, Sendable, Equatable, Hashable, CaseIterable {
        case kind, column, position, type, nullability, defaultValue, identity, primaryKey, unique, foreignKey, check, exclusion, index,
            view
        case trigger, rowSecurity, policy
        case arguments, result, argumentDefaults, volatility, strictness, security
        case labels, numbers, comment
    }
    enum Kind: Sendable, Equatable, Hashable { case missing, unexpected, different }

    var part: Part
    var kind: Kind
    /// The column or columns it is about, or empty.
    var columns: String
    /// What of a trigger it is.
    var trigger: TriggerText.Field?
}
