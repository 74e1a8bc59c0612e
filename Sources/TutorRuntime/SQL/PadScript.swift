import Postgres
import Primitives
import Psql
import SQLText
import Sandbox
import Synchronization
import TutorCore

/// The output of a scratchpad's run: rows as they arrive, and text as rows with a single column.
final class PadScript: ScriptHost {
    private let run: RunID
    private let mailbox: Mailbox
    private let sql: String
    private let tables: [TableOutline]
    private var style: OutputStyle
    /// What is possible on a server of the user's own; `nil` in a lesson's database.
    private let own: OwnServerAccess?
    /// The file that `\o` or `\g` sends results to.
    var file: ResultFile?
    /// Called before each statement is sent.
    private let onStatement: (ScriptStatement) async -> Void
    /// Whether the server refuses a statement that may repair one that failed.
    private let isRefused: (String) async -> Bool
    /// The first error.
    private(set) var trouble: Trouble?
    /// Whether an error has ended the session.
    private(set) var lost = false
    private var tag = CommandTag("")
    /// Rows kept for `\x`.
    private var expanded = QueryResult()
    /// Whether the present result is shown expanded; `nil` until its first rows say whether they are too wide.
    private var isExpanding: Bool?
    /// Lines of text since the last result.
    private var lines: [String] = []
    private var hasPart = false
    /// How much more of the run's results the scratchpad can keep in memory.
    private var room = (rows: 100_000, bytes: 32 << 20)

    init(
        _ run: RunID, mailbox: Mailbox, sql: String, tables: [TableOutline], style: OutputStyle, own: OwnServerAccess? = nil,
        isRefused: @escaping (String) async -> Bool = { _ in false }, onStatement: @escaping (ScriptStatement) async -> Void
    ) {
        self.run = run
        self.mailbox = mailbox
        self.sql = sql
        self.tables = tables
        self.style = style
        self.own = own
        self.isRefused = isRefused
        self.onStatement = onStatement
    }

    /// The maximum number of rows that `\x` expands.
    private static let maxExpandedRows = 1000

    func show(_ event: ScriptEvent) async throws {
        switch event {
        case .began(let statement):
            flush()
            await onStatement(statement)
            mailbox.post(.statementBegan(run, statement.text))
            hasPart = true
            tag = CommandTag("")
        case .query(let event):
            if let file { try write(event, to: file) } else { await show(event) }
        case .ended(let milliseconds): mailbox.post(.statementFinished(run, tag: tag.text, milliseconds: milliseconds))
        case .report(let report) where file != nil: try file?.write(ResultText.format(report, style))
        case .report(let report) where report.footers.isEmpty && !style.isExpanded: await table(report.result)
        case .report(let report): text(ResultText.format(report, style))
        case .resultText(let text, let endsLine) where file != nil: try file?.write(text + (endsLine ? "\n" : ""))
        case .text(let text, _), .resultText(let text, _): self.text(text)
        case .warning(let text): mailbox.post(.serverSpoke(run, text))
        case .notified(let notification):
            let payload = notification.payload.isEmpty ? "" : ": \(notification.payload)"
            mailbox.post(.serverSpoke(run, "Notification on \(notification.channel), from process \(notification.backendPID)\(payload)"))
        case .failed(let failure): if trouble == nil { await fail(failure) }
        case .styled(let style):
            if style.format != self.style.format, style.format != .aligned, file == nil {
                let format = style.format.rawValue
                mailbox.post(.serverSpoke(run, "\(format) is the format of \\o, \\g FILE and printed text, not of this grid."))
            }
            self.style = style
            file?.style = style
        }
    }

    private func write(_ event: QueryEvent, to file: ResultFile) throws {
        try file.receive(event)
        guard case .resultEnded(let tag) = event else { return }
        self.tag = tag
        hasPart = false
        mailbox.post(.serverSpoke(run, "Written to \(file.path)."))
    }

    private func show(_ event: QueryEvent) async {
        switch event {
        case .columns(let columns):
            if !hasPart { mailbox.post(.statementBegan(run)) }
            hasPart = true
            expanded = QueryResult(columns: columns)
            isExpanding = nil
            if !style.expandsIfWide { showColumns(expanding: style.isExpanded) }
        case .rows(let batch):
            if isExpanding == nil {
                var first = expanded
                first.rows.append(batch)
                showColumns(expanding: ResultText.isTooWide(first, style))
            }
            if isExpanding == false {
                await deliver(batch)
            } else if expanded.rows.count < Self.maxExpandedRows {
                expanded.rows.append(batch)
            }
        case .copyData(let bytes): text(String(decoding: bytes, as: UTF8.self))
        case .resultEnded(let tag):
            self.tag = tag
            hasPart = false
            if isExpanding == nil, !expanded.columns.isEmpty { showColumns(expanding: false) }
            var style = style
            style.isExpanded = true
            if isExpanding == true, !expanded.columns.isEmpty { text(ResultText.format(expanded, style)) }
            expanded = QueryResult()
            isExpanding = nil
        }
    }

