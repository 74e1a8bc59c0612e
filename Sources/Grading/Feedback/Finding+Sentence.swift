import Explanations
import Primitives
import SQLText
import Verdicts

/// Correct answers. A sentence is a fact about the result, then one pointer; never the solution. Concepts have the names that lessons use, the
/// most relevant first.
extension Finding {
    static func rowsRight(count: Int, isOrdered: Bool) -> Self {
        Self(.right, "Correct. \(Words.count(count, "row"))\(isOrdered && count > 1 ? ", in order" : "").")
    }

    static func stateRight(tables: [String]) -> Self {
        if tables.isEmpty { return Self(.right, "Correct. Nothing changed, as expected.") }
        return Self(.right, "Correct. On the original data, \(Words.list(tables)) \(tables.count == 1 ? "has" : "have") the expected rows.")
    }

    static func schemaRight(tables: [String], areFilled: Bool) -> Self {
        let (verb, rows) = tables.count == 1 ? ("is", " and has the expected rows") : ("are", " and have the expected rows")
        return Self(.right, "Correct. \(Words.list(tables)) \(verb) defined as the task asks\(areFilled ? rows : "").")
    }

    static let transactionLeftOpen = Self(
        .remark, "Your answer starts a transaction and never ends it. Without COMMIT, the server rolls it back when the connection closes.",
        ["commit", "begin"])

    static func style(_ remark: StyleRemark) -> Self { Self(.remark, remark.sentence, remark.concepts) }
}

/// Nothing to run, or not SQL.
extension Finding {
    static func empty(hasComments: Bool) -> Self {
        Self(.empty, "Your answer \(hasComments ? "contains only comments" : "is empty"). There is nothing to run.")
    }

    static func textTooLong(kilobytes: Int) -> Self {
        Self(.text, "Your answer is too long to check. The limit is \(Words.grouped(kilobytes)) kB.")
    }

    static func tooManyStatements(limit: Int) -> Self {
        Self(.text, "Your answer has too many statements to check. The limit is \(Words.grouped(limit)).")
    }

    static func tooManySigns(line: Int, limit: Int) -> Self {
        Self(.text, "Line \(line) has more than \(Words.grouped(limit)) operator characters in a row. No operator is that long.")
    }

    static func backslashCommand(_ command: String, place: ErrorPlace?) -> Self {
        var finding = Self(.text, "\(command) is a psql command, not SQL. An answer can contain only SQL.")
        finding.feedback.place = place
        return finding
    }
}

/// Known mistakes.
extension Finding {
    static func mistake(_ message: String) -> Self { Self(.mistake, message) }

    /// The answer's outcome equals that of a misconception.
    static func misconception(_ misconception: Misconception) -> Self {
        Self(.misconception, misconception.sentence, misconception.concepts)
    }

    /// The answer shows a column under the name of another one that the task asks for.
    static func missingComma(column: String, label: String) -> Self {
        Self(
            .misconception, "Your query shows \(column.code) under the name \(label.code). Is a comma missing between them?",
            ["select", "column alias"])
    }

    /// The server looks for a name in the query around a subquery if the subquery's own tables don't have it.
    static func outerColumn(_ column: String, tables: [String]) -> Self {
        let missing = "\(Words.list(tables)) \(tables.count == 1 ? "has" : "have") no column \(column.code)"
        return Self(.misconception, "\(missing). So \(column.code) in your subquery is the outer query's.", ["subquery"])
    }

    static func quotedColumn(_ name: String) -> Self {
        Self(.misconception, "'\(name)' is text because of its single quotes. The column is \(name.code).", ["select"])
    }

    /// No row meets this condition of the answer, which returns no rows.
    ///
    /// - Parameter tables: how many tables it reads; `nil` if the condition is about rows that are in no table.
    static func metByNone(condition: String, _ smell: CodeSmell?, tables: Int?) -> Self {
        let isJoined = tables ?? 0 > 1
        let (pointer, concepts) =
            switch smell {
            case .comparedWithNull?: ("A comparison with NULL is never true. IS NULL tests for a missing value.", ["is null", "null"])
            case .likeWithoutWildcard?: ("Without % or _, LIKE compares with the whole text.", ["like"])
            case _ where isJoined: ("Which values do they have there?", [])
            default: (tables == 1 ? "Which values does the table have there?" : "What does it compare?", [])
            }
        let rows = isJoined ? "None of the joined rows" : "No row"
        return Self(.misconception, "\(rows) meets your condition \(condition.code). \(pointer)", concepts)
    }
}

