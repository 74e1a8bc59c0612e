import Course
import Progress
import Terminal

/// What can be reset in a lesson.
package enum StartOver: String, Sendable, CaseIterable {
    case text, data, both, files, containers

    /// The label, with what would be lost if that is known.
    package func label(typedLines lines: Int) -> String {
        switch self {
        case .text: "The text you typed here: " + (lines == 0 ? "nothing yet" : lines == 1 ? "1 line" : "\(lines) lines")
        case .data: "The data of this lesson"
        case .both: "Both"
        case .files: "The files of this lesson"
        case .containers: "The containers, images, volumes and networks of this lesson"
        }
    }

    package var letter: Character {
        switch self {
        case .text: "t"
        case .data: "d"
        case .both: "b"
        case .files: "f"
        case .containers: "c"
        }
    }
}

/// Resetting, and undoing a reset.
extension Model {
    /// Asks what to reset, if there is a choice.
    mutating func askWhatToStartOver() -> [Effect] {
        guard let choices = lesson?.startsOver else { return [] }
        // These two ask for confirmation themselves, once they know what would be lost.
        if choices == [.files] || choices == [.containers] { return startOver(choices[0]) }
        let typedLines = lesson?.typedLines ?? 0
        // Resetting a text with nothing typed would have no effect.
        let first = choices.firstIndex { $0 != .text || typedLines > 0 }
        overlay = .question(.startOver(choices, typedLines: typedLines), DialogState(selected: first ?? 0))
        return []
    }

    mutating func startOver(_ what: StartOver) -> [Effect] {
        overlay = nil
        guard var lesson else { return [] }
        var effects: [Effect] = []
        if what == .containers {
            notice = Notice("Looking for objects of this lesson …")
            return keepDrafts() + [.lookForLeftovers(lesson.summary, .startOver)]
        }
        if what == .files { return keepDrafts() + [.files(lesson.id, .compare(lesson.layout))] }
        if what != .data {
            lesson.pad.textBeforeReset = lesson.pad.editor.text
            lesson.pad.editor.replaceAll(with: lesson.shownText == nil ? lesson.exercise?.starterText ?? "" : "")
            lesson.pad.verdict = nil
            lesson.pad.isUnsaved = true
            notice = Notice("Text reset. Ctrl-G U undoes it.")
        }
        if what != .text {
            if let run = lesson.pad.activity.run { effects.append(.cancel(run)) }
            lesson.pad.result = nil
            lesson.sessions.steps = [:]
            effects.append(.resetData(lesson.summary))
            notice = Notice("Resetting the data …")
        }
        self.lesson = lesson
        return effects + keepDrafts()
    }

    mutating func finishReset(_ id: LessonID, canUndo: Bool) -> [Effect] {
        guard lesson?.id == id else { return [] }
        lesson?.canUndoReset = canUndo
        lesson?.sessions.transactions = [:]
        notice = Notice(canUndo ? "Data reset. Ctrl-G U undoes it." : "Data reset.")
        return [.record(Event(.restarted, in: id)), .readTables(id)]
    }

    mutating func undoStartOver() -> [Effect] {
        guard var lesson else { return [] }
        var effects: [Effect] = []
        if let text = lesson.pad.textBeforeReset {
            lesson.pad.editor.replaceAll(with: text)
            lesson.pad.textBeforeReset = nil
            lesson.pad.isUnsaved = true
            notice = Notice("Text restored.")
        }
        if lesson.canUndoReset { effects.append(.undoReset(lesson.summary)) }
        if lesson.files.canUndoReset { effects.append(.files(lesson.id, .undoStartOver)) }
        self.lesson = lesson
        return effects + keepDrafts()
    }
}

extension LessonState {
    /// The number of lines in the scratchpad, or 0 if it still has the starter's text.
    var typedLines: Int {
        // Enter after the starter opens a line below it.
        let text = pad.editor.text.trimmingTrailingNewlines
        return text == exercise?.starterText ?? "" ? 0 : text.split(separator: "\n", omittingEmptySubsequences: false).count
    }

    /// What can be reset in this lesson.
    var startsOver: [StartOver] {
        guard hasWorkspace else { return lesson.engine.hasContainers ? [.containers] : [.text, .data, .both] }
        switch lesson.engine {
        case .postgresql: return exercise?.isSQL == false ? [.files, .data] : [.text, .data, .both, .files]
        case .both: return [.files, .data, .containers]
        case .docker: return [.files, .containers]
        case .none: return [.files]
        }
    }
}
