import Course
import Primitives
package import Terminal

/// What the terminal with the notes shows: where the demo is, what the author says about it, and what the audience sees.
package struct NotesPage: Sendable, Equatable {
    package var title: String
    /// The step's number, from 1, and how many there are.
    package var number: Int
    package var count: Int
    package var current: String
    package var next: String
    package var notes: [String]
    /// Seconds that the plan allows for the steps before this one, and for all of them.
    package var planned: Int
    package var total: Int
    /// When the demo began, in seconds since 1970; `nil` before its first step is left.
    package var began: Int?
    package var isBlank: Bool
    package var isLive: Bool
    /// The rows of the screen that the room sees.
    package var screen: [String]
}

extension NotesPage {
    /// The page of a demo; `nil` if none is shown.
    ///
    /// - Parameters:
    ///   - screen: The rows that the room sees.
    ///   - now: Seconds since 1970, at the model's present time.
    package init?(_ model: Model, screen: [String], now: Int) {
        guard let presenting = model.presenting, let lesson = model.lesson, let step = presenting.step,
            let section = lesson.lesson.sections.element(at: step.section)
        else { return nil }
        let steps = presenting.presentation.steps
        func name(_ step: Step) -> String {
            let section = lesson.lesson.sections[step.section]
            return "\(section.title.isEmpty ? lesson.lesson.title : section.title) · \(step.label)"
        }
        title = lesson.lesson.title
        number = presenting.index + 1
        count = steps.count
        current = name(step)
        next = presenting.next.map { name(steps[$0]) } ?? "the end"
        notes = section.notes
        planned = presenting.plan.prefix(presenting.index).reduce(0, +)
        total = presenting.plan.reduce(0, +)
        began = presenting.began.map { now - Int((model.clock - $0) / 1000) }
        isBlank = presenting.isBlank
        isLive = presenting.isLive
        self.screen = screen
    }

    package var json: String {
        func list(_ texts: [String]) -> String { "[" + texts.map(JSONText.quoted).joined(separator: ",") + "]" }
        let members = [
            "\"title\":\(JSONText.quoted(title))", "\"number\":\(number)", "\"count\":\(count)", "\"current\":\(JSONText.quoted(current))",
            "\"next\":\(JSONText.quoted(next))", "\"notes\":\(list(notes))", "\"planned\":\(planned)", "\"total\":\(total)",
            "\"began\":\(began.map(String.init) ?? "null")", "\"blank\":\(isBlank)", "\"live\":\(isLive)", "\"screen\":\(list(screen))",
        ]
        return "{" + members.joined(separator: ",") + "}"
    }

    /// `nil` if it isn't such a page.
    package init?(json: String) {
        do throws(JSONError) {
            let root = try JSONTree(json).root
            guard let title = root["title"]?.string, let number = root["number"]?.int, let count = root["count"]?.int else { return nil }
            self.title = title
            self.number = number
            self.count = count
            current = root["current"]?.string ?? ""
            next = root["next"]?.string ?? ""
            notes = root["notes"]?.children.compactMap(\.string) ?? []
            planned = root["planned"]?.int ?? 0
            total = root["total"]?.int ?? 0
            began = root["began"]?.int
            isBlank = root["blank"]?.isTrue ?? false
            isLive = root["live"]?.isTrue ?? false
            screen = root["screen"]?.children.compactMap(\.string) ?? []
        } catch {
            return nil
        }
    }
}

extension PresenterCommand {
    /// The keys, as they are shown.
    package static let keys = [
        KeyBar.Entry(key: "Space", label: "next", importance: 2), KeyBar.Entry(key: "←", label: "back", importance: 2),
        KeyBar.Entry(key: "12 Enter", label: "jump", importance: 1), KeyBar.Entry(key: "u", label: "undo", importance: 1),
        KeyBar.Entry(key: "b", label: "blank"), KeyBar.Entry(key: "q", label: "quit", importance: 1),
    ]

    /// What a key means, in the demo and in the terminal with the notes. Digits are collected until Enter jumps to their step.
    package init?(_ key: KeyEvent, digits: inout String) {
        let typed = digits
        digits = ""
        switch key.key {
        case .enter where !typed.isEmpty: self = .jump(Int(typed) ?? 0)
        case .enter, .right, .down, .pageDown, .character(" "), .character("n"): self = .next
        case .backspace where !typed.isEmpty:
            digits = String(typed.dropLast())
            return nil
        case .left, .up, .pageUp, .backspace, .character("p"): self = .back
        case .character("b"): self = .blank
        case .character("u"): self = .undo
        case .character(let digit) where digit.isASCII && digit.isNumber && !key.alt && !key.control:
            digits = String((typed + [digit]).suffix(4))
            return nil
        default: return nil
        }
    }

    /// As a line for the demo's terminal.
    package var line: String {
        switch self {
        case .next: "next"
        case .back: "back"
        case .blank: "blank"
        case .undo: "undo"
        case .jump(let number): "jump \(number)"
        }
    }

    package init?(line: String) {
        let words = line.split(separator: " ")
        switch (words.first, words.count) {
        case ("next", 1): self = .next
        case ("back", 1): self = .back
        case ("blank", 1): self = .blank
        case ("undo", 1): self = .undo
        case ("jump", 2):
            guard let number = Int(words[1]) else { return nil }
            self = .jump(number)
        default: return nil
        }
    }
}
