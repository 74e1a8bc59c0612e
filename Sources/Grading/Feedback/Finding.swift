import Postgres
import SQLText
import Verdicts

/// A fact found out about an answer. `Finding+Sentence.swift` turns it into words.
indirect enum Finding: Sendable, Equatable {
    // Correct answers.
    case rowsRight(count: Int, isOrdered: Bool)
    case stateRight(tables: [String])
    case schemaRight(tables: [String])
    case failsAsItShould(sqlstate: String)
    case transactionLeftOpen
    case style(StyleRemark)

    // Nothing to run, or not SQL.
    case empty(hasComments: Bool)
    case textTooLong(kilobytes: Int)
    case tooManyStatements(limit: Int)
    case tooManySigns(line: Int, limit: Int)
    case backslashCommand(String, place: ErrorPlace?)

    // Known mistakes.
    case mistake(String)
    /// The answer's outcome equals that of a misconception.
    case misconception(Misconception)
    /// The answer shows a column under the name of another one that the task asks for.
    case missingComma(column: String, label: String)
    /// No row meets this condition of the answer, which returns no rows.
    case metByNone(condition: String, CodeSmell?)

    // Other data.
    /// Right on the given data only.
    case wrongOnOtherData(CounterExample)
    /// Right on the given data, but not tried on other data, or on less than usual.
    case untried(UntriedReason)
    /// Right on the given data, but reaches a limit on other data that the solution does not reach.
    case limitOnOtherData(Outcome.Failure)
    /// The order is right, but nothing in the answer guarantees it.
    case rightByLuck
    /// Another query plan would return other rows.
    case dependsOnPlan

    // Rows.
    case noResult(expected: Int)
    /// `rows`: the number of rows, if that is right.
    case columnCount(expected: Int, found: [String], rows: Int?)
    case columnsSwapped(found: [String])
    case columnNames([NameDifference])
    case columnTypes([TypeDifference])
    case columnFamilies([TypeDifference])
    case rows(RowDifference)
    case order(RowDifference)

    // State and schema. A table or view is given in the form used in sentences: `the view book_list`.
    /// `elsewhere`: the table of the same name that the answer created in another schema.
    case tableMissing(String, elsewhere: String?)
    case tableUnexpected(String)
    case tableRows(String, RowDifference)
    case tableDigest(String, expected: Int, found: Int)
    /// The answer supplied the value of a column that the server generates.
    case keyTypedIn(table: String, column: String)
    case tableColumns(String, missing: Int, unexpected: [String])
    case definition(String, [DefinitionDifference])
    case objectMissing(DefinedObject)
    case objectUnexpected(DefinedObject)
    case objectDefinition(DefinedObject, [DefinitionDifference])
    case functionGives(DefinedObject, ProbeDifference)
    case triggerDoes(table: String, ProbeDifference)
    case nothingChanged(tables: [String])
    /// The rows are right, but the answer changed tables that it should only read.
    case sideEffect(tables: [String])

    // Plans.
    case planRight(PlanFacts)
    case planLacks(PlanFeature, PlanFacts)
    case planHas(PlanNode, PlanFacts)
    case planReads(solution: Int?, PlanFacts)

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
    /// The task asks for a single transaction.
    case severalTransactions

    // No verdict.
    case unjudged(UnjudgedReason)

    /// Whether the sentence comes before a misconception: it is clear on its own, or says that the result differs on other data only.
    var isPlain: Bool {
        switch self {
        case .noResult, .columnCount, .columnsSwapped, .columnNames, .columnTypes, .order, .rightByLuck, .constructMissing,
            .constructForbidden, .severalTransactions, .wrongOnOtherData, .limitOnOtherData:
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

    /// A server error, with details that help to understand it.
    struct ServerFailure: Sendable, Equatable, Codable {
        var sqlstate: String
        var message: String
        var hint: String?
        /// Formatted as psql prints it.
        var formatted: String
        var place: ErrorPlace?
        /// What the error means; `nil` for errors that beginners are unlikely to see.
        var explanation: Explanation?
        /// The nearest existing name.
        var suggestion: String? { explanation?.suggestion }
        /// Whether the answer needs a table that doesn't exist, not even under a similar name.
        var lacksTable: Bool { explanation?.lacksTable ?? false }
    }
}

/// Why there is no verdict on an answer.
enum UnjudgedReason: Sendable, Equatable {
    /// A kind of check that this version does not support.
    case kindOfCheck(String)
    case noSolution
    /// The exercise checks a plan, but neither its solution nor its starter has a query.
    case planOfNothing
    /// The exercise is not about SQL.
    case notSQL
    /// The answer is not text.
    case notText(TextFlaw)
    case referenceFails(String)
    case referenceUnlike(String)
    case setupFails(String)
    case server(String)
    /// The check compares the database, but on a copy of the data, the answer can't be given again.
    case stateUnseen
    /// Commands and files could not be tried; the reason as a sentence.
    case work(String)
}

/// One difference between a table's definition and the expected one.
struct DefinitionDifference: Sendable, Equatable, Hashable {
    enum Part: String, Sendable, Equatable, Hashable, CaseIterable, Codable {
        case kind, column, position, type, nullability, defaultValue, identity, primaryKey, unique, foreignKey, check, exclusion, index
        case trigger, arguments, result, argumentDefaults, body, volatility, strictness, security
        case labels, numbers, comment
    }
    enum Kind: Sendable, Equatable, Hashable { case missing, unexpected, different }

    var part: Part
    var kind: Kind
    /// The column or columns that differ; may be empty.
    var columns: String
    /// The part of a trigger that differs.
    var trigger: TriggerText.Field?
    /// What kind of object or index the task asks for, or doesn't: `view`.
    var wantedKind: String?
}
