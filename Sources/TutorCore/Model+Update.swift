import Course
import Terminal
import Verdicts

extension Model {
    /// Handles a message and returns the resulting effects. Pure: no clock, no file, no server.
    package mutating func update(_ message: Message) -> [Effect] {
        let wasLive = presenting?.isLive == true
        let effects =
            presenting == nil
            ? askBeforeLeaving(handle(message)) + concludePlacement()
            : notingFreeRuns(handle(message), wasLive: wasLive) + present(after: message)
        askAboutWaitingLeftovers()
        showWaitingAlert()
        // Once the verdict is gone, keys meant for it would be typed into the scratchpad, without a cursor there.
        if lesson?.focus == .verdict, lesson?.pad.verdict == nil { lesson?.focus = .editor }
        if case .refusal(let refused) = notice?.kind, refused.availability(in: self) == .now {
            // The check that was under way is what was asked for.
            notice = refused == .check && lesson?.pad.verdict?.wasAsked == true ? nil : Notice(readyAgain(refused))
        }
        if let words = notice.map({ namingKeys(in: $0.text) }) { notice?.text = words }
        return (syncTables() + effects + keepDrafts() + syncEngine() + syncServers() + syncShells()).filter {
            (lesson?.console == nil && presenting == nil) || !$0.isProgress
        }
    }