/// Other data.
extension Finding {
    /// Right on the given data only.
    static func wrongOnOtherData(_ example: CounterExample) -> Self {
        let found = example.finding.feedback
        let tables = example.hasOthers ? " of \(Words.list(example.tables.map(\.name)))" : ""
        let place = example.tables.isEmpty ? "On changed data" : "With only the rows below\(tables)"
        let sentence = "\(place): \(found.message.lowercasedFirst)"
        var finding = Self(.data, "Your result is right for this data, but not for other data. \(sentence)", found.concepts)
        finding.feedback.rows = found.rows
        finding.feedback.data = example.tables
        return finding
    }

    /// Right on the given data, but not tried on other data, or on less than usual.
    static func untried(_ reason: UntriedReason) -> Self {
        Self(.untried, "Correct for this data. It was not tried on other data: \(reason.sentence)")
    }

    /// Right on the given data, but reaches a limit on other data that the solution does not reach.
    static func limitOnOtherData(_ failure: Outcome.Failure) -> Self {
        let limit =
            switch failure {
            case .tooLong(let seconds): "takes longer than \(Words.count(seconds, "second")); the solution does not."
            case .tooLarge, .databaseTooLarge: "takes too much space. The solution does not."
            default: "takes too many shared locks or notifications. The solution does not."
            }
        return Self(.data, "Your result is right for this data. On other data, your answer \(limit)")
    }

    /// The order is right, but nothing in the answer guarantees it.
    static let rightByLuck = Self(
        .order, "The rows are in the right order only by luck. Nothing in your query sorts them, so next time the order can differ.",
        ["order by"])

    /// The answer sorts by the first of the columns that the task names, and not by the others.
    static func sortsByFewer(columns: [String]) -> Self {
        let question = "What does the task say about rows that are equal there?"
        return Self(.order, "Your query sorts by \(Words.columns(columns)) only. \(question)", ["order by"])
    }
}

/// Rows.
extension Finding {
    static func noResult(expected: Int) -> Self {
        Self(.columns, "Your answer runs, but returns no result. The task asks for \(Words.count(expected, "column")).", ["select"])
    }

    /// - Parameter rows: the number of rows, if that is right.
    static func columnCount(expected: Int, found: [String], rows: Int?) -> Self {
        Self(
            .columns,
            (found.isEmpty
                ? "Your query returns no columns." : "Your query returns \(Words.count(found.count, "column")) (\(Words.columns(found))).")
                + " The task asks for \(expected)."
                + (rows.map { " The number of rows (\(Words.grouped($0))) is right." } ?? ""), ["select"])
    }

    static func columnsSwapped(found: [String]) -> Self {
        Self(
            .columns,
            "The rows are right, but the columns (\(Words.columns(found))) are in the wrong order. In which order does the task list them?",
            ["select"])
    }

    static func columnNames(_ differences: [ColumnDifference]) -> Self {
        let sentences = differences.prefix(3).map { column in
            let seen = column.found == Words.unnamed ? "has no name" : "is named \(column.found.code)"
            return "Column \(column.position) \(seen). The task calls it \(column.expected.code)."
        }
        return Self(.columns, sentences.joined(separator: " "), ["column alias", "as", "alias"])
    }

    static func columnFamilies(_ differences: [ColumnDifference]) -> Self {
        let sentences = differences.prefix(3).map { column in
            let name = column.column == Words.unnamed ? "" : " (\(column.column.code))"
            return "Column \(column.position)\(name) is \(column.found). The task asks for \(column.expected)."
        }
        return Self(.columns, sentences.joined(separator: " "), isPlain: false)
    }

    static func rows(_ difference: RowDifference) -> Self { Self(.rows, Words.rows(difference), rows: difference) }

