import Course
import Markup
import Postgres
import Primitives
import Terminal
package import TutorCore

/// Pieces of the plain view's text.
package enum PlainText {
    /// The screen that texts are laid out for.
    static let size = Size(width: 80, height: 24)
    /// The maximum number of rows of a result: more would be too much to listen to.
    private static let maxRows = 100

    /// Markdown without the characters that mark it up, which a screen reader would read out.
    static func spoken(_ markdown: String) -> String {
        Layout.prose(markdown: markdown, width: 10_000, theme: .mono).map(\.plain).joined(separator: " ").trimmed
    }

    /// Text without the rules and bars of its tables.
    static func withoutRules(_ lines: [Line]) -> String {
        RenderedText.plain(lines.filter { $0.plain.isEmpty || $0.plain.contains { !"─┼├┤ ".contains($0) } }).replacing(
            #/ *│ */#, with: "; ")
    }

    static func strings(_ lines: [Line]) -> [String] { lines.map(\.plain) }

    /// A result without the rules and bars that a screen reader would read out, with the session's name if there is more than one.
    static func words(_ result: ResultState, names: Bool) -> [String] {
        var words = names ? ["\(result.run.session.name): \(result.statement ?? "")".trimmed] : []
        words += result.notices
        for part in result.parts {
            guard !part.columns.isEmpty else {
                words += [part.tag].compactMap { $0 }
                continue
            }
            if part.isPrinted {
                words += (0..<part.rows.count).map { part.rows[$0, 0] ?? "" }
                continue
            }
            let (shown, all) = (min(maxRows, part.rows.count), part.arrivedRows)
            words.append("Columns: \(part.columns.map(\.name).joined(separator: ", ")).")
            words += (0..<shown).map { row in
                "Row \(row + 1): " + part.columns.indices.map { part.rows[row, $0] ?? "NULL" }.joined(separator: "; ")
            }
            words.append(all > shown ? "These are the first \(shown) of \(all) rows." : all == 1 ? "1 row." : "\(all) rows.")
        }
        return words + (result.trouble.map { [PlainVerdict.words($0)] } ?? [])
    }

    /// The feedback on an answer to a question.
    static func feedback(on state: QuizState, _ quiz: Quiz) -> String {
        let isRight = state.isRight == true
        guard let chosen = state.chosen, let choice = quiz.choices.element(at: chosen) else {
            return isRight ? "Correct." : "Not quite. Try again."
        }
        return (isRight ? "Correct. " : "Not quite. ") + spoken(choice.why)
    }

    /// What can be typed now: the commands that are available.
    package static func help(_ model: Model) -> [String] {
        if case .question = model.overlay { return ["That isn't one of the answers."] }
        let commands = Command.plain.filter { $0.belongs(in: model) && $0.availability(in: model) == .now }
        let words = commands.map { $0.label(in: model).lowercased() }.joined(separator: ", ")
        let places = model.lesson == nil ? "" : "; section and a number, or exercise and a number, goes there"
        return ["Commands: \(words)\(places); ! and a command runs it in the lesson's folder."]
    }

    /// How to end or drop what isn't complete.
    package static func unfinished(in model: Model) -> String {
        let isSQL = model.lesson?.workTab == .sql
        let end = !isSQL ? "a line without a backslash at its end" : model.lesson?.isScript == true ? "an empty line" : "a semicolon"
        return "This goes on until \(end). To drop it, type help, skip, or quit on a line of its own."
    }

    /// A text with the words to type in place of their keys.
    static func withoutKeys(_ text: String, in model: Model) -> String {
        Command.plain.reduce(text) { text, command in
            let own = model.key(of: command) == nil ? [] : ["\(model.keyName(of: command)) "]
            let keys = (command.letter.map { ["Ctrl-G \($0) ", "^G \($0) "] } ?? []) + own
            let word = command == .nextSection ? "skip" : command == .endReview ? "end" : command.label(in: Model()).lowercased()
            return keys.reduce(text) { $0.replacing($1, with: "'\(word)' ") }
        }
    }
}
