package import EngineValues
package import Postgres
import Primitives
import SQLText
package import Terminal
package import Verdicts

/// One scratchpad: its text, its result, and the feedback on it.
package struct Pad: Sendable {
    package var editor = EditorState()
    /// The completion list, if it is open.
    package var completion: CompletionState?
    /// Where the server reported an error, in characters of the text from 0.
    package var errorMark: Int?
    /// The line where Enter was first refused since the last run.
    var refusedLine: Int?
    package var result: ResultState?
    package var verdict: VerdictState?
    /// The verdict from the learner's last check. A run hides it.
    private var lastAsked: VerdictState?
    /// The text last submitted for judging.
    private(set) var judgedText = ""
    /// The revisions of the open files at the learner's last check.
    package var judgedFiles: [WorkspacePath: Int] = [:]
    package var activity: Activity = .idle
    /// Whether the learner has typed here since the last run or check was started. Its verdict then leaves the focus to them.
    var hasTyped = false
    /// Whether something that can change data has run here since the data was last reset.
    var hasChangedData = false
    /// How many of the text's first statements had been sent when the data was last reset.
    var oldStatements = 0
    /// Whether `editor` has changed since the draft was saved.
    package var isUnsaved = false
    /// Where the cursor was when the draft was read or saved; `nil` if there is none.
    var savedCursor: EditorState.Position?
    /// Why what this text did to the data is gone; `nil` once something has run.
    package internal(set) var loss: Loss?
    /// The text before it was reset.
    package var textBeforeReset: String?
    /// Where the cursor was in it.
    var cursorBeforeReset = EditorState.Position(line: 0, offset: 0)
    /// The verdict on that text, which an undo brings back with it.
    var verdictBeforeReset: VerdictState?

    /// Whether the cursor has moved in a text that is saved as a draft.
    var isCursorUnsaved: Bool { savedCursor.map { $0 != editor.cursor } ?? false }

    package enum Loss: Sendable {
        /// The lesson was opened again with this text, which can have changed data.
        case opened
        /// The changes had to make room for other data.
        case madeRoom
    }

    package enum Activity: Sendable, Equatable {
        case idle
        /// Running since this time on the model's clock.
        case running(RunID, since: Int64)
        case cancelling(RunID)
        /// Judging a run, or an answer that the learner asked to check.
        case judging(RunID, since: Int64, isAsked: Bool)
    }

    /// The verdict from the learner's check of the current text, even if a run has hidden it.
    package var askedVerdict: VerdictState? {
        if let verdict, verdict.wasAsked { return verdict }
        return lastAsked?.answer == editor.text ? lastAsked : nil
    }

    mutating func hideVerdict() {
        if let verdict, verdict.wasAsked { lastAsked = verdict }
        verdict = nil
    }

    /// Returns the text as the answer to judge.
    mutating func takeAnswer() -> String {
        judgedText = editor.text
        return judgedText
    }

    /// More statements than this are not marked.
    private static let maxMarks = 1000

    /// Marks statements as running.
    ///
    /// - Parameter ranges: Where they are in the text, as UTF-8 offsets in ascending order.
    mutating func markRunning(_ ranges: [Range<Int>]) {
        let running = ranges.count > Self.maxMarks ? [] : editor.positions(ofRanges: ranges)
        let before = ran
        editor.marks.removeAll { $0.pending != nil || running.contains($0.range) }
        editor.marks += running.enumerated().map { EditorMark($1, pending: $0, wasSettled: before.contains($1)) }
        loss = nil
    }

    /// Ends the run of the marked statements. Those that finished stay marked, as do those that it didn't get to and that ran before.
    ///
    /// - Parameter finished: How many of the run's first statements finished; `nil` for all of them.
    mutating func settleMarks(finished: Int?) {
        editor.marks = editor.marks.compactMap { mark in
            guard let number = mark.pending, let finished else { return EditorMark(mark.range) }
            return number < finished || number > finished && mark.wasSettled ? EditorMark(mark.range) : nil
        }
    }

    /// The data was reset. Nothing has run on it yet.
    mutating func forgetRuns() {
        oldStatements = max(oldStatements, sentStatements(among: SQLSplitter.split(editor.text)))
        editor.marks.removeAll { $0.pending == nil }
        verdict?.isBeforeChange = true
        hasChangedData = false
    }

    /// The data had to make room for other data. Earlier results don't apply to what replaces it.
    mutating func loseData() {
        if isBusy { return }
        forgetRuns()
        result = nil
        loss = .madeRoom
    }

    /// Where the statement starts that failed after so many of the same run, as a number of characters. Many errors have no place of their own.
    func startOfFailure(after finished: Int) -> Int? {
        editor.marks.first { $0.pending == finished }.map { editor.character(of: $0.range.lowerBound) }
    }

    /// The statements that have run since they were last edited.
    private var ran: Set<Range<EditorState.Position>> { Set(editor.marks.lazy.filter { $0.pending == nil }.map(\.range)) }

    /// Whether a statement has run since it was last edited.
    func hasRun(_ place: StatementPlace) -> Bool { ran.isSuperset(of: editor.positions(ofRanges: [place.sentRange])) }

    /// How many statements in this part have run since they were last edited and can change data.
    func ranBefore(in part: Range<Int>, except skipped: [Range<Int>]) -> Int {
        ranChanges.count { part.contains($0.sentRange.lowerBound) && !skipped.contains($0.sentRange) }
    }

    /// The statements that have run since they were last edited and can change data.
    private var ranChanges: [StatementPlace] {
        SQLSplitter.places(in: editor.text).filter { !$0.isEmpty && hasRun($0) && editor.text(in: $0.sentRange).canChangeData }
    }

    /// Whether a COMMIT has run since it was last edited.
    var hasCommitted: Bool {
        SQLSplitter.places(in: editor.text).contains { !$0.isEmpty && SweepingChange.commits(editor.text(in: $0.sentRange)) && hasRun($0) }
    }

    /// The part that Enter runs: the statement, and before it those that reach its line, or have been typed since Enter was refused, and
    /// haven't run since they were last edited.
    func part(endingWith statement: StatementPlace) -> RunPart {
        var line = editor.position(ofOffset: statement.sentRange.lowerBound).line
        line = min(line, refusedLine ?? line)
        var before: [StatementPlace] = []
        for place in SQLSplitter.places(in: editor.text).reversed() where !place.isEmpty {
            guard place.sentRange.upperBound <= statement.sentRange.lowerBound else { continue }
            guard editor.position(ofOffset: place.sentRange.upperBound).line >= line else { break }
            line = min(line, editor.position(ofOffset: place.sentRange.lowerBound).line)
            before.insert(place, at: 0)
        }
        let first = before.first { !hasRun($0) } ?? statement
        let skipped = before.filter(hasRun).map(\.sentRange) + (before + [statement]).flatMap(\.innerCommands)
        return RunPart(
            range: first.sentRange.lowerBound..<statement.sentRange.upperBound, opensLine: true,
            skipped: skipped.filter { $0.lowerBound >= first.sentRange.lowerBound })
    }

    /// Whether a transaction begins above what Enter runs and hasn't been sent, so that the statement would run outside it. Text of before the
    /// last reset doesn't count, nor what is above a statement that has run.
    func isInUnsentTransaction(_ part: RunPart) -> Bool {
        guard let range = part.range else { return false }
        if let first = SQLSplitter.split(editor.text(in: range)).first, SweepingChange.leavesTransactionOpen([first]) { return false }
        let above = SQLSplitter.split(editor.text(in: 0..<range.lowerBound)).filter { !$0.isEmpty }
        return SweepingChange.leavesTransactionOpen(Array(above.dropFirst(max(oldStatements, sentStatements(among: above)))))
    }

    /// How many of these statements are above one that has run, or are it.
    private func sentStatements(among statements: [SQLStatement]) -> Int {
        let (ran, shown) = (ran, statements.filter { !$0.isEmpty })
        return (editor.positions(ofRanges: shown.map(\.sentRange)).lastIndex(where: ran.contains) ?? -1) + 1
    }

    /// Whether statements that change data or begin a transaction have run since they were last edited, besides the one that ran last, while
    /// others haven't.
    var hasRunOtherChanges: Bool {
        !hasRunEverything && ranChanges.contains { editor.text(in: $0.sentRange).trimmed != result?.onlyStatement?.trimmed }
    }

    /// Whether each statement of the text has run since it was last edited.
    var hasRunEverything: Bool {
        let ran = ran
        if ran.isEmpty { return false }
        let statements = SQLSplitter.places(in: editor.text).filter { !$0.isEmpty }
        return editor.positions(ofRanges: statements.map(\.sentRange)).allSatisfy(ran.contains)
    }

    /// Whether the result is that of the text which the verdict is about. A check has a run of its own, whose rows aren't shown.
    package var isResultOfVerdict: Bool {
        guard let verdict, verdict.wasAsked else { return true }
        return result?.statements == SQLSplitter.split(verdict.answer).filter { !$0.isEmpty }.map(\.text)
    }

    package var isBusy: Bool { activity != .idle }

    /// Whether an answer is being checked, and no key has been pressed here since.
    var awaitsVerdict: Bool { if case .judging(_, _, isAsked: true) = activity { !hasTyped } else { false } }

    /// Whether something can be run now. A run that is being judged automatically gives way.
    package var canRun: Bool { !isBusy || supersededRun != nil }

    /// The run whose automatic judging is canceled when something else is run.
    var supersededRun: RunID? { if case .judging(let run, _, isAsked: false) = activity { run } else { nil } }
}

