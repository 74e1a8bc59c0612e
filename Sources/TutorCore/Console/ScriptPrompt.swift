package import Terminal

/// A password that a backslash command asks for.
package struct ScriptPrompt: Sendable, Equatable {
    package var run: RunID
    package var text: String
    private var typed = InputState()

    init(run: RunID, text: String) {
        self.run = run
        self.text = text
    }

    /// What the field shows.
    package var shown: InputState {
        var shown = InputState(text: String(repeating: "•", count: typed.text.count))
        shown.move(to: typed.cursor)
        return shown
    }

    fileprivate var value: String { typed.text }

    fileprivate mutating func handle(_ key: KeyEvent) { _ = typed.handle(key) }

    fileprivate mutating func insert(_ text: String) { typed.insert(text) }
}

extension Model {
    /// The field that gets the keys, if a command asks for a value.
    private var openPrompt: ScriptPrompt? { overlay == nil ? lesson?.console?.prompt : nil }

    /// Opens the field for a value, for which the run waits.
    mutating func ask(_ prompt: ScriptPrompt) -> [Effect] {
        guard lesson?.padOwning(prompt.run) != nil else { return [.answerScript(prompt.run, nil)] }
        lesson?.console?.prompt = prompt
        return []
    }

    /// `nil` if no field is open.
    mutating func handleInScriptPrompt(_ key: KeyEvent) -> [Effect]? {
        guard let prompt = openPrompt else { return nil }
        switch key.key {
        case .enter: return close(prompt, prompt.value)
        case .escape: return close(prompt, nil)
        case .character("c") where key.control: return close(prompt, nil)
        default:
            lesson?.console?.prompt?.handle(key)
            return []
        }
    }

    private mutating func close(_ prompt: ScriptPrompt, _ value: String?) -> [Effect] {
        lesson?.console?.prompt = nil
        return [.answerScript(prompt.run, value)]
    }

    mutating func pasteIntoScriptPrompt(_ text: String) -> Bool {
        guard openPrompt != nil else { return false }
        lesson?.console?.prompt?.insert(text)
        return true
    }
}