    /// - Parameter unsorted: The query that has no ORDER BY, if nothing sorts the rows.
    static func order(_ difference: RowDifference, unsorted query: String? = nil) -> Self {
        let why = query.map { "\($0) has no ORDER BY." } ?? "Row \(difference.orderBreak ?? 1) is the first one out of place."
        var finding = Self(.order, "The rows are right, but their order is not. \(why)", ["order by"], rows: difference)
        // Without ORDER BY, the rows come in another order the next time.
        if query != nil { finding.feedback.rows = [] }
        return finding
    }
}

/// Tables. A table or view is given in the form used in sentences: `the view book_list`.
extension Finding {
    static func tableMissing(_ table: String) -> Self {
        Self(.state, "\(table.capitalizedFirst) does not exist after your answer ran.", ["create table"])
    }

    static func tableUnexpected(_ table: String) -> Self {
        Self(.state, "\(table.capitalizedFirst) exists after your answer ran, but should not.")
    }

    static func tableRows(_ table: String, _ difference: RowDifference) -> Self {
        Self(.state, Words.table(table, difference), rows: difference, of: table)
    }

    static func tableDigest(_ table: String, expected: Int, found: Int) -> Self {
        Self(
            .state,
            expected == found
                ? "\(table.capitalizedFirst) has the right number of rows, but not the right ones."
                : "\(table.capitalizedFirst) has \(Words.count(found, "row")). It should have \(Words.grouped(expected)).")
    }

    /// The answer supplied the value of a column that the server generates.
    static func keyTypedIn(table: String, column: String) -> Self {
        Self(
            .state,
            "The rows are right, but your answer supplies the value of \(column.code) in \(table). Leave the column out, so that the database generates the value."
        )
    }

    static func tableColumns(_ table: String, missing: Int, unexpected: [String]) -> Self {
        Self(.state, Words.tableColumns(table, missing: missing, unexpected: unexpected))
    }

    static func nothingChanged(tables: [String]) -> Self {
        Self(.state, "Your answer runs, but changes nothing in \(Words.list(tables)).")
    }

    /// The rows are right, but the answer changed tables that it should only read.
    static func sideEffect(tables: [String]) -> Self {
        Self(.state, "The rows are right, but your answer also changes \(Words.list(tables)). The task only asks for a result.")
    }

    static func definition(_ table: String, _ differences: [DefinitionDifference]) -> Self {
        Self(
            .schema, "The definition of \(table) differs. " + differences.prefix(3).map(\.sentence).joined(separator: " "),
            differences.first?.concepts ?? [])
    }
}

/// Two sessions.
extension Finding {
    static func interleavedRight(_ facts: [InterleavedFact]) -> Self {
        Self(
            .right,
            facts.isEmpty
                ? "Correct. Sessions A and B do and see what they should."
                : "Correct. " + Words.list(facts.map(\.words)) + ", as expected.")
    }

    static let sessionsUnmarked = Self(
        .sessions, "Two sessions take turns here. Start with a line -- A: or -- B: to name the session that runs the statements below it.")

    static func sessionSilent(_ side: Interleaving.Side) -> Self {
        Self(.sessions, "Session \(side.rawValue) runs no statements. Put a line -- \(side.rawValue): above its statements.")
    }
}

/// Errors and limits.
extension Finding {
    static func serverError(_ failure: ServerFailure) -> Self {
        // A check doesn't see tables that the learner made in an earlier run.
        let rest =
            failure.lacksTable
            ? " A check runs only your answer, on the original data. It doesn't see tables that you created earlier." : ""
        return Self(.error, Words.error(failure) + rest, error: failure)
    }

    static func tooLong(seconds: Int) -> Self {
        Self(.limit, "Your answer was stopped after \(Words.count(seconds, "second")). Does it ever finish?")
    }

    static func tooManyRows(limit: Int, expected: Int?, _ difference: RowDifference) -> Self {
        Self(
            .limit,
            "The result is too large: your answer was stopped after \(Words.grouped(limit)) rows."
                + (expected.map { " The task asks for \(Words.grouped($0))." } ?? ""), rows: difference)
    }

