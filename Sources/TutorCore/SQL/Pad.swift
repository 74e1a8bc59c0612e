package import Grading
package import Postgres
package import Terminal

/// One scratchpad: what is typed, what came of it, and what was said about it.
package struct Pad: Sendable {
    package var editor = EditorState()
    /// The list of candidates, where it is open.
    package var completion: CompletionState?
    /// Where the server found something wrong, in characters of the text from 0.
    package var errorMark: Int?
    package var result: ResultState?
    package var verdict: VerdictState?
    package var activity: Activity = .idle
    /// Whether `editor` was changed since the draft was kept.
    package var isUnsaved = false
    /// Whether what stands here came from the disk or the starter; until then nothing may be kept.
    package var isLoaded = false
    /// The text as it stood before it was started over.
    package var textBeforeReset: String?

    package enum Activity: Sendable, Equatable {
        case idle
        /// Runs since that time on the model's clock.
        case running(RunID, since: Int64)
        case cancelling(RunID)
        /// Judging what was run, or what the learner asked to check.
        case judging(RunID, since: Int64, isAsked: Bool)
    }

    package init() {}

    package var isBusy: Bool { activity != .idle }

    /// Whether something can be run now. A run that is being judged, though nobody asked for it, gives way.
    package var canRun: Bool { !isBusy || supersededRun != nil }

    /// The run whose judgement ends when something else is run.
    var supersededRun: RunID? { if case .judging(let run, _, isAsked: false) = activity { run } else { nil } }
}

/// Tells what comes back of one run from what comes back of another.
package struct RunID: Sendable, Hashable {
    package var number: Int
    /// The session in which it runs.
    package var session: SessionID

    package init(_ number: Int, in session: SessionID = .a) {
        self.number = number
        self.session = session
    }
}

/// What a run brought, as far as it has come.
package struct ResultState: Sendable {
    /// One statement's rows or words.
    package struct Part: Sendable {
        package var columns: [Column] = []
        package var rows = RowStore()
        /// Rows that could not be kept, and why.
        package var lost: (rows: Int, why: String)?
        /// Sorted or filtered; `nil` for the rows as they were returned.
        package var arranged: (arrangement: RowStore.Arrangement, order: [UInt32])?
        package var tag: String?
        package var milliseconds: Double?
        /// Where the statement was an EXPLAIN.
        package var plan: PlanReading?

        package init() {}
    }

    package var run: RunID
    /// The statement that was run, where it is not the text above the result.
    package var statement: String?
    package var parts: [Part] = []
    /// The part that the learner has chosen.
    var chosen: Int?
    /// The field that is open below the rows.
    package var field: ResultField?
    /// What covers the rows: one row or one value in full.
    package var detail: ResultDetail?
    /// What was searched last.
    var searched = ""
    /// Rows are being searched, sorted or saved.
    package var isWorking = false
    package var notices: [String] = []
    /// The server's refusal, already in lines as they should look.
    package var trouble: Trouble?
    package var grid = GridState()
    package var planPane = PlanPaneState()
    /// The newest plan of this scratchpad and the one before it, in the order in which they came.
    var plans: [PlanAnalysis] = []
    package var isComplete = false

    /// - Parameter before: the result that this one replaces.
    package init(run: RunID, after before: ResultState? = nil) {
        self.run = run
        plans = before?.plans ?? []
    }

    /// The part that is shown: the chosen one, else the last with columns, else the last.
    package var shown: Part? { shownIndex.map { parts[$0] } }

    package var shownIndex: Int? {
        if let chosen, parts.indices.contains(chosen) { return chosen }
        return parts.lastIndex { !$0.columns.isEmpty } ?? parts.indices.last
    }
}

/// A refusal with the place it points at.
package struct Trouble: Sendable, Equatable {
    package var headline: String
    package var sqlstate: String?
    /// The line of the learner's text, and the column under which the mark stands, from 0.
    package var line: String?
    package var column: Int?
    /// Where in the editor's text, in characters from its beginning.
    package var offset: Int?
    package var message: String
    package var advice: String?
    /// The server's message in full.
    package var original: [String]

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

/// What was said about an answer.
package struct VerdictState: Sendable {
    package var judgement: Judgement
    /// Whether the check was asked for; else the answer was only run.
    package var wasAsked: Bool
    package var showsAllDifferences = false
    package var showsExpected = false
    package var scroll = ScrollState()
    /// What was expected, once it was asked for and came; `nil` inside where the exercise asks for no rows.
    package var expected: ExpectedRows??

    /// How many rows of each kind are shown before all are asked for.
    package static let fewRows = 2

    /// Whether more can be said than is shown at first.
    package var hasMoreDifferences: Bool {
        let feedback = judgement.feedback
        return feedback.count > 1 || judgement.closeness != nil || (feedback.first?.rows.count ?? 0) > Self.fewRows
    }

    package init(judgement: Judgement, wasAsked: Bool) {
        self.judgement = judgement
        self.wasAsked = wasAsked
    }
}