    private func showColumns(expanding: Bool) {
        isExpanding = expanding
        if !expanding { mailbox.post(.columnsArrived(run, expanded.columns, null: style.null.isEmpty ? nil : style.null)) }
    }

    private func table(_ result: QueryResult) async {
        flush()
        mailbox.post(.statementBegan(run))
        // As in psql, what a description leaves blank is no NULL.
        mailbox.post(.columnsArrived(run, result.columns, null: ""))
        for batch in result.rows.batches { await deliver(batch) }
    }

    /// Passes rows on while there is room for them. The rest are only counted.
    private func deliver(_ batch: RowBatch) async {
        let size = batch.byteCount + 4 * batch.rowCount * batch.columnCount
        let kept = batch.prefix(size > room.bytes ? 0 : room.rows)
        let dropped = batch.rowCount - kept.rowCount
        // The rows kept are the first ones: once one doesn't fit, none does.
        room = dropped > 0 ? (rows: 0, bytes: 0) : (rows: room.rows - kept.rowCount, bytes: room.bytes - size)
        if kept.rowCount > 0 { await mailbox.deliver(.rowsArrived(run, kept)) }
        if dropped > 0 { await mailbox.deliver(.rowsDropped(run, count: dropped)) }
    }

    /// The maximum number of lines of text that are kept.
    private static let maxLines = 10_000

    private func text(_ text: String) {
        if lines.count > Self.maxLines { return }
        lines += text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        while lines.last?.isEmpty == true { lines.removeLast() }
    }

    /// Shows the text since the last result.
    func flush() {
        if lines.isEmpty { return }
        mailbox.post(.textArrived(run, lines))
        lines = []
    }

    private func fail(_ failure: ScriptFailure) async {
        switch failure.cause {
        case .command(let message):
            trouble = Trouble(headline: "This command did nothing.", message: message.capitalizedFirst.sentence)
        case .interrupted: trouble = Trouble(headline: "Canceled.", message: "The remaining statements were not run.")
        case .statement(let error, let text):
            lost = error.endsSession
            let offset = failure.statement?.offset ?? 0
            let statement = SQLStatement(
                text: text, range: offset..<offset + text.utf8.count, extent: offset..<offset + text.utf8.count, isTerminated: true,
                isEmpty: false)
            trouble = await ErrorPresenter.trouble(
                error, in: failure.statement == nil ? "" : sql, at: statement, tables: tables, isOwn: own != nil, isRefused: isRefused)
        }
        trouble?.stoppedAt = failure.offset
        guard let file = failure.file else { return }
        switch failure.cause {
        case .interrupted, .statement(.cancelled, _): trouble?.headline = "Canceled at line \(failure.line) of \(file)."
        case .command, .statement: trouble?.headline = "Line \(failure.line) of \(file) failed."
        }
    }

    func readInput() async throws -> [UInt8]? { nil }

    /// In a lesson's database, the text may be the lesson's.
    var actsOnMachine: Bool { own != nil }

    let startsPrograms = false

    var unavailable: Set<String> {
        own == nil ? ["e", "!", "c", "password"] : ["e", "password"]
    }

    func askPassword(_ prompt: String) async throws -> String {
        throw Self.cannotPrompt
    }

    private static let cannotPrompt = ScriptCommandError("The scratchpad can't prompt for passwords. Use calf sql --plain")

    func reconnect(_ target: ConnectTarget) async throws -> PostgresSession {
        guard let own else {
            throw ScriptCommandError("The scratchpad stays in this lesson's database. calf sql --lesson opens another one's")
        }
        do {
            return try await own.connect(target)
        } catch let error as PostgresError where error.needsPassword {
            throw Self.cannotPrompt
        }
    }

    /// Shows what the command prints. It has no terminal, because that belongs to the scratchpad.
    func runShell(_ command: String?) async throws {
        guard let own else { throw ScriptCommandError.actingOnMachine("!") }
        guard let command else { throw ScriptCommandError("\\! needs a command here. To use your shell, suspend calf with Ctrl-G") }
        let finished = try await own.runCommand(command)
        text(finished.text)
        if finished.status != 0 { mailbox.post(.serverSpoke(run, "The command ended with exit code \(finished.status).")) }
    }

    func redirect(to path: String?) throws {
        file = nil
        file = try path.map { try ResultFile($0, style) }
    }

    func edit(_ text: String) async throws -> String { throw ScriptCommandError("Alt-e opens the whole text in your editor") }
}

/// Whether the learner has canceled a run. Set from another thread.
final class StopFlag: Sendable {
    private let isSet = Mutex(false)

    var isUp: Bool { isSet.withLock { $0 } }

    func raise() { isSet.withLock { $0 = true } }
    func lower() { isSet.withLock { $0 = false } }
}
