import Course
package import EngineValues
import Progress
import SQLText
import Terminal

/// What can be reset in a lesson.
package enum StartOver: String, Sendable, CaseIterable {
    case text, data, both, files, containers, servers

    /// The label, with what would be lost if that is known.
    package func label(_ losses: StartOverLosses) -> String {
        let lines = losses.typedLines
        switch self {
        case .text: return "The text you typed here: \(lines == 1 ? "1 line" : "\(lines) lines")"
        case .data: return "The data of this \(losses.isOfExercise ? "exercise" : "lesson")"
        case .both: return "Both"
        case .files: return "The files of this lesson" + (losses.files.map { $0.isEmpty ? ": unchanged" : ": \($0.names)" } ?? "")
        case .servers: return "The servers of this lesson: their data and settings"
        case .containers:
            let counts = "Containers, images, volumes and networks: \(losses.objects == 0 ? "none" : "\(losses.objects)")"
            return counts + (losses.missing.isEmpty ? "" : "; brings back \(losses.missing.joined(separator: ", "))")
        }
    }

    /// The first one of its name.
    package var letter: Character { rawValue[rawValue.startIndex] }
}

/// What each reset would discard.
package struct StartOverLosses: Sendable, Equatable {
    /// The number of lines that the learner has typed.
    package var typedLines = 0
    /// The objects of the lesson in the engine.
    package var objects = 0
    /// Whether the data is an exercise's own, so that the lesson's stays.
    package var isOfExercise = false
    /// Whether a transaction is open, which a reset of the data rolls back.
    package var hasOpenTransaction = false
    /// The containers that the exercise starts with and that no longer exist.
    package var missing: [String] = []
    /// `nil` until the files have been compared.
    package var files: WorkspaceChanges?

    /// The first choice that would change something.
    func first(of choices: [StartOver]) -> Int {
        choices.firstIndex { choice in
            switch choice {
            case .files: files?.isEmpty == false
            case .containers: objects > 0 || !missing.isEmpty
            case .text, .data, .both, .servers: true
            }
        } ?? 0
    }
}

extension WorkspaceChanges {
    /// The first files that a reset would change, in one line: as many as have room in a question.
    var names: String {
        // Hidden ones last, as in the list of files.
        let files = (changed + removed + added).map { SafeText($0).string }
        let all = files.filter { !$0.hasPrefix(".") } + files.filter { $0.hasPrefix(".") }
        var shown = Array(all.prefix(3))
        while shown.count > 1, shown.joined(separator: ", ").count > Self.room { shown.removeLast() }
        return shown.joined(separator: ", ") + (all.count > shown.count ? " and \(all.count - shown.count) more" : "")
    }

    private static let room = 30
}

/// Resetting, and undoing a reset.
extension Model {
    /// Asks what to reset, if there is a choice.
    mutating func askWhatToStartOver() -> [Effect] {
        guard var choices = lesson?.startsOver else { return [] }
        if lesson?.typedLines == 0, choices.count > 1 { choices.removeAll { [.text, .both].contains($0) } }
        // The first two ask for confirmation themselves, once they know what would be lost. The text can be restored.
        if [[.files], [.containers], [.text]].contains(choices) { return startOver(choices[0]) }
        let missing = lesson.flatMap { lesson in lesson.exercise.map { lesson.missingContainers(of: $0) } } ?? []
        let losses = StartOverLosses(
            typedLines: lesson?.typedLines ?? 0, objects: lesson?.engine.ownObjects ?? 0, isOfExercise: lesson?.copy != nil,
            hasOpenTransaction: lesson?.openTransactions.isEmpty == false, missing: missing)
        overlay = .question(.startOver(choices, losses), DialogState(selected: losses.first(of: choices)))
        return choices.contains(.files) ? keepDrafts() + compareFiles() : []
    }

    private func compareFiles() -> [Effect] { lesson.map { [.files($0.id, .compare($0.layout))] } ?? [] }

    /// Handles the result of comparing the files: what the open question says, or what a reset of the files would discard.
    mutating func handle(_ changes: WorkspaceChanges) -> [Effect] {
        if case .question(.startOver(let choices, var losses), var state) = overlay {
            // Only a selection that the learner hasn't moved follows.
            let isUntouched = state.selected == losses.first(of: choices)
            losses.files = changes
            if isUntouched { state.selected = losses.first(of: choices) }
            overlay = .question(.startOver(choices, losses), state)
        } else if lesson?.files.asksWhenCompared == true {
            lesson?.files.asksWhenCompared = false
            askAboutStartingOver(changes)
        }
        return []
    }

    /// Tells the learner what a reset would discard, and asks for confirmation.
    private mutating func askAboutStartingOver(_ changes: WorkspaceChanges) {
        if changes.isEmpty {
            notice = Notice("Nothing to reset: the files are unchanged.")
        } else {
            overlay = .question(.startFilesOver(changes), DialogState(selected: 1))
        }
    }

    /// Resets the files, after a yes.
    mutating func startFilesOver(_ changes: WorkspaceChanges) -> [Effect] {
        guard let lesson else { return [] }
        self.lesson?.files.resetNames = changes.names
        return keepDrafts() + [.files(lesson.id, .startOver(lesson.layout))]
    }

    /// Resets the servers, after a yes.
    mutating func resetServers() -> [Effect] {
        guard let summary = lesson?.summary else { return [] }
        notice = Notice("Resetting the servers …")
        return keepDrafts() + [.resetServers(summary)]
    }