/// Identifies a run, so that its results can be told from those of other runs.
package struct RunID: Sendable, Hashable {
    package var number: Int
    /// The session it runs in.
    package var session: SessionID

    package init(_ number: Int, in session: SessionID = .a) {
        self.number = number
        self.session = session
    }
}

/// The part of a scratchpad's text to run.
package struct RunPart: Sendable, Equatable {
    /// As UTF-8 offsets; `nil` for everything.
    var range: Range<Int>?
    /// Whether the cursor moves to an empty line below it, as after Enter.
    var opensLine = false
    /// What inside it isn't sent: statements that have run, and backslash commands inside a statement.
    var skipped: [Range<Int>] = []
}

extension EditorState {
    /// The text to send. What is skipped is blank, so that lines and characters keep their numbers.
    func text(of part: RunPart) -> String {
        let text = text(in: part.range)
        return part.skipped.isEmpty ? text : text.blanking(part.skipped, from: part.range?.lowerBound ?? 0)
    }
}

/// The result of a run, as far as it has arrived.
package struct ResultState: Sendable {
    /// The rows or the message of one statement.
    package struct Part: Sendable {
        package var columns: [Column] = []
        /// The text for NULL; `nil` for the usual one.
        package var null: String?
        package var rows = RowTable()
        /// How many more rows were returned than the scratchpad keeps.
        package var dropped = 0
        /// The rows sorted or filtered; `nil` for all rows in their original order.
        package var arranged: (arrangement: RowTable.Arrangement, order: [UInt32])?
        package var tag: String?
        package var milliseconds: Double?
        /// The plan, if the statement was an EXPLAIN.
        package var plan: PlanReading?
        /// Whether its rows are the lines that a backslash command printed.
        package var isPrinted = false
        /// The statement's text, if the learner wrote it.
        let statement: String?

        package init(statement: String? = nil) { self.statement = statement }
    }

    package var run: RunID
    /// The statement that was run, if it is not the text above the result.
    package var statement: String?
    /// Which part of the text above was run.
    var part = RunPart()
    /// The statements of the part as they were typed, including backslash commands after them.
    package internal(set) var statements: [String] = []
    /// Where they start, in bytes of the text that was sent.
    var starts: [Int] = []
    /// The only statement of the part, if it can be an answer.
    var onlyStatement: String?
    /// The position in the text above, in characters, that the run's errors count from.
    var textStart = 0
    package var parts: [Part] = []
    /// The part chosen by the learner.
    var chosen: Int?
    /// The open field below the rows.
    package var field: ResultField?
    /// The detail view over the rows: one row or one value in full.
    package var detail: ResultDetail?
    /// The previous search.
    var searched = ""
    /// Whether rows are being searched, sorted or saved.
    package var isWorking = false
    package var notices: [String] = []
    /// The server's error, already formatted for display.
    package var trouble: Trouble?
    package var grid = GridState()
    package var planPane = PlanPaneState()
    /// The scratchpad's previous plan and its newest one, oldest first.
    var plans: [PlanAnalysis] = []
    package var isComplete = false

    /// The revision of the text it was run from; `nil` if it was run from elsewhere.
    package internal(set) var revision: Int?
    /// Whether only a selected part of the text was run.
    package internal(set) var isOfSelection = false

    /// - Parameter before: the result that this one replaces.
    package init(run: RunID, after before: ResultState? = nil) {
        self.run = run
        plans = before?.plans ?? []
    }

    /// How many statements have finished.
    var finishedCount: Int { parts.count { $0.milliseconds != nil } }

    /// How many of the run's first statements and backslash commands finished before this error.
    func finishedCount(before trouble: Trouble) -> Int {
        guard let place = trouble.stoppedAt else { return finishedCount }
        return starts.lastIndex { $0 <= place } ?? 0
    }

    /// The part shown: the chosen one, or else the last one with columns, or else the last one.
    package var shown: Part? { shownIndex.map { parts[$0] } }

    /// Whether there are rows, or what a statement reports.
    package var showsSomething: Bool { shown.map { !$0.columns.isEmpty || $0.tag != nil } ?? false }

    package var shownIndex: Int? {
        if let chosen, parts.indices.contains(chosen) { return chosen }
        return parts.lastIndex { !$0.columns.isEmpty } ?? parts.indices.last
    }
}

