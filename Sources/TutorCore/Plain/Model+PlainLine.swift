import Course
import Postgres
import Primitives
import Progress
import SQLText
package import Terminal
import Verdicts

/// Plain mode: lines of text become the same messages as keys and clicks on the screen.
extension Model {
    /// The messages that a line is turned into; `nil` if it means nothing here.
    package func messages(for line: String) -> [Message]? {
        let words = line.trimmed
        switch overlay {
        case .question(let question, _):
            if words.isEmpty { return [.stroke(.escape)] }
            let quits = Command.named(words, in: self) == .quit
            return answer(words, to: question) ?? (quits ? [.stroke(.escape), .press(.command(.quit))] : nil)
        case .find(let finder):
            if words.isEmpty { return [.stroke(.escape)] }
            if let number = Int(words), finder.found.indices.contains(number - 1) { return [.press(.findEntry(number - 1))] }
            return search(words)
        case .history(let search):
            if words.isEmpty { return [.stroke(.escape)] }
            guard let entry = Int(words).flatMap({ search.found.element(at: $0 - 1) }) else { return nil }
            return [.stroke(.escape)] + submit(entry.text)
        case .sections:
            if words.isEmpty { return [.stroke(.escape)] }
            return (Int(words).flatMap { section(named: "section \($0)") } ?? section(named: words)).map { [.press(.section($0))] }
        case .menu, .help, .tables, .reference, .figure, .runs, nil: break
        }
        if Self.skips.contains(words.lowercased()), let onward = skip { return onward }
        if let command = Command.named(words, in: self) { return [.press(.command(command))] }
        if let section = section(named: words) { return [.press(.section(section))] }
        guard location == .lesson, let lesson else { return words.isEmpty ? [.stroke(.enter)] : search(words) }
        if words.first == "!" { return runInShell(String(words.dropFirst())) }
        guard lesson.isAtWork else {
            return lesson.markedItem.flatMap { answer(words, to: $0) } ?? (words.isEmpty ? lesson.marked.map { [.press(.item($0))] } : nil)
        }
        if words.isEmpty { return lesson.isScript ? submit(nil) : [] }
        return lesson.workTab == .sql ? submit(line) : runInShell(line)
    }

    /// Whether more lines belong to what was typed so far. Statements end with a semicolon, scripts of two sessions with an empty line.
    package func wantsMore(after typed: String) -> Bool {
        guard overlay == nil, location == .lesson, let lesson, lesson.isAtWork, !typed.trimmed.isEmpty, !isWord(typed.trimmed) else {
            return false
        }
        if typed.first == "!" || lesson.workTab != .sql { return typed.hasSuffix("\\") }
        return lesson.isScript ? !typed.hasSuffix("\n") : !SQLSplitter.isComplete(typed)
    }

    /// Whether this is not input for the work, but for calf.
    private func isWord(_ word: String) -> Bool {
        Self.skips.contains(word.lowercased()) || Command.named(word, in: self) != nil || section(named: word) != nil
    }

    /// The index of the section that `section 3` or `exercise 2` names.
    private func section(named words: String) -> Int? {
        let parts = words.lowercased().split(separator: " ")
        guard location == .lesson, let lesson, parts.count == 2, let number = Int(parts[1]) else { return nil }
        let sections = lesson.lesson.sections.indices
        switch parts[0] {
        case "section": return sections.contains(number - 1) ? number - 1 : nil
        case "exercise": return sections.filter { lesson.lesson.sections[$0].exercise != nil }.element(at: number - 1)
        default: return nil
        }
    }

    private static let skips: Set = ["skip", "next"]

    /// Whether a line of its own drops what was typed before it and isn't complete. It is obeyed then.
    package func dropsTyped(_ line: String) -> Bool {
        let word = line.trimmed.lowercased()
        return Self.skips.contains(word) || [.help, .quit].contains(Command.named(word, in: self))
    }

    private func answer(_ words: String, to question: Question) -> [Message]? {
        let words = words.lowercased()
        let index = question.choices.firstIndex { choice in
            choice.key.lowercased() == words || choice.label.lowercased().split(separator: " ").first == words[...]
        }
        return index.map { [.press(.answer($0))] }
    }