    mutating func startOver(_ what: StartOver, _ losses: StartOverLosses = StartOverLosses()) -> [Effect] {
        overlay = nil
        guard var lesson else { return [] }
        var effects: [Effect] = []
        if what == .containers {
            notice = Notice("Looking for objects of this lesson …")
            return keepDrafts() + [.lookForLeftovers(lesson.summary, .startOver)]
        }
        if what == .servers {
            overlay = .question(.resetServers, DialogState(selected: 1))
            return []
        }
        if what == .files {
            if let changes = losses.files {
                askAboutStartingOver(changes)
                return []
            }
            self.lesson?.files.asksWhenCompared = true
            return keepDrafts() + compareFiles()
        }
        lesson.pad.result = nil
        lesson.pad.errorMark = nil
        if lesson.focus == .result { lesson.focus = .editor }
        // After a reset of the data alone, the text of an earlier reset doesn't come back.
        lesson.pad.textBeforeReset = what == .data ? nil : lesson.pad.editor.text
        if what != .data {
            lesson.pad.cursorBeforeReset = lesson.pad.editor.cursor
            lesson.pad.verdictBeforeReset = lesson.pad.verdict
            lesson.pad.editor.replaceAll(with: lesson.shownText == nil ? lesson.exercise?.starterText ?? "" : "")
            lesson.pad.moveToStart()
            lesson.pad.oldStatements = 0
            lesson.pad.verdict = nil
            if lesson.pad.loss == .opened { lesson.pad.loss = nil }
            lesson.pad.isUnsaved = true
            let data = lesson.console?.isOwn == true ? " Your data is unchanged." : ""
            notice = Notice("Text reset.\(data) Ctrl-G U undoes it.")
        }
        if what != .text {
            if let run = lesson.pad.activity.run { effects.append(.cancel(run)) }
            lesson.sessions.steps = [:]
            effects.append(.resetData(lesson.summary, copy: lesson.copy))
            notice = Notice("Resetting the data …")
        }
        self.lesson = lesson
        return effects
    }

    mutating func finishReset(_ id: LessonID, _ copy: String?, canUndo: Bool) -> [Effect] {
        guard lesson?.id == id else { return [] }
        lesson?.canUndoReset = canUndo
        lesson?.beforeReset = nil
        if copy == nil {
            lesson?.forgetChanges()
            markFirst()
            if lesson?.focus == .text { revealMarked() }
        }
        for pad in lesson?.pads(on: copy) ?? [] { lesson?.pads[pad]?.forgetRuns() }
        for session in lesson?.sessions.transactions.keys.filter({ $0.copy == copy }) ?? [] { lesson?.sessions.transactions[session] = nil }
        if lesson?.pad.textBeforeReset != nil {
            notice = Notice("Text and data reset. Ctrl-G U \(canUndo ? "undoes it" : "restores only your text").")
        } else {
            notice = Notice(canUndo ? "Data reset. Ctrl-G U undoes it." : "Data reset.")
        }
        return [.record(Event(.restarted, in: id))] + readTables()
    }

    mutating func undoStartOver() -> [Effect] {
        guard var lesson else { return [] }
        var effects: [Effect] = []
        if let text = lesson.pad.textBeforeReset {
            lesson.pad.editor.replaceAll(with: text)
            lesson.pad.editor.move(to: lesson.pad.cursorBeforeReset)
            lesson.pad.oldStatements = SQLSplitter.count(in: text)
            lesson.pad.errorMark = nil
            lesson.pad.textBeforeReset = nil
            if lesson.pad.verdict == nil { lesson.pad.verdict = lesson.pad.verdictBeforeReset }
            lesson.pad.verdictBeforeReset = nil
            lesson.pad.isUnsaved = true
            notice = Notice("Text restored.", .textRestored)
        }
        if lesson.canUndoReset { effects.append(.undoReset(lesson.summary)) }
        if lesson.files.canUndoReset { effects.append(.files(lesson.id, .undoStartOver)) }
        self.lesson = lesson
        return effects
    }
}

extension EngineState {
    /// How many objects in the engine are the lesson's.
    var ownObjects: Int {
        inventory.containers.count(where: \.isLessons) + inventory.images.count(where: \.isLessons)
            + inventory.volumes.count(where: \.isLessons) + inventory.networks.count(where: \.isLessons)
    }
}

extension LessonState {
    /// The number of lines in the scratchpad, or 0 if it still has the text of the starter or of an example.
    var typedLines: Int {
        // Enter after the starter opens a line below it.
        let text = pad.editor.text.trimmingTrailingNewlines
        return text == exercise?.starterText ?? "" || !hasOwnText ? 0 : text.split(separator: "\n", omittingEmptySubsequences: false).count
    }

    /// What can be reset in this lesson.
    var startsOver: [StartOver] {
        // calf can reset only the data that it has set up.
        if console?.isOwn == true { return [.text] }
        guard hasWorkspace else { return lesson.engine.hasContainers ? [.containers] : [.data, .text, .both] }
        switch lesson.engine {
        case .postgresql: return exercise?.isSQL == false ? [.files, .data] : [.data, .text, .both, .files]
        case .both: return [.files, .data, .containers]
        case .docker: return [.files, .containers]
        case .none: return (lesson.servers == nil ? [] : [.servers]) + [.files]
        }
    }
}
