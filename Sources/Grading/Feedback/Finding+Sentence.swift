/// The one place where what was found becomes words: for a beginner, what was right first, never the solution.
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
        case .wrongOnOtherData(let example), .assumes(let example):
            feedback.rows = example.finding.feedback.rows
            feedback.data = example.tables.map { .init(name: $0.name, columns: $0.columns, rows: $0.rows) }
        case .failsAsItShould(let sqlstate): feedback.sqlstate = sqlstate
        case .planRight(let facts), .planLacks(_, let facts), .planHas(_, let facts), .planReads(_, let facts):
            feedback.server = facts.excerpt
        default: break
        }
        return feedback
    }

    private var kind: Feedback.Kind {
        switch self {
        case .rowsRight, .stateRight, .schemaRight, .failsAsItShould, .planRight, .interleavedRight: .right
        case .transactionLeftOpen, .style, .assumes, .dependsOnPlan: .remark
        case .empty: .empty
        case .notUTF8, .nulByte, .backslashCommand, .textTooLong, .tooManyStatements, .tooManySigns: .text
        case .mistake: .mistake
        case .misconception: .misconception
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
        case .constructMissing, .constructForbidden, .constructsUnknown: .construct
        case .unjudged: .unjudged
        }
    }

    private var sentence: String {
        switch self {
        case .rowsRight(let count, let isOrdered): "Right. \(Words.count(count, "row"))\(isOrdered && count > 1 ? ", in order" : "")."
        case .stateRight(let tables):
            switch tables.count {
            case 0: "Right. Nothing has changed, as it should be."
            case 1: "Right. \(tables[0]) holds what it should."
            default: "Right. \(Words.list(tables)) hold what they should."
            }
        case .schemaRight(let tables): "Right. \(Words.list(tables)) \(tables.count == 1 ? "is" : "are") defined as asked."
        case .failsAsItShould: "Right. The server refuses it, for the reason asked for."
        case .transactionLeftOpen:
            "The answer began a transaction and never ended it. When the connection closes, the server undoes what was not committed."
        case .style(let remark): remark.sentence
        case .empty(let hasComments): hasComments ? "There are only comments here, nothing to run." : "There is nothing here to run yet."
        case .notUTF8(let line): "Line \(line) holds bytes that are no text in UTF-8, so the server can't read it."
        case .nulByte(let line): "Line \(line) holds a zero byte. SQL is text, and text has none."
        case .textTooLong(let kilobytes):
            "This is more text than can be judged: an answer may have \(Words.grouped(kilobytes)) kB, and most need no more than a few lines."
        case .tooManySigns(let line, let limit):
            "Line \(line) has more than \(Words.grouped(limit)) signs in a row. No operator is as long, and no comment needs so many."
        case .tooManyStatements(let limit):
            "These are more statements than can be judged: an answer may have \(Words.grouped(limit)), and most need only one."
        case .backslashCommand(let command, _):
            "\(command) is a command of the program psql, not SQL. The server never sees such commands; an answer is SQL alone."
        case .mistake(let message): message
        case .misconception(let misconception): misconception.sentence
        case .wrongOnOtherData(let example): Words.elsewhere(example)
        case .assumes(let example): Words.assumption(example)
        case .untried(let reason): "Correct for this data. Not tried on other data: \(reason.sentence)"
        case .limitOnOtherData(let failure): Words.limitElsewhere(failure)
        case .rightByLuck:
            "Right by luck: the rows came in the right order, but nothing in the answer orders them. Another day the server may find them "
                + "in another order."
        case .dependsOnPlan:
            "Right this time. But which rows come, or how they are put together, depends here on the order in which the server happens to find "
                + "them, and nothing in the answer orders them."
        case .noResult, .columnCount, .columnsSwapped, .columnNames, .columnTypes, .columnFamilies: columnSentence
        case .rows(let difference): Words.rows(difference, whole: "The columns are right")
        case .order(let difference):
            "The columns and all \(Words.count(difference.expected, "row")) are right, their order is not. "
                + "Row \(difference.orderBreak ?? 1) is the first that stands in the wrong place."
        case .tableMissing, .tableUnexpected, .tableRows, .tableColumns, .tableDigest, .nothingChanged, .sideEffect, .definition:
            stateSentence
        case .keyTypedIn(let table, let column):
            "The rows are right, but your answer chose the value of \(column) in \(table). Which value would the database choose next?"
        case .objectMissing, .objectUnexpected, .objectDefinition, .functionGives, .triggerDoes: schemaSentence
        case .planRight, .planLacks, .planHas, .planReads: planSentence
        case .interleavedRight(let facts):
            facts.isEmpty
                ? "Right. A and B do and see what they should."
                : "Right. " + Words.list(facts.map(\.words)) + ", as it should be."
        case .interleaved(let right, let flaw): flaw.sentence(after: right)
        case .sessionsUnmarked:
            "Here two sessions speak in turn. A line -- A: or -- B: says which of them the statements after it belong to, "
                + "and the first statement has none before it."
        case .sessionSilent(let side): "Session \(side.rawValue) says nothing. Begin what it says with a line -- \(side.rawValue):"
        case .serverError(let failure): Words.error(failure)
        case .errorExpected: "The server ran it without an error. The exercise asks for something that the server refuses."
        case .otherError(let failure): "The server refuses it, but for another reason than the one asked for. \(Words.error(failure))"
        case .tooLong, .tooManyRows, .tooLarge, .outOfMemory, .outOfSpace, .tooMuchShared, .connectionLost: limitSentence
        case .constructMissing(let construct): "The exercise asks for \(construct.uppercased()); the answer does without it."
        case .constructForbidden(let construct): "The exercise asks for a way without \(construct.uppercased()); the answer uses it."
        case .constructsUnknown(let constructs):
            "The exercise is about how the answer is written (\(Words.list(constructs.map { $0.uppercased() }))), "
                + "and this one is written in a way that can't be taken apart here."
        case .unjudged(let reason): reason.sentence
        }
    }

    private var columnSentence: String {
        switch self {
        case .noResult(let expected):
            "The answer runs, but gives no rows back; a result with \(Words.count(expected, "column")) is asked for."
        case .columnCount(let expected, let found, let rows):
            (rows.map { "The number of rows is right: \(Words.grouped($0)). " } ?? "")
                + (found.count < expected
                    ? "The result has \(Words.count(found.count, "column")) (\(Words.list(found))); \(expected) are asked for."
                    : "The result has \(Words.count(found.count, "column")) (\(Words.list(found))); "
                        + "only \(expected) \(expected == 1 ? "is" : "are") asked for.")
        case .columnsSwapped(let found):
            "All the columns are there and so are the rows, but the columns (\(Words.list(found))) come in another order than asked for."
        case .columnNames(let differences):
            "The number of columns is right. "
                + differences.prefix(3).map { "Column \($0.position) is called \($0.found); it should be called \($0.expected)." }
                .joined(separator: " ")
        case .columnTypes(let differences):
            "The columns are there. "
                + differences.prefix(3).map { "\($0.column) is of type \($0.found); \($0.expected) is asked for." }.joined(separator: " ")
        case .columnFamilies(let differences):
            "The number of columns is right. "
                + differences.prefix(3).map { "Column \($0.position) (\($0.column)) is \($0.found), where \($0.expected) is expected." }
                .joined(separator: " ")
        default: ""
        }
    }

    private var stateSentence: String {
        switch self {
        case .tableMissing(let table): "There is no table \(table) afterwards."
        case .tableUnexpected(let table): "Afterwards there is a table \(table) that should not be there."
        case .tableRows(let table, let difference): Words.table(table, difference)
        case .tableColumns(let table, let missing, let unexpected): Words.tableColumns(table, missing: missing, unexpected: unexpected)
        case .tableDigest(let table, let expected, let found):
            expected == found
                ? "The table \(table) holds the right number of rows, but not the right ones."
                : "The table \(table) holds \(Words.count(found, "row")); \(Words.grouped(expected)) are expected."
        case .nothingChanged(let tables): "The answer runs, but changes nothing in \(Words.list(tables))."
        case .sideEffect(let tables):
            "The rows are right, but the answer changes \(Words.list(tables)), and the exercise only asks a question."
        case .definition(let table, let differences):
            "The table \(table) is there. " + differences.prefix(3).map(\.sentence).joined(separator: " ")
        default: ""
        }
    }

    private var limitSentence: String {
        switch self {
        case .tooLong(let seconds): "Too long: stopped after \(Words.count(seconds, "second")). Does it ever come to an end?"
        case .tooManyRows(let limit, let expected, _):
            "Too large: stopped after \(Words.grouped(limit)) rows"
                + (expected.map { "; \(Words.grouped($0)) \($0 == 1 ? "is" : "are") expected." } ?? ".")
        case .tooLarge(let megabytes): "Too large: stopped after \(megabytes) MB."
        case .outOfMemory: "Too large: the server ran out of the memory it may use for one answer."
        case .outOfSpace: "Too large: the answer used up the disk space it may use."
        case .tooMuchShared:
            "Stopped: the answer took so many locks or notifications that nothing would have been left for others on the server."
        case .connectionLost(let message):
            "The connection to the server was lost while the answer ran, through the answer itself."
                + (message.isEmpty ? "" : " \(message)")
        default: ""
        }
    }
}

