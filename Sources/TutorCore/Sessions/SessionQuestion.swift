package import Course
package import Postgres
import Progress
package import SQLText
package import Terminal

/// Asked before a transaction is lost, or before a statement that can't be undone.
package enum SessionQuestion: Sendable, Equatable {
    /// What would end the open transactions.
    package enum Leaving: Sendable, Equatable {
        case lesson(LessonSummary, section: Int?)
        case quit
    }

    /// - Parameter part: The part of the text to run.
    case sweeping(SweepingChange, statement: String, part: RunPart)
    /// Running a COMMIT again would commit the transaction that is now open.
    case committing(part: RunPart)
    /// The sessions are those with an open transaction. `besideExercise`: an exercise is shown, whose own sessions are others.
    case leaving(Leaving, [SessionID], besideExercise: Bool, isRunning: Bool)
    /// Closing session B would roll back its transaction.
    case closingSecond
    /// A transaction that isn't the example's would be in its way: an SQL example would run inside it, and a shell's might wait for it.
    case example(ExampleID, TransactionState, isSQL: Bool)

    /// The example may need these, which haven't run. The first of them is in this section.
    case missing([ExampleID], before: ExampleID, Section)

    package var title: String {
        switch self {
        case .sweeping(.allRows(let verb, _), _, _): "\(verb) without WHERE"
        case .sweeping(.truncate, _, _): "TRUNCATE"
        case .sweeping(.drop, _, _): "DROP"
        case .sweeping(.dropColumn, _, _): "DROP COLUMN"
        case .leaving(_, [], _, _): "A statement is running"
        case .missing: "An earlier example hasn't run"
        case .committing, .leaving, .closingSecond, .example: "Open transaction"
        }
    }

    package var text: [Line] {
        switch self {
        case .sweeping(let change, let statement, _):
            [Line(statement), Line(Self.consequence(of: change)), Line("No transaction is open, so ROLLBACK can't undo it.")]
        case .committing:
            [Line("{run} runs the whole text again from its start. Its COMMIT would make the changes in your open transaction permanent.")]
        case .leaving(_, [], _, _): [Line("Leaving cancels the statement. You lose its result and any uncommitted changes.")]
        case .closingSecond: [Line("Closing session B rolls back its open transaction.")]
        case .leaving(_, let sessions, let besideExercise, let isRunning):
            [
                Line(
                    sessions.count > 1
                        ? "Both sessions have an open transaction. Leaving rolls them back."
                        : "A transaction is still open. Leaving rolls it back.")
            ] + (isRunning ? [Line("Leaving also cancels the running statement.")] : [])
                + (besideExercise ? [Line("It began outside this exercise, which has sessions of its own.")] : [])
        case .missing(let missing, _, let section):
            [
                Line(
                    (missing.count == 1
                        ? "This example may need one that hasn't run: " : "This example may need others that haven't run, first ")
                        + "in section \(missing[0].section + 1), \(SafeText(section.title).string).")
            ]
        case .example(_, _, isSQL: false):
            [Line("A transaction is still open here. The example might wait for its locks.")]
        case .example(_, .failed, _):
            [Line("An earlier transaction has failed, so the server would reject the example.")]
        case .example: [Line("An earlier transaction is still open. The example would run inside it.")]
        }
    }

    private static func consequence(of change: SweepingChange) -> String {
        switch change {
        case .allRows("DELETE", let table): "This would delete every row of \(table)."
        case .allRows(_, let table): "This would change every row of \(table)."
        case .truncate: "This would delete every row."
        case .drop: "This would drop the object with everything in it."
        case .dropColumn(let name): "This would drop column \(name) with the values of every row."
        }
    }

    package var choices: [Dialog.Choice] {
        switch self {
        case .sweeping:
            [
                Dialog.Choice(key: "r", label: "Run it"), Dialog.Choice(key: "b", label: "Put BEGIN; before it, then run"),
                Dialog.Choice(key: "e", label: "Keep editing"),
            ]
        case .committing: [Dialog.Choice(key: "r", label: "Run it"), Dialog.Choice(key: "e", label: "Keep editing")]
        case .leaving(_, let sessions, _, _):
            [
                Dialog.Choice(key: "s", label: "Stay"),
                Dialog.Choice(key: "l", label: sessions.isEmpty ? "Leave anyway" : "Roll back and leave"),
            ]
        case .missing: [Dialog.Choice(key: "r", label: "Go to it first"), Dialog.Choice(key: "o", label: "Run only this one")]
        case .closingSecond: [Dialog.Choice(key: "s", label: "Keep open"), Dialog.Choice(key: "l", label: "Roll back and close")]
        case .example(_, let state, let isSQL):
            // No letter that answers a prediction: it may be pressed twice.
            [Dialog.Choice(key: "r", label: "Roll back, then run it")]
                + (state == .failed ? [] : [Dialog.Choice(key: "i", label: isSQL ? "Run it inside the transaction" : "Run it anyway")])
                + [Dialog.Choice(key: "n", label: "Not now")]
        }
    }
}