    private mutating func handle(_ message: Message) -> [Effect] {
        switch message {
        case .input(let input, let screen):
            adopt(screen)
            return handle(input)
        case .drawn(let screen):
            let before = self.screen.page
            adopt(screen)
            if self.screen.page.width != before.width { keepPlace(from: before) }
        case .ticked(let now): clock = now
        case .returned(let last): return resumeReading(after: last)
        case .resumed: break
        case .mapLoaded(let contents): return handle(contents)
        case .lessonsLoaded(let entry, let start, let lessons):
            return handle(lessons, from: start, ofEntry: entry)
        case .lessonPreviewed(let preview): map.preview = preview
        case .found(let query, let places, let start, let isComplete):
            return handle(found: places, at: start, for: query, isComplete: isComplete)
        case .lessonOpened(let opened): return handle(opened)
        case .reviewStarted(let reviews, let end): return begin(reviews, until: end)
        case .placementOffered(let offer): ask(offer)
        case .placementStarted(let placement, let end): return begin(placement, until: end)
        case .reviewEnded: return endReview()
        case .reviewDataChanged(let due): if lesson?.review?.due == due { lesson?.review?.hasNewData = true }
        case .lessonFailed(let why), .troubled(let why):
            soughtWords = nil
            review?.isOpening = false
            notice = Notice(why, isTrouble: true)
        case .alerted(let alert): handle(alert)
        case .lessonReloaded(let id, let lesson, let findings): return reload(id, lesson, findings: findings)
        case .trusted(let id): if lesson?.id == id { lesson?.isTrusted = true }
        case .trustAsked(let question): return ask(question)
        case .progressChanged(let id, let now, let activity):
            progress[id] = now
            self.activity = activity
            if lesson?.id == id { lesson?.progress = now }
        case .trackerLoaded(let tracker): return handle(tracker)
        case .dayRead(let record): handle(record)
        case .serverChanged(let status): server = status
        case .databaseChanged(let id, let status):
            guard lesson?.id == id else { return [] }
            lesson?.database = status
            if case .ready = status { return readTables() }
        case .tablesRead(let id, let tables): if lesson?.id == id { lesson?.tables = tables }
        case .functionsRead(let id, let functions): if lesson?.id == id { lesson?.functions = functions }
        case .statementBegan(let run, let text): changeResult(run) { $0.parts.append(ResultState.Part(statement: text)) }
        case .columnsArrived(let run, let columns, let null): changeResult(run) { $0.receive(columns, null: null) }
        case .rowsArrived(let run, let batch): changeResult(run) { $0.receive(batch) }
        case .textArrived(let run, let lines): changeResult(run) { $0.receive(lines) }
        case .rowsDropped(let run, let count): drop(count, of: run)
        case .resultWorked(let run, let part, let outcome): return handle(outcome, of: run, part: part)
        case .serverSpoke(let run, let words): changeResult(run) { $0.hear(words) }
        case .statementFinished(let run, let tag, let milliseconds):
            changeResult(run) { $0.finishPart(tag: tag, milliseconds: milliseconds) }
        case .connected(let id, let session, let connection):
            if lesson?.id == id { lesson?.console?.connections[session] = connection }
        case .transactionStands(let id, let session, let state):
            if lesson?.id == id { lesson?.sessions.transactions[session] = state }
        case .locksSeen(let id, let session, let wait):
            guard lesson?.id == id else { return [] }
            lesson?.sessions.waits[session] = wait
            if let wait, let name = session.copy, let step = lesson?.sessions.steps[name]?.running[session.side] {
                lesson?.sessions.steps[name]?.waited[step.index] = SessionText.holder(of: wait)
            }
            lesson?.sessions.blindness = nil
            return session.copy.map { sendQueued(of: $0) } ?? []
        case .locksUnreadable(let id, let why):
            guard lesson?.id == id else { return [] }
            lesson?.sessions.blindness = why
            return lesson?.sessions.steps.keys.flatMap { sendQueued(of: $0) } ?? []
        case .runFinished(let run, let trouble): return finish(run, trouble)
        case .quitTyped: return lesson?.console == nil ? [] : perform(.quit)
        case .historyFound(let query, let isGlobal, let found): return handle(found, for: query, isGlobal: isGlobal)
        case .editedOutside(let pad, let outcome): return handle(outcome, of: pad)
        case .judged(let run, let exercise, let judgement, let wasAsked):
            return handle(judgement, of: run, exercise: exercise, wasAsked: wasAsked)
        case .preparing(let id, let isPreparing): if lesson?.id == id { lesson?.isPreparing = isPreparing }
        case .factsLooked(let id, let exercise, let facts): return handle(facts, of: exercise, in: id)
        case .factsJudged(let id, let exercise, let judgement):
            let pad = PadID(exercise: exercise)
            guard let files = lesson?.files, lesson?.id == id, lesson?.pads[pad]?.isBusy == false else { return [] }
            lesson?.pads[pad]?.verdict = VerdictState(judgement: judgement, of: "", wasAsked: false)
            lesson?.pads[pad]?.judgedFiles = files.revisions
            noteInReview(passed: judgement.verdict == .pass)
            if judgement.verdict == .pass { selectNext(after: exercise) }
            return agree(with: judgement, on: exercise)
        case .expectedRows(let exercise, let rows):
            lesson?.pads[PadID(exercise: exercise)]?.verdict?.expected = .some(rows)
        case .shell(let id, let report): return handle(report, from: id)
        case .presenterPressed(let key): return handleInPresentation(key, fromNotes: true)
        case .notesOpened(let areOpen): presenting?.hasNotes = areOpen
        case .otherTutorFound(let id, let isSuspended):
            if id == nil || id == lesson?.id { notice = Notice(otherTutor(isHere: id != nil, isSuspended: isSuspended)) }
        case .dataReset(let id, let copy, let canUndo): return finishReset(id, copy, canUndo: canUndo)
        case .changesLost(let id, let copy):
            guard lesson?.id == id else { return [] }
            lesson?.pads[PadID(exercise: copy)]?.loseData()
            if copy == nil || lesson?.exercise?.id == copy {
                notice = Notice(copy == nil ? LessonText.lessonChangesLost : LessonText.changesLost)
            }
        case .dataOutdated(let id): if lesson?.id == id { notice = Notice(LessonText.dataOutdated) }
        case .leftoversFound(let leftovers): return handle(leftovers)
        case .leftoversRemoved(let leftovers, let report): return handle(report, of: leftovers)
        case .engine(let id, let message): return handle(message, of: id)
        case .files(let id, let message): return handle(message, in: id)
        case .servers(let id, let message): return handle(message, of: id)
        case .dataResetUndone(let id):
            guard lesson?.id == id else { return [] }
            lesson?.canUndoReset = false
            lesson?.recallChanges()
            notice = Notice(notice?.kind == .textRestored ? "Text and data restored." : "Data restored.")
            return readTables()
        }
        return []
    }

    /// Takes over the scroll positions of the view.
    private mutating func adopt(_ screen: ScreenMap) {
        self.screen = keepingPage(on: screen)
        if screen.page.isLaidOut { lesson?.scroll = screen.page.scroll }
    }

    /// The lesson list and other screens have no page. The lesson's stays where it was until it is drawn again.
    private func keepingPage(on screen: ScreenMap) -> ScreenMap {
        var kept = screen
        if !screen.page.isLaidOut { kept.page = self.screen.page }
        return kept
    }

    /// Whether `drawn` with this map would change nothing, so that the frame it belongs to is still the model's.
    package func hasAdopted(_ screen: ScreenMap) -> Bool {
        keepingPage(on: screen) == self.screen && (!screen.page.isLaidOut || lesson.map { $0.scroll == screen.page.scroll } ?? true)
    }
}