extension UnjudgedReason {
    /// What to tell whoever asked for a verdict.
    var sentence: String {
        switch self {
        case .kindOfCheck(let kind): "This version cannot judge \(kind)."
        case .noSolution: "The exercise has no solution to compare with."
        case .planOfNothing: "The exercise asks for a plan, and neither its solution nor its starter has a query."
        case .notSQL: "This version cannot judge answers that are not SQL."
        case .referenceFails(let message): "The lesson's own solution fails: \(message)"
        case .referenceUnlike(let message): "The lesson's own solution does not do what its check asks for: \(message)"
        case .setupFails(let message): "The exercise could not be prepared: \(message)"
        case .server(let message): "The server could not judge it: \(message)"
        case .work(let sentence): sentence
        }
    }
}

extension DefinitionDifference {
    var sentence: String {
        if let otherSentence { return otherSentence }
        return switch (part, kind) {
        case (.column, .missing): "Column \(columns) is missing."
        case (.column, _): "Column \(columns) should not be there."
        case (.type, _): "The type of \(columns) is not the one asked for."
        case (.nullability, .missing): "\(columns) may be NULL and should not."
        case (.nullability, _): "\(columns) may not be NULL and should."
        case (.defaultValue, .missing): "\(columns) has no default."
        case (.defaultValue, .unexpected): "\(columns) has a default and should not."
        case (.defaultValue, .different): "The default of \(columns) is another one."
        case (.identity, .missing): "\(columns) is not numbered by the server."
        case (.identity, .unexpected): "\(columns) is numbered by the server and should not be."
        case (.identity, .different): "\(columns) is numbered by the server, but in another way than asked for."
        case (.view, _): "What it shows is not what is asked for."
        case (.kind, _): "It is of another kind: table, view or materialized view."
        case (_, .missing): "It lacks \(name)\(columns.isEmpty ? "" : " on \(columns)")."
        case (_, .unexpected): "It has \(name)\(columns.isEmpty ? "" : " on \(columns)") that should not be there."
        case (_, .different): "Its \(bareName)\(columns.isEmpty ? "" : " on \(columns)") is not the one asked for."
        }
    }

    private var name: String { (part == .index || part == .exclusion ? "an " : "a ") + bareName }

    private var bareName: String {
        switch part {
        case .primaryKey: "primary key"
        case .unique: "UNIQUE constraint"
        case .foreignKey: "foreign key"
        case .check: "CHECK constraint"
        case .exclusion: "EXCLUDE constraint"
        case .index: "index"
        default: part.rawValue
        }
    }
}
