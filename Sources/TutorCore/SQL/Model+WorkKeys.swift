import Course
import Postgres
import SQLText
import Terminal
import Verdicts

/// Keys in the scratchpad, its result and its verdict.
extension Model {
    /// What Esc does in the focused part of a lesson that it leaves unless there is something to close; `nil` if it does nothing.
    package var escapeLabel: String? {
        if lesson?.focus == .editor, lesson?.pad.completion != nil { return "Close list" }
        return lesson?.console == nil ? "Lesson" : nil
    }

    mutating func handleInEditor(_ key: KeyEvent) -> [Effect] {
        // After F6, Enter is meant for the verdict. It would change the answer that is being checked.
        if key == KeyEvent(.enter), lesson?.pad.awaitsVerdict == true { return [] }
        lesson?.pad.hasTyped = true
        if let effects = handleInCompletion(key) { return effects }
        guard let pad = lesson?.pad else { return [] }
        if key == KeyEvent(.enter, alt: true) { return perform(.run) }
        if key == KeyEvent(.enter), let statement = statementAtEnd(of: pad) { return run(statement) }
        switch key.key {
        case .escape, .backtab:
            lesson?.focus = .text
            return []
        case .enter where !key.control && !key.shift && isBesideStatement(pad): notice = Notice(SQLText.runsAtEnd)
        case .enter where !key.control && !key.shift && pad.editor.isAtTextEnd && !SQLSplitter.isComplete(pad.editor.text):
            let key = keyToRun(oneOf: SQLSplitter.count(in: pad.editor.text))
            notice = Notice(SQLText.incomplete(pad.editor.text.trimmingTrailingNewlines, key))
            // An error of what the text no longer contains isn't about this text.
            if let result = pad.result, result.trouble != nil, !result.statements.allSatisfy({ pad.editor.text.contains($0) }) {
                lesson?.pad.result = nil
                lesson?.pad.errorMark = nil
            }
        case .character("c") where key.control: return perform(pad.editor.selection == nil ? .cancel : .copyText)
        case .character("d") where key.control && lesson?.console != nil && pad.editor.isBlank: return perform(.quit)
        case .tab: return complete()
        default: break
        }
        if pad.editor.refusesHistory(key) { notice = Notice(SQLText.keepsText) }
        if case .character(let letter) = key.key, !key.control, !key.alt { startOwnLine(before: letter) }
        let effects = edit { _ = $0.handle(key) }
        let after = lesson?.pad.editor
        if key == .control("p"), notice == nil, after?.text == pad.editor.text, after?.cursor == pad.editor.cursor {
            notice = Notice(SQLText.noEarlierText)
        }
        if !pad.editor.isBlank, !pad.editor.showsHistory, lesson?.pad.editor.showsHistory == true {
            notice = Notice(SQLText.isEarlierText(KeyName(key).description))
        }
        return effects
    }

    /// Gives a statement typed directly after the last semicolon of the starter, or of a text that was checked, a line of its own.
    mutating func startOwnLine(before letter: Character?) {
        guard let pad = lesson?.pad, letter?.isLetter == true, pad.editor.lineBeforeCursor.hasSuffix(";"), pad.editor.isAtTextEnd,
            pad.editor.statementBeforeCursor != nil
        else { return }
        let (text, asked) = (pad.editor.text, pad.verdict?.wasAsked == true ? pad.verdict?.answer : nil)
        if asked == text || lesson?.exercise?.isStarter(text) == true { _ = edit { $0.openLine() } }
    }

    /// The key that runs the last of this many statements, even without a semicolon.
    private func keyToRun(oneOf count: Int) -> String {
        let command: Command = count > 1 && lesson?.runsSteps != true ? .runStatement : .run
        return key(of: command).map { KeyName($0).description } ?? command.label(in: self)
    }

    /// Whether Enter leaves a complete statement unsent: the cursor is within it, more follows on its line or below, or the cursor is on a
    /// later line.
    private func isBesideStatement(_ pad: Pad) -> Bool {
        if pad.editor.selection != nil { return false }
        if !pad.editor.isAtLineEnd, pad.editor.statementBeforeCursor != nil { return true }
        if !pad.editor.isAtTextEnd {
            let offset = pad.editor.offset(of: pad.editor.cursor)
            let here = SQLSplitter.places(in: pad.editor.text).first {
                !$0.isEmpty && $0.sentRange.lowerBound < offset && offset < $0.sentRange.upperBound
            }
            return SQLSplitter.isComplete(pad.editor.text) && here.map { !pad.hasRun($0) } ?? false
        }
        let last = SQLSplitter.places(in: pad.editor.text).last { !$0.isEmpty }
        return SQLSplitter.isComplete(pad.editor.text) && last.map(pad.hasRun) == false
    }

    /// The last statement that Enter runs: the one that ends at the cursor, on a line with nothing after it.
    private func statementAtEnd(of pad: Pad) -> StatementPlace? { pad.editor.isAtLineEnd ? pad.editor.statementBeforeCursor : nil }