    private func search(_ words: String) -> [Message] { [.press(.command(.find)), .type(words)] }

    /// Leaves the present item undone.
    private var skip: [Message]? {
        guard location == .lesson, let lesson else { return nil }
        switch lesson.markedItem {
        case .example where lesson.openPrediction != nil: return [.press(.command(.skipPrediction))]
        case .quiz: return [.press(.text), .stroke(.tab)]
        default: return lesson.items.indices.last.map { [.press(.item($0))] }
        }
    }

    /// Answers the question that the present item asks.
    private func answer(_ words: String, to item: PageItem) -> [Message]? {
        guard let lesson, let marked = lesson.marked else { return nil }
        if lesson.answerKeys(of: item) == nil { return nil }
        return [.press(.item(marked)), .stroke(.control("u")), .type(words), .stroke(.enter)]
    }

    /// Runs a text; `nil` runs what is in the scratchpad.
    private func submit(_ text: String?) -> [Message] {
        guard let pad = lesson?.padID else { return [] }
        return (text.map { [.editedOutside(pad, .text($0))] } ?? []) + [.press(.command(.run))]
    }

    private func runInShell(_ command: String) -> [Message] { [.press(.command(.shell)), .type(command), .stroke(.enter)] }
}

extension Model {
    /// What follows the last line without another one: what is only to be read closes, and the lesson that was searched for opens.
    package var followUp: Message? {
        switch overlay {
        case .menu, .help, .tables, .reference, .figure, .runs: return .stroke(.escape)
        case .find(let finder): return finder.match.map { .press(.findEntry($0)) }
        case .question, .history, .sections, nil: return location == .progress ? .stroke(.escape) : nil
        }
    }

    /// Whether the last answer solves the present exercise.
    package var hasPassed: Bool { lesson?.exercise != nil && lesson?.pad.verdict?.judgement.verdict == .pass }
}

extension Finder {
    /// The only place found, or the lesson whose name was typed.
    package var match: Int? {
        if !isFinished || query.text.isEmpty { return nil }
        let lessons = found.map(\.lesson)
        let words = SearchQuery(query.text)
        return lessons.count == 1
            ? 0
            : lessons.firstIndex { "\($0.course)/\($0.id)" == query.text || words.rank(title: $0.title, id: $0.id)?.rank == .name }
    }
}

extension LessonState {
    /// Whether what is typed is work: an exercise's, or an experiment's.
    package var isAtWork: Bool { focus != .text }
}

extension Command {
    /// The command with this name or label, if it belongs here. Its parts of the screen don't exist in plain mode.
    static func named(_ words: String, in model: Model) -> Command? {
        let words = words.lowercased()
        if words == "\\q" { return .quit }
        return plain.first { command in
            command.belongs(in: model) && (command.name.lowercased() == words || command.label(in: model).lowercased() == words)
        }
    }

    /// The commands that can do something without a screen.
    package static let plain: [Command] = {
        let onlyOnScreen: Set<Command> = [
            .cancel, .copyText, .cutText, .undo, .redo, .editOutside, .result, .text, .shell, .files, .engine, .zoom,
            .foldTask, .moreTask, .moreChecks, .copyMode, .pasteCopied, .newShell, .nextShell, .closeShell, .runStatement, .suspend,
        ]
        return all.filter { !onlyOnScreen.contains($0) }
    }()
}

extension Message {
    /// In plain mode, every item is in view, and a shell has the usual size.
    private static func input(_ input: Input) -> Message {
        var screen = ScreenMap()
        if case .pointer(Pointer(.press, on: .command(.shell))) = input { screen.shell = Size(width: 80, height: 24) }
        return .input(input, on: screen)
    }

    /// A click on something.
    package static func press(_ target: Target) -> Message { input(.pointer(Pointer(.press, on: target))) }

    package static func stroke(_ key: KeyEvent) -> Message { input(.key(key)) }

    package static func stroke(_ key: KeyEvent.Key) -> Message { input(.key(KeyEvent(key))) }

    package static func type(_ text: String) -> Message { input(.paste(text)) }
}
