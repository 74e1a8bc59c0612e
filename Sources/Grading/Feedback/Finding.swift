import Explanations
import Verdicts

/// A fact found out about an answer, and what is said about it. `Finding+Sentence.swift` lists them all.
struct Finding: Sendable, Equatable {
    var feedback: Feedback
    /// How the rows of the result differ, or those of a table.
    var difference: RowDifference?
    /// The table or view whose rows differ, in the form used in sentences: `the view book_list`.
    var table: String?
    /// Whether the sentence comes before a misconception: it is clear on its own, or says that the result differs on other data only.
    var isPlain: Bool

    init(_ kind: Feedback.Kind, _ message: String, _ concepts: [String] = [], isPlain: Bool? = nil) {
        feedback = Feedback(kind: kind, message: message)
        feedback.concepts = concepts
        self.isPlain = isPlain ?? [.columns, .order, .construct, .data].contains(kind)
    }

    init(_ kind: Feedback.Kind, _ message: String, _ concepts: [String] = [], rows difference: RowDifference, of table: String? = nil) {
        self.init(kind, message, concepts)
        feedback.rows = difference.rows
        (self.difference, self.table) = (difference, table)
    }

    init(_ kind: Feedback.Kind, _ message: String, error failure: ServerFailure) {
        self.init(kind, message, failure.explanation?.concepts ?? [])
        feedback.place = failure.place
        feedback.sqlstate = failure.sqlstate
        feedback.server = failure.formatted
        feedback.suggestion = failure.suggestion
    }

    /// Whether there is something to see beside the sentence.
    var showsMore: Bool {
        feedback.kind == .remark || !feedback.rows.isEmpty || !feedback.data.isEmpty || feedback.server != nil || feedback.place != nil
    }

    /// A column with another name or type than the task asks for.
    struct ColumnDifference: Sendable, Equatable {
        /// Counted from 1.
        var position: Int
        /// Its name in the answer.
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

/// One difference between a table's definition and the expected one.
package struct DefinitionDifference: Sendable, Equatable, Hashable {
    /// What of it differs.
    package enum Part: String, Sendable, Equatable, Hashable, CaseIterable, Codable {
        case kind, column, position, type, nullability, defaultValue, identity, primaryKey, unique, foreignKey, check, exclusion, index
        case trigger, arguments, result, argumentDefaults, body, volatility, security
        case labels
    }
    /// In the order in which differences are reported.
    enum Kind: Sendable, Comparable, Hashable { case missing, different, unexpected }

    var part: Part
    var kind: Kind
    /// The column or columns that differ; may be empty.
    var columns: String
    /// A trigger fires before the change, after it, or instead of it, and should not.
    var isTimedOtherwise = false
    /// What kind of object or index the task asks for, or doesn't: `view`.
    var wantedKind: String?
}
