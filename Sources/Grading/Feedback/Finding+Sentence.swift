import SQLText
import Verdicts

/// Turns findings into sentences: a fact about the result, then one pointer; never the solution.
extension Finding {
    var feedback: Feedback {
        var feedback = Feedback(kind: kind, message: sentence)
        feedback.concepts = concepts
        switch self {
        case .rows(let difference), .order(let difference), .tableRows(_, let difference), .tooManyRows(_, _, let difference):
            feedback.rows = difference.rows
        case .serverError(let failure), .otherError(let failure):
            feedback.place = failure.place
            feedback.sqlstate = failure.sqlstate
            feedback.server = failure.formatted
            feedback.suggestion = failure.suggestion
        case .triggerDoes(_, let difference): feedback.rows = difference.rows?.rows ?? []
        case .functionGives(_, let difference): feedback.rows = difference.rows?.rows ?? []
        case .interleaved(_, .view(_, _, _, let difference)): feedback.rows = difference.rows
        case .interleaved(_, .error(_, let failure)):
            feedback.place = failure.place
            feedback.sqlstate = failure.sqlstate
            feedback.server = failure.formatted
            feedback.suggestion = failure.suggestion
        case .backslashCommand(_, let place): feedback.place = place
        case .wrongOnOtherData(let example):
            feedback.rows = example.finding.feedback.rows
            feedback.data = example.tables.map { .init(name: $0.name, columns: $0.columns, rows: $0.rows) }
        case .failsAsItShould(let sqlstate): feedback.sqlstate = sqlstate
        case .planRight(let facts), .planLacks(_, let facts), .planHas(_, let facts), .planReads(_, let facts):
            feedback.server = facts.excerpt
        default: break
        }
        return feedback
    }

    /// Whether there is something to see beside the sentence.
    var showsMore: Bool {
        let feedback = feedback
        return kind == .remark || !feedback.rows.isEmpty || !feedback.data.isEmpty || feedback.server != nil || feedback.place != nil
    }

    private var kind: Feedback.Kind {
        switch self {
        case .rowsRight, .stateRight, .schemaRight, .failsAsItShould, .planRight, .interleavedRight: .right
        case .transactionLeftOpen, .style, .dependsOnPlan: .remark
        case .empty: .empty
        case .backslashCommand, .textTooLong, .tooManyStatements, .tooManySigns: .text
        case .mistake: .mistake
        case .misconception, .missingComma, .metByNone: .misconception
        case .wrongOnOtherData, .limitOnOtherData: .data
        case .untried: .untried
        case .rightByLuck: .order
        case .noResult, .columnCount, .columnsSwapped, .columnNames, .columnTypes, .columnFamilies: .columns
        case .rows: .rows
        case .order: .order
        case .tableMissing, .tableUnexpected, .tableRows, .tableColumns, .tableDigest, .nothingChanged, .sideEffect, .keyTypedIn: .state
        case .definition, .objectMissing, .objectUnexpected, .objectDefinition, .functionGives, .triggerDoes: .schema
        case .planLacks, .planHas, .planReads: .plan
        case .interleaved, .sessionsUnmarked, .sessionSilent: .sessions
        case .serverError, .errorExpected, .otherError: .error
        case .tooLong, .tooManyRows, .tooLarge, .outOfMemory, .outOfSpace, .tooMuchShared, .connectionLost: .limit
        case .constructMissing, .constructForbidden, .constructsUnknown, .severalTransactions: .construct
        case .unjudged: .unjudged
        }
    }