extension Model {
    mutating func answer(_ question: SessionQuestion, with key: Character) -> [Effect] {
        switch (question, key) {
        case (.sweeping(_, _, let part), "r"), (.committing(let part), "r"): return run(part)
        case (.sweeping(_, _, let part), "b"):
            var part = part
            let (begin, start) = ("BEGIN;\n", part.range?.lowerBound ?? 0)
            part.range = part.range.map { $0.lowerBound..<$0.upperBound + begin.utf8.count }
            part.skipped = part.skipped.map { $0.lowerBound + begin.utf8.count..<$0.upperBound + begin.utf8.count }
            return edit { editor in
                let cursor = editor.cursorOffset
                editor.replace(start..<start, with: begin)
                editor.move(to: editor.position(ofOffset: cursor + begin.utf8.count))
            } + run(part)
        case (.leaving(let leaving, let sessions, _, _), "l"):
            for (id, pad) in lesson?.pads ?? [:] where pad.activity.isInServer { lesson?.pads[id]?.activity = .idle }
            let effects = [Effect.leaveSessions(sessions)]
            lesson?.sessions.transactions = [:]
            switch leaving {
            case .lesson(let summary, let section): return effects + [.openLesson(summary, section: section)]
            case .quit: return effects + quit()
            }
        case (.closingSecond, "l"): return closeSecondSession()
        case (.missing(let missing, _, _), "r"):
            let effects = go(toSection: missing[0].section)
            if let index = lesson?.items.firstIndex(of: .example(missing[0])) { lesson?.marked = index }
            revealMarked()
            return effects
        case (.missing(let missing, let id, _), "o"):
            lesson?.dispensable.formUnion(missing)
            return runExample(id)
        case (.example(let id, _, _), "i"): return runExample(id, asksFirst: false)
        case (.example(let id, _, _), "r"): return runExample(id, after: "ROLLBACK; ", asksFirst: false)
        default: return []
        }
    }

    /// Asks for confirmation if the scratchpad's text, or the part to run, needs it. Returns whether it does.
    mutating func asksAboutSweepingChange(in part: RunPart) -> Bool {
        guard let lesson, lesson.isFreeText, lesson.shownSession.copy == nil else { return false }
        let statements = SQLSplitter.split(lesson.pad.editor.text(of: part))
        let isOpen = lesson.transaction(of: lesson.shownSession) != .idle
        if isOpen, part.range == nil, lesson.pad.hasCommitted {
            let question = SessionQuestion.committing(part: part)
            overlay = .question(.session(question), .unasked(selected: question.choices.count - 1))
            return true
        }
        guard let (change, statement) = SweepingChange.first(in: statements, inTransaction: isOpen) else { return false }
        let shown = statement.text.split(whereSeparator: \.isNewline).joined(separator: " ")
        // Typing on, for instance ROLLBACK, must not run it by a letter.
        let question = SessionQuestion.sweeping(change, statement: shown.truncated(toCells: 140), part: part)
        overlay = .question(.session(question), .unasked(selected: question.choices.count - 1))
        return true
    }

    /// Whether a transaction is open, or a statement runs whose result is waited for.
    private var asksWhenLeft: Bool { lesson.map { !$0.openTransactions.isEmpty || isAwaited($0) } ?? false }

    /// Whether a statement has been running for so long that someone waits for it. Steps of a script may wait for each other.
    private func isAwaited(_ lesson: LessonState) -> Bool {
        lesson.pads.values.contains {
            guard case .running(let run, let since) = $0.activity else { return false }
            return clock - since >= Self.timeToWaitFor && !lesson.runsSteps(in: run.session)
        }
    }

    /// In milliseconds.
    private static let timeToWaitFor: Int64 = 1000

    /// Holds back the opening of another lesson while something would be lost, and asks for confirmation.
    mutating func askBeforeLeaving(_ effects: [Effect]) -> [Effect] {
        if effects.isEmpty { return [] }
        guard let lesson, asksWhenLeft else { return effects }
        var rest: [Effect] = []
        for effect in effects {
            if case .openLesson(let summary, let section) = effect, summary.progressID != lesson.id {
                overlay = .question(.session(leaving(.lesson(summary, section: section), lesson)), DialogState())
            } else {
                rest.append(effect)
            }
        }
        return rest
    }

    /// Asks for confirmation if something would be lost by quitting. Returns whether it does.
    mutating func asksBeforeQuitting() -> Bool {
        if let lesson, asksWhenLeft {
            overlay = .question(.session(leaving(.quit, lesson)), DialogState())
        } else if let placement = review?.placement, review?.queue.isEmpty == false, !isLookingForLeftovers {
            overlay = .question(.leavingPlacement(placement.counts), DialogState())
        } else {
            return false
        }
        return true
    }

    private func leaving(_ leaving: SessionQuestion.Leaving, _ lesson: LessonState) -> SessionQuestion {
        .leaving(
            leaving, lesson.openTransactions, besideExercise: lesson.copy != nil && lesson.focus != .text, isRunning: isAwaited(lesson))
    }
}
