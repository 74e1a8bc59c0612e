import Terminal
import TutorCore
import TutorView

/// What a screen promises, whatever is on it: every key in the key bar does what its label says, and typing goes to the cursor or nowhere.
struct ScreenPromise<Stage: TutorStage> {
    private let stage: Stage
    private let screen: String
    private let world: LessonWorld

    init(_ stage: Stage, world: LessonWorld = LessonWorld()) {
        var stage = stage
        // The next key removes a notice, and that alone would look like the key's effect.
        if stage.model.notice != nil { stage.model.notice = nil }
        self.stage = stage
        screen = stage.screen
        self.world = world
    }

    /// The promises that the screen doesn't keep, in words.
    var broken: [String] { get throws { try brokenKeys + brokenCursor } }

    // MARK: - The key bar

    /// A key's name and what the key bar says that it does.
    private struct Entry {
        var key: String
        var label: String
    }

    /// The available keys.
    private var entries: [Entry] {
        let bar = stage.frame.canvas.row(stage.size.height - 1)
        return bar.split(separator: "  ").compactMap { piece in
            let words = piece.split(separator: " ").map(String.init)
            // After Ctrl-G, a key is a letter of the menu.
            let count = words.first == "^G" && words.count > 2 && words[1].count == 1 ? 2 : 1
            guard words.count > count, !words[count].hasPrefix("(") else { return nil }
            return Entry(key: words[..<count].joined(separator: " "), label: words[count...].joined(separator: " "))
        }
    }

    private var brokenKeys: [String] {
        get throws {
            try entries.compactMap { entry in
                // Either arrow may be at its end.
                let keys = ["↑↓": ["Down", "Up"], "←→": ["Right", "Left"]][entry.key] ?? [Self.typed[entry.key] ?? entry.key]
                return try keys.contains { try isKept(entry, by: $0) } ? nil : "\(entry.key) \(entry.label)"
            }
        }
    }

    /// The keys whose names in the key bar are shorter than their names in `config.yaml`.
    private static var typed: [String: String] {
        ["⇧Tab": "Backtab", "a–b": "a", "a–c": "a", "a–d": "a", "a–e": "a", "0–9": "1", "a–z": "x"]
    }

    private func isKept(_ entry: Entry, by key: String) throws -> Bool {
        var after = stage
        var effects: [Effect] = []
        for name in key.split(separator: " ").map(String.init) {
            after.press(name)
            effects += after.effects
            try world.settle(&after)
        }
        // The time that a key takes changes nothing on the screen.
        after.model.clock = stage.model.clock
        let notice = after.model.notice?.text
        let isRefused = notice.map { why in Command.all.contains { $0.availability(in: after.model) == .not(why) } } ?? false
        return !isRefused && (!effects.isEmpty || after.screen != screen) && isTrue(entry.label, after.model, effects)
    }

    /// Whether the label told what has happened. Labels that name no state only promise that something does.
    private func isTrue(_ label: String, _ after: Model, _ effects: [Effect]) -> Bool {
        let (old, new) = (stage.model.lesson, after.lesson)
        return switch label {
        case "All commands": if case .menu? = after.overlay { true } else { false }
        case "Find", "Find in lessons": if case .find? = after.overlay { true } else { false }
        case "Go to section": after.overlay == nil && new?.focus == .text
        case "Help": if case .help? = after.overlay { true } else { false }
        case "Tables": if case .tables? = after.overlay { true } else { false }
        case "Lessons": after.location == .map
        case "Progress": after.location == .progress
        case "Lesson": after.location == .lesson && new?.focus == .text && after.overlay == nil
        case "Back" where stage.model.location == .map && stage.model.overlay == nil: after.location == .lesson
        case "Next section": new?.section == (old?.section ?? 0) + 1
        case "Page down": new?.scroll != old?.scroll
        case "Scratchpad": new?.focus == .editor
        case "Shell": new?.focus == .shell
        case "Engine": new?.focus == .engine
        case "Edit": new?.focus == .editor
        case "Start": new?.focus != .text
        case "Predict": new?.prompt != nil
        case "Skip":
            new?.openPrediction != old?.openPrediction
                || new?.quizzes.values.count(where: \.isSkipped) != old?.quizzes.values.count(where: \.isSkipped)
        case "Check": effects.contains { if case .judge = $0 { true } else { false } }
        case "Run":
            // Or else it asks about an example that should run first.
            if case .question(.session(.missing), _)? = after.overlay {
                true
            } else {
                effects.contains { if case .run = $0 { true } else if case .shell = $0 { true } else { false } }
            }
        case "Hint": new.map { $0.hintsShown.values.reduce(0, +) } == old.map { $0.hintsShown.values.reduce(0, +) + 1 }
        case "Expected result": new?.pad.verdict?.showsExpected != old?.pad.verdict?.showsExpected
        case "Author's solution": new?.showsAlternative != old?.showsAlternative
        case "Zoom": new?.isZoomed != old?.isZoomed
        default: true
        }
    }

    // MARK: - The cursor

    /// A character that is no command anywhere.
    private static var letter: String { "ü" }

    private var brokenCursor: [String] {
        guard let takesText else { return [] }
        let cursor = stage.frame.canvas.cursor
        // Any key closes a text.
        if stage.model.overlay != nil, !takesText { return cursor == nil ? [] : ["a cursor where nothing can be typed"] }
        var after = stage
        after.press(Self.letter)
        if !takesText {
            var broken = cursor == nil ? [] : ["a cursor where nothing can be typed"]
            after.model.notice = nil
            after.model.clock = stage.model.clock
            if after.screen != screen { broken.append("a letter that is no command changes something") }
            return broken
        }
        guard let cursor else { return ["no cursor where typing goes"] }
        // A line that is full wraps or scrolls, and then the letter is elsewhere.
        let isAtEdge = after.frame.canvas.cursor != Point(x: cursor.x + 1, y: cursor.y)
        return isAtEdge || after.frame.canvas.row(cursor.y).contains(Self.letter) ? [] : ["typing goes elsewhere than the cursor"]
    }

    /// Whether a letter that is no command is text here. `nil` where the cursor isn't a field's: it marks the selected line of a list, or
    /// belongs to the shell's program.
    private var takesText: Bool? {
        let model = stage.model
        switch model.overlay {
        case .menu, .find, .history: return true
        case .help, .tables, .reference, .figure, .sections, .runs: return false
        case .question: return nil
        case nil: break
        }
        guard let lesson = model.lesson, model.location == .lesson else { return nil }
        return switch lesson.focus {
        // A letter opens the selected field.
        case .text where lesson.prompt == nil && lesson.waitingQuestion(on: stage.frame.map.page) != nil: nil
        case .text: lesson.prompt != nil
        case .editor, .verdict: lesson.typesIntoPad
        case .result, .shell, .files, .engine: nil
        }
    }
}