    private var sentence: String {
        switch self {
        case .rowsRight(let count, let isOrdered): "Correct. \(Words.count(count, "row"))\(isOrdered && count > 1 ? ", in order" : "")."
        case .stateRight(let tables):
            switch tables.count {
            case 0: "Correct. Nothing changed, as expected."
            case 1: "Correct. On the original data, \(tables[0]) has the expected rows."
            default: "Correct. On the original data, \(Words.list(tables)) have the expected rows."
            }
        case .schemaRight(let tables): "Correct. \(Words.list(tables)) \(tables.count == 1 ? "is" : "are") defined as the task asks."
        case .failsAsItShould: "Correct. The server rejects your statement for the reason the task asks for."
        case .transactionLeftOpen:
            "Your answer starts a transaction and never ends it. Without COMMIT, the server rolls it back when the connection closes."
        case .style(let remark): remark.sentence
        case .empty(let hasComments):
            hasComments ? "Your answer contains only comments. There is nothing to run." : "Your answer is empty. There is nothing to run."
        case .textTooLong(let kilobytes):
            "Your answer is too long to check. The limit is \(Words.grouped(kilobytes)) kB."
        case .tooManySigns(let line, let limit):
            "Line \(line) has more than \(Words.grouped(limit)) operator characters in a row. No operator is that long."
        case .tooManyStatements(let limit):
            "Your answer has too many statements to check. The limit is \(Words.grouped(limit))."
        case .backslashCommand(let command, _):
            "\(command) is a psql command, not SQL. An answer can contain only SQL."
        case .mistake(let message): message
        case .misconception(let misconception): misconception.sentence
        case .missingComma(let column, let label):
            "Your query shows \(column.code) under the name \(label.code). Is a comma missing between them?"
        case .metByNone(let condition, .comparedWithNull?):
            "No row meets your condition \(condition.code). A comparison with NULL is never true. IS NULL tests for a missing value."
        case .metByNone(let condition, .likeWithoutWildcard?):
            "No row meets your condition \(condition.code). Without % or _, LIKE compares with the whole text."
        case .metByNone(let condition, _): "No row meets your condition \(condition.code). Which values does the table have there?"
        case .wrongOnOtherData(let example): Words.elsewhere(example)
        case .untried(let reason): "Correct for this data. It was not tried on other data: \(reason.sentence)"
        case .limitOnOtherData(let failure): Words.limitElsewhere(failure)
        case .rightByLuck:
            "The rows are in the right order only by luck. Nothing in your query sorts them, so next time the order can differ."
        case .dependsOnPlan:
            "Correct this time, but the result depends on the order in which the server reads the rows. Nothing in your query sorts them."
        case .noResult(let expected):
            "Your answer runs, but returns no result. The task asks for \(Words.count(expected, "column"))."
        case .columnCount(let expected, let found, let rows):
            "Your query returns \(Words.count(found.count, "column")) (\(Words.list(found.map(\.code)))). The task asks for \(expected)."
                + (rows.map { " The number of rows (\(Words.grouped($0))) is right." } ?? "")
        case .columnsSwapped(let found):
            "The rows are right, but the columns (\(Words.list(found.map(\.code)))) are in the wrong order. In which order does the task list them?"
        case .columnNames(let differences):
            differences.prefix(3).map { "Column \($0.position) is named \($0.found.code). The task calls it \($0.expected.code)." }
                .joined(separator: " ")
        case .columnTypes(let differences):
            differences.prefix(3).map { "Column \($0.column.code) has type \($0.found). The task asks for \($0.expected)." }
                .joined(separator: " ")
        case .columnFamilies(let differences):
            differences.prefix(3).map { "Column \($0.position) (\($0.column.code)) is \($0.found). The task asks for \($0.expected)." }
                .joined(separator: " ")
        case .rows(let difference): Words.rows(difference)
        case .order(let difference):
            "The rows are right, but their order is not. Row \(difference.orderBreak ?? 1) is the first one out of place."
        case .tableMissing(let table, let elsewhere):
            "\(table.firstCapitalized) does not exist after your answer ran."
                + (elsewhere.map { " \($0) exists. A name without a schema uses the first schema in search_path." } ?? "")
        case .tableUnexpected(let table): "\(table.firstCapitalized) exists after your answer ran, but should not."
        case .tableRows(let table, let difference): Words.table(table, difference)
        case .tableColumns(let table, let missing, let unexpected): Words.tableColumns(table, missing: missing, unexpected: unexpected)
        case .tableDigest(let table, let expected, let found):
            expected == found
                ? "\(table.firstCapitalized) has the right number of rows, but not the right ones."
                : "\(table.firstCapitalized) has \(Words.count(found, "row")). It should have \(Words.grouped(expected))."
        case .nothingChanged(let tables): "Your answer runs, but changes nothing in \(Words.list(tables))."
        case .sideEffect(let tables):
            "The rows are right, but your answer also changes \(Words.list(tables)). The task only asks for a result."
        case .definition(let table, let differences):
            "The definition of \(table) differs. " + differences.prefix(3).map(\.sentence).joined(separator: " ")
        case .keyTypedIn(let table, let column):
            "The rows are right, but your answer supplies the value of \(column.code) in \(table). Which value would the database generate next?"
        case .objectMissing(let object): "The \(object.kind.rawValue) \(object.name) does not exist after your answer ran."
        case .objectUnexpected(let object): "The \(object.kind.rawValue) \(object.name) exists after your answer ran, but should not."
        case .objectDefinition(let object, let differences):
            "The definition of the \(object.kind.rawValue) \(object.name) differs. "
                + differences.prefix(3).map { $0.sentence(in: object) }.joined(separator: " ")
        case .functionGives(let object, let difference): "The function \(object.name) exists, but " + Self.functionFeedback(difference)
        case .triggerDoes(let table, let difference): Self.triggerFeedback(difference, on: table)
        case .planRight(let facts): Self.praise(facts)
        case .planLacks(let feature, let facts):
            (feature.isName
                ? "The rows are right, but the server does not use \(feature.text) to find them."
                : "The rows are right, but the query plan has no \(feature.text), which the task asks for.")
                + Self.steering(facts)
        case .planHas(let step, let facts):
            "The rows are right, but \(Self.description(of: step)). The task asks for a plan without that." + Self.steering(facts)
        case .planReads(let solution, let facts):
            "The rows are right, but the server reads \(Words.count(facts.buffers, "page")) of 8 kB to find them"
                + (facts.before.map { " (\(Words.grouped($0)) for the given query)" } ?? "")
                + "." + (solution.map { " The solution reads \(Words.grouped($0))." } ?? "") + Self.steering(facts)
        case .interleavedRight(let facts):
            facts.isEmpty
                ? "Correct. Sessions A and B do and see what they should."
                : "Correct. " + Words.list(facts.map(\.words)) + ", as expected."
        case .interleaved(let right, let flaw): flaw.sentence(after: right)
        case .sessionsUnmarked:
            "Two sessions take turns here. Start with a line -- A: or -- B: to name the session that runs the statements below it."
        case .sessionSilent(let side): "Session \(side.rawValue) runs no statements. Put a line -- \(side.rawValue): above its statements."
        // A check doesn't see tables that the learner made in an earlier run.
        case .serverError(let failure) where failure.lacksTable:
            Words.error(failure) + " A check runs only your answer, on the original data. It doesn't see tables that you created earlier."
        case .serverError(let failure): Words.error(failure)
        case .errorExpected: "Your answer runs without an error. The task asks for a statement that the server rejects."
        case .otherError(let failure):
            "The server rejects your statement, but not for the reason the task asks for. \(Words.error(failure))"
        case .tooLong(let seconds): "Your answer was stopped after \(Words.count(seconds, "second")). Does it ever finish?"
        case .tooManyRows(let limit, let expected, _):
            "The result is too large: your answer was stopped after \(Words.grouped(limit)) rows."
                + (expected.map { " The task asks for \(Words.grouped($0))." } ?? "")
        case .tooLarge(let megabytes): "The result is too large: your answer was stopped after \(megabytes) MB."
        case .outOfMemory: "Your answer needs too much memory, so the server stopped it."
        case .outOfSpace: "Your answer needs too much disk space, so it was stopped."
        case .tooMuchShared:
            "Your answer was stopped because it took too many locks or notifications."
        case .connectionLost(let message):
            "Your answer ended its own connection to the server."
                + (message.isEmpty ? "" : " \(message)")
        case .constructMissing(let construct): "The task asks for \(Words.construct(construct)). Your answer doesn't use it."
        case .constructForbidden(let construct): "The task asks for an answer without \(Words.construct(construct)). Yours uses it."
        case .constructsUnknown(let constructs):
            "The task says how to write the answer (\(Words.list(constructs.map(Words.construct)))). "
                + "calf can't tell whether yours is written that way."
        case .severalTransactions:
            "Your answer makes its changes in more than one transaction. What remains if the server stops between them?"
        case .unjudged(let reason): reason.sentence
        }
    }
}

extension UnjudgedReason {
    /// Why there is no verdict.
    var sentence: String {
        switch self {
        case .kindOfCheck(let kind): "This version of calf can't check \(kind)."
        case .noSolution: "The exercise has no solution to compare your answer with."
        case .planOfNothing: "The exercise checks a query plan, but neither its solution nor its starter has a query."
        case .notText(let flaw): flaw.sentence(about: "your answer").firstCapitalized
        case .notSQL: "This version of calf can only check SQL answers here."
        case .referenceFails(let message): "The lesson's own solution fails: \(message)"
        case .referenceUnlike(let message): "The lesson's own solution does not meet its check: \(message)"
        case .setupFails(let message): "The exercise could not be prepared: \(message)"
        case .server(let message): "The server could not check your answer: \(message)"
        case .stateUnseen: "The exercise compares the database on copies of the data, where calf can't repeat your answer."
        case .work(let sentence): sentence
        }
    }
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
        case (.identity, .unexpected): "\(columns) is an identity column, but should not be."
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
}
