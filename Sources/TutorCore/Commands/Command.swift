package import Terminal
import Verdicts

/// All commands with a name, as one table: the key bar, the Ctrl-G menu, the help page, and the keys themselves are derived from it.
///
/// A command is a value in `Command+Work.swift` or a file next to it, and is listed in `all`.
package struct Command: Sendable {
    /// Whether a command is available now, and if not, why.
    package enum Availability: Sendable, Equatable {
        case now
        case not(String)
    }

    /// Its name in `config.yaml`.
    package let name: String
    /// The key that runs it everywhere, if it has one.
    package let key: KeyEvent?
    /// Its letter in the menu.
    package let letter: Character?
    private let label: @Sendable (Model) -> String
    private let shortLabel: String?
    private let place: Place
    private let available: @Sendable (Model) -> Availability
    /// Runs the command, which must be available.
    let action: @Sendable (inout Model) -> [Effect]

    /// - Parameters:
    ///   - label: Its name in the menu and the key bar; `toggled` while `isOn` holds.
    ///   - naming: Its name, if that depends on more than a toggle.
    ///   - shortLabel: A word for the key bar, if the label is long.
    ///   - place: Where it is listed.
    init(
        _ name: String, _ label: String, shortLabel: String? = nil, toggled: String? = nil,
        while isOn: @escaping @Sendable (Model) -> Bool = { _ in false }, naming: (@Sendable (Model) -> String)? = nil,
        key: KeyEvent? = nil, letter: Character? = nil, in place: Place = .lesson,
        available: @escaping @Sendable (Model) -> Availability = { _ in .now }, action: @escaping @Sendable (inout Model) -> [Effect]
    ) {
        self.name = name
        self.key = key
        self.letter = letter
        self.label = naming ?? { model in toggled.map { isOn(model) ? $0 : label } ?? label }
        self.shortLabel = shortLabel
        self.place = place
        self.available = available
        self.action = action
    }

    package func label(in model: Model) -> String { label(model) }

    package func shortLabel(in model: Model) -> String { shortLabel ?? label(model) }

    /// Whether it is listed in this place.
    package func belongs(in model: Model) -> Bool { exists(in: model) && place.isHere(model) }

    /// Whether it exists at all: a scratchpad without a lesson has nothing to read, check, or leave for.
    package func exists(in model: Model) -> Bool { model.lesson?.console == nil || Self.ofConsole.contains(self) }

    /// Whether its key means something else in other panes.
    var isOfPane: Bool { place.pane != nil }

    /// Whether it edits the scratchpad.
    package var isForEditor: Bool { place.pane == .editor }

    /// Whether it is available now, with the reason if not.
    package func availability(in model: Model) -> Availability {
        if place.needsLesson, model.lesson == nil { return .not("Open a lesson first: select one and press Enter.") }
        if case .not(let why) = available(model) { return .not(model.namingKeys(in: why)) }
        return .now
    }

    /// Its line in the Ctrl-G menu.
    package func menuItem(in model: Model) -> Menu.Item {
        let reason: String? = if case .not(let why) = availability(in: model) { why } else { nil }
        // In a shell, a full-screen program gets every key but Ctrl-G.
        let key = model.lesson?.focus == .shell && model.location == .lesson ? nil : model.key(of: self)
        return Menu.Item(letter: letter, title: label(in: model), key: key.map { KeyName($0).description }, disabledReason: reason)
    }
}

extension Command: Hashable {
    package static func == (one: Command, other: Command) -> Bool { one.name == other.name }
    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension Command {
    /// All commands, in the menu's order.
    package static let all: [Command] = [
        run, runStatement, rollBack, check, hint, solution, expected, differences, alternative, cancel,
        copyText, cutText, undo, redo, editOutside, history,
        scratchpad, result, chart, text, sql, shell, files, engine, tables, zoom, foldTask, moreTask, moreChecks,
        otherSession, closeSession,
        copyMode, pasteCopied, newShell, nextShell, closeShell,
        nextSection, previousSection, sections, nextExercise, nextLesson, skipPrediction,
        reset, undoReset,
        lookUp, review, endReview, placement, map, find, progress, reference, help, suspend, quit,
        // Not for learners.
        notes, present,
    ]

    /// The commands for this place: available ones first, the most likely one at the top.
    package static func listed(in model: Model) -> [Command] {
        let here = all.filter { $0.belongs(in: model) }
        let enabled = here.filter { $0.availability(in: model) == .now }
        let likely = mostLikely(in: model).filter(enabled.contains)
        return likely + enabled.filter { !likely.contains($0) } + here.filter { !enabled.contains($0) }
    }

    /// What a learner probably wants next.
    private static func mostLikely(in model: Model) -> [Command] {
        guard model.location == .lesson, let lesson = model.lesson else { return [.text, .find] }
        if lesson.pad.isBusy { return [.cancel] }
        switch lesson.focus {
        case .text: return lesson.openPrediction != nil ? [.skipPrediction, .scratchpad] : [.nextSection, .scratchpad]
        case .editor, .result:
            return (lesson.hasFailedTransaction ? [.rollBack] : []) + [.run, .check, .hint, .text]
        case .verdict:
            return lesson.pad.verdict?.judgement.verdict == .pass ? [.nextSection, .alternative] : [.hint, .differences, .expected]
        case .shell, .files, .engine: return [.check, .hint, .text]
        }
    }
}