    static func tooLarge(megabytes: Int) -> Self {
        Self(.limit, "The result is too large: your answer was stopped after \(megabytes) MB.")
    }

    static let outOfMemory = Self(.limit, "Your answer needs too much memory, so the server stopped it.")
    static let outOfSpace = Self(.limit, "Your answer needs too much disk space, so it was stopped.")
    static let tooMuchShared = Self(.limit, "Your answer was stopped because it took too many locks or notifications.")

    static func connectionLost(_ message: String) -> Self {
        Self(.limit, "Your answer ended its own connection to the server." + (message.isEmpty ? "" : " \(message)"))
    }
}

/// Constructs.
extension Finding {
    static func constructMissing(_ construct: String) -> Self {
        Self(.construct, "The task asks for \(Words.construct(construct)). Your answer doesn't use it.", [construct])
    }

    static func constructForbidden(_ construct: String) -> Self {
        Self(.construct, "The task asks for an answer without \(Words.construct(construct)). Yours uses it.", [construct])
    }

    static func constructsUnknown(_ constructs: [String]) -> Self {
        Self(
            .construct,
            "The task says how to write the answer (\(Words.list(constructs.map(Words.construct)))). "
                + "calf can't tell whether yours is written that way.", constructs, isPlain: false)
    }

    /// The task asks for a single transaction.
    static let severalTransactions = Self(
        .construct, "Your answer makes its changes in more than one transaction. What remains if the server stops between them?",
        ["commit", "begin"])

    /// No verdict.
    static func unjudged(_ reason: UnjudgedReason) -> Self { Self(.unjudged, reason.sentence) }
}

extension DefinitionDifference {
    var sentence: String {
        if let otherSentence { return otherSentence }
        let columns = columns.split(separator: ", ").map { String($0).code }.joined(separator: ", ")
        return switch (part, kind) {
        case (.column, .missing): "Column \(columns) is missing."
        case (.column, _): "Column \(columns) is unexpected."
        case (.type, _): "\(columns) has a different type than the task asks for."
        case (.nullability, .missing): "\(columns) accepts NULL, but should not."
        case (.nullability, _): "\(columns) rejects NULL, but should accept it."
        case (.defaultValue, .missing): "\(columns) has no default."
        case (.defaultValue, .unexpected): "\(columns) has a default, but should not."
        case (.defaultValue, .different): "\(columns) has a different default than the task asks for."
        case (.identity, .missing): "\(columns) is not an identity column."
        case (.identity, .unexpected): "In your table, the server generates the values of \(columns). In this task, it shouldn't."
        case (.identity, .different): "\(columns) is a different kind of identity column than the task asks for."
        case (.kind, _): "It should be \(wantedKind.map(Words.indefinite) ?? "another kind of object")."
        case (_, .missing): "It has no \(bareName)\(columns.isEmpty ? "" : " on \(columns)")."
        case (_, .unexpected): "It has \(name)\(columns.isEmpty ? "" : " on \(columns)"), but should not."
        case (_, .different): "Its \(bareName)\(columns.isEmpty ? "" : " on \(columns)") is not the one the task asks for."
        }
    }

    private var name: String { Words.indefinite(bareName) }

    private var bareName: String {
        switch part {
        case .primaryKey: "primary key"
        case .unique: "UNIQUE constraint"
        case .foreignKey: "foreign key"
        case .check: "CHECK constraint"
        case .exclusion: "EXCLUDE constraint"
        case .index: wantedKind ?? "index"
        default: part.rawValue
        }
    }

    fileprivate var concepts: [String] {
        switch part {
        case .primaryKey: ["primary key"]
        case .foreignKey: ["foreign key", "references"]
        case .unique: ["unique"]
        case .check: ["check"]
        case .nullability: ["not null"]
        case .defaultValue: ["default"]
        case .identity: ["identity", "generated"]
        case .index: ["create index"]
        case .trigger: ["create trigger"]
        case .arguments, .result, .argumentDefaults, .body, .volatility, .security: ["create function"]
        case .labels: ["create type"]
        case .kind, .column, .position, .type, .exclusion: ["create table"]
        }
    }
}