/// An error with the position it refers to.
package struct Trouble: Sendable, Equatable {
    package var headline: String
    package var sqlstate: String?
    /// Whether the server reported the error. If not, the connection was lost or never opened, and the statement may or may not have run.
    package var isFromServer: Bool { sqlstate != nil }
    /// The line of the learner's text, and the column marked in it, from 0.
    package var line: String?
    package var column: Int?
    /// The position in the editor's text, in characters from its start.
    package var offset: Int?
    package var message: String
    package var advice: String?
    /// The server's message in full.
    package var original: [String]
    /// Where the statement or command starts that failed, in bytes of the text that was sent.
    package var stoppedAt: Int?
    /// Whether the session was lost.
    package var isDisconnected = false

    package init(
        headline: String, sqlstate: String? = nil, line: String? = nil, column: Int? = nil, offset: Int? = nil, message: String,
        advice: String? = nil, original: [String] = []
    ) {
        self.headline = headline
        self.sqlstate = sqlstate
        self.line = line
        self.column = column
        self.offset = offset
        self.message = message
        self.advice = advice
        self.original = original
    }
}

/// The verdict on an answer.
package struct VerdictState: Sendable {
    package var judgement: Judgement
    /// The text judged.
    package var answer: String
    /// Whether the learner asked for the check; if not, the answer was only run.
    package var wasAsked: Bool
    /// Whether several statements were judged. Of several results, only the last one counts.
    package let isOfSeveral: Bool
    /// Whether other statements have run that weren't judged and change data or begin a transaction: they can be a part of the answer.
    package internal(set) var leavesOutChanges = false
    /// Whether something was entered in the shell, or the data was reset, after it.
    package internal(set) var isBeforeChange = false
    package var showsAllDifferences = false
    package var showsExpected = false
    package var scroll = ScrollState()
    /// The expected rows, once the learner has requested them and they have arrived; `nil` inside if the exercise expects no rows.
    package var expected: ExpectedRows??

    /// How many rows of each kind are shown until the learner asks for all of them.
    package static let fewRows = 2

    /// Whether there are more differences than are shown initially: rows, sentences, or what a program printed.
    package var hasMoreDifferences: Bool {
        guard let first = judgement.feedback.first else { return false }
        let (closeness, cause) = (judgement.closeness, judgement.cause)
        let told = closeness ?? first
        let isCut = told.examples(Self.fewRows).count < told.examples(Feedback.maxRows).count
        return isCut || closeness != nil && !first.rows.isEmpty || cause?.rows.isEmpty == false
            || judgement.feedback.dropFirst().contains { $0 != closeness && $0 != cause }
            || first.server != nil && first.kind != .error && first.kind != .plan
    }

    package init(judgement: Judgement, of answer: String, wasAsked: Bool) {
        self.judgement = judgement
        self.answer = answer
        self.wasAsked = wasAsked
        isOfSeveral = SQLSplitter.count(in: answer) > 1
    }
}