    /// Runs a statement, with those before it on its line that haven't run, and opens a line below it. Of a script of two sessions, only the
    /// next step can run.
    private mutating func run(_ statement: StatementPlace) -> [Effect] {
        guard let pad = lesson?.pad else { return [] }
        if lesson?.runsSteps == true, lesson?.isNextStep(statement) == false { return edit { $0.openLine() } }
        if case .not(let why) = Command.run.availability(in: self) {
            // A terminal without bracketed paste sends each line of a text with Enter. The next Enter that can run something runs them all.
            lesson?.pad.refusedLine = pad.refusedLine ?? pad.editor.cursor.line
            return openLine(saying: Notice(why, .refusal(of: .runStatement)))
        }
        if statement.wantsData { return openLine(saying: Notice(SQLText.wantsData)) }
        if lesson?.runsSteps == true {
            let effects = runStep()
            return effects + (lesson?.steps.map { $0.sent < $0.all.count } == false ? edit { $0.openLine() } : [])
        }
        // After F5 or F6, the cursor is still at the end, where Enter is pressed for a new line.
        let verdict = pad.verdict.flatMap { $0.wasAsked && !$0.isBeforeChange && $0.answer == pad.editor.text ? $0 : nil }
        // A check that failed with an error may not have reached this statement.
        let wasChecked = verdict.map { !$0.judgement.feedback.contains { $0.kind == .error } } ?? false
        if wasChecked || pad.hasRun(statement) && pad.editor.text(in: statement.sentRange).canChangeData {
            return openLine(saying: Notice(SQLText.hasRun(keyToRun(oneOf: 2))))
        }
        let part = pad.part(endingWith: statement)
        if lesson.map({ $0.hasOpenTransaction($0.sessionID(of: $0.shownText)) }) == false, pad.isInUnsentTransaction(part) {
            return openLine(saying: Notice(SQLText.isInUnsentTransaction(keyToRun(oneOf: 1))))
        }
        return runUnlessAsked(part)
    }

    private mutating func openLine(saying why: Notice) -> [Effect] {
        notice = why
        return edit { $0.openLine() }
    }

    /// On a verdict, Enter continues. It does not run the text again. On an automatic pass, letters are still text.
    mutating func handleInVerdict(_ key: KeyEvent) -> [Effect] {
        guard let verdict = lesson?.pad.verdict else {
            lesson?.focus = .editor
            return handleInEditor(key)
        }
        switch key.key {
        case .enter where verdict.judgement.verdict == .pass: return goOn()
        // As on a page, Space goes on. Nobody continues a correct answer with a blank.
        case .character(" ") where verdict.judgement.verdict == .pass && verdict.wasAsked: return goOn()
        case .character(" ") where verdict.scroll.top + screen.verdict.height < screen.verdict.lineCount:
            scrollVerdict(by: max(1, screen.verdict.height - 1))
        // Someone who only looks through the history returns to the verdict.
        case _ where key == self.key(of: .history): return openHistory()
        case .character:
            // Whoever goes on typing means the answer.
            lesson?.focus = .editor
            return handle(key)
        case .enter, .backtab: lesson?.focus = .editor
        case .escape, .tab: lesson?.focus = .text
        default:
            // Home, End, and Backspace act on the text instead of scrolling a long verdict.
            let leaves = [.home, .end, .backspace].contains(key.key)
            // Above its first line is the editor.
            guard !key.shift, !leaves, screen.verdict.lineCount > screen.verdict.height,
                let step = key.step(of: screen.verdict.lineCount, height: screen.verdict.height), step > 0 || verdict.scroll.top > 0
            else {
                lesson?.focus = .editor
                return handle(key)
            }
            scrollVerdict(by: step)
        }
        return []
    }

    mutating func scrollVerdict(by lines: Int) {
        lesson?.pad.verdict?.scroll.scroll(by: lines, of: screen.verdict.lineCount, height: screen.verdict.height)
    }

    /// Continues after a correct answer: to the next exercise or section, or the next lesson.
    private mutating func goOn() -> [Effect] {
        guard let lesson else { return [] }
        if lesson.nextTitle != nil { return goToNext() }
        return lesson.next.map { [.openLesson($0)] } ?? showEnd(ofCourse: lesson.summary.listedIn)
    }
}

extension EditorState {
    /// Whether nothing follows the cursor on its line.
    fileprivate var isAtLineEnd: Bool { text(in: cursor..<lineEnd(cursor.line)).isBlank }

    /// Whether nothing follows the cursor.
    fileprivate var isAtTextEnd: Bool { text(in: cursor..<end).isBlank }

    /// The cursor's line, up to the cursor.
    fileprivate var lineBeforeCursor: String { text(in: Position(line: cursor.line, offset: 0)..<cursor) }

    /// The statement on the cursor's line that ends at the cursor.
    fileprivate var statementBeforeCursor: StatementPlace? {
        guard anchor == nil, !lineBeforeCursor.isBlank else { return nil }
        return SQLSplitter.statement(endingAt: offset(of: cursor), in: text)
    }
}
