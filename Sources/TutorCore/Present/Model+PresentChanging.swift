import Course
import SQLText
import Terminal

/// Another statement in place of one of a script's with two sessions: "What if B says FOR UPDATE?" It runs where the script's would, so
/// what runs before and after it, and undo, are the script's.
extension Model {
    /// Whether free typing in this step changes a script's statement.
    var changesStatement: Bool {
        guard let step = presenting?.step, case .run = step.kind, presenting?.hasRun == false else { return false }
        return scriptName(of: step) != nil
    }

    /// Handles Enter and the keys that run, in free typing that changes a statement; `nil` for other keys. Without text, the lesson's own
    /// statements are back.
    mutating func runChanged(_ key: KeyEvent) -> [Effect]? {
        let isRun = [Command.run, .runStatement].contains { self.key(of: $0) == key }
        guard isRun || key == KeyEvent(.enter), let text = lesson?.pad.editor.text else { return nil }
        let statements = SQLSplitter.split(text).filter { !$0.isEmpty }
        if key == KeyEvent(.enter), !statements.isEmpty, !SQLSplitter.isComplete(text) { return nil }
        guard statements.count < 2, replaceStatement(with: text) else {
            presenting?.hint = "One statement takes this one's place. Ctrl-U clears the text."
            return []
        }
        presenting?.isLive = false
        lesson?.focus = .text
        if statements.isEmpty {
            presenting?.typed = 0
            presenting?.hint = "The lesson's own statements are back."
            return []
        }
        presenting?.typed = text.count
        return runPresented()
    }

    /// Puts a statement in the place of the present step's; an empty one puts all of its example's back.
    ///
    /// - Returns: Whether the script still has as many statements, in the same sessions.
    private mutating func replaceStatement(with text: String) -> Bool {
        guard case .run(let id, let part)? = presenting?.step?.kind, var example = lesson?.example(id), let steps = example.steps,
            let old = presenting?.step.flatMap({ lesson?.lesson.rehearsal(of: $0)?.text })
        else { return false }
        let written = presenting?.written[id] ?? example.block.text
        var changed = example.block.text
        if text.allSatisfy(\.isWhitespace) {
            changed = written
        } else {
            let end = changed.utf8.index(changed.utf8.startIndex, offsetBy: steps[part].end)
            let start = changed.utf8.index(end, offsetBy: -old.utf8.count)
            guard changed[start..<end] == old else { return false }
            changed.replaceSubrange(start..<end, with: text.trimmingTrailingNewlines)
        }
        example.block.text = changed
        guard example.steps?.map(\.side) == steps.map(\.side) else { return false }
        presenting?.written[id] = written
        lesson?.lesson.sections[id.section].elements[id.element] = .example(example)
        return true
    }
}
