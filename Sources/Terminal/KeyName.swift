/// A key's name as shown in key bars and written in `config.yaml`: `F5`, `^G`, `Alt-Enter`, `Shift-Tab`, `q`.
package struct KeyName: Sendable, Hashable, CustomStringConvertible {
    package var event: KeyEvent

    package init(_ event: KeyEvent) { self.event = event }

    /// Parses a name; `Ctrl-G`, `C-g` and `^G` are the same. `nil` if there is no such key.
    package init?(_ name: String) {
        var rest = Substring(name)
        var (control, alt, shift) = (false, false, false)
        while let prefix = KeyName.modifiers.first(where: { rest.lowercased().hasPrefix($0) && rest.count > $0.count }) {
            switch prefix.first {
            case "c", "^": control = true
            case "s": shift = true
            default: alt = true
            }
            rest = rest.dropFirst(prefix.count)
        }
        guard var key = KeyName.key(String(rest)) else { return nil }
        if case .character(let character) = key, control {
            key = .character(Character(character.lowercased()))
        }
        if key == .tab, shift { (key, shift) = (.backtab, false) }
        if case .character(let character) = key, shift {
            guard character.isLetter else { return nil }
            (key, shift) = (.character(Character(character.uppercased())), false)
        }
        event = KeyEvent(key, control: control, alt: alt, shift: shift)
    }

    package var description: String {
        var name = (event.alt ? "Alt-" : "") + (event.shift ? "Shift-" : "")
        switch event.key {
        case .character(let character):
            if event.control {
                name += character == " " ? "^Space" : "^" + character.uppercased()
            } else {
                name += character == " " ? "Space" : String(character)
            }
            return name
        case .function(let number): name += (event.control ? "Ctrl-" : "") + "F\(number)"
        case .backtab: name += "Shift-Tab"
        default: name += (event.control ? "Ctrl-" : "") + (KeyName.named.first { $0.key == event.key }?.name ?? "?")
        }
        return name
    }

    private static let modifiers = ["ctrl-", "control-", "c-", "^", "alt-", "meta-", "m-", "shift-", "s-"]

    private static func key(_ text: String) -> KeyEvent.Key? {
        if let character = text.first, text.count == 1 { return .character(character) }
        let lowered = text.lowercased()
        if lowered == "space" { return .character(" ") }
        if lowered.first == "f", let number = Int(lowered.dropFirst()), (1...24).contains(number) { return .function(number) }
        return named.first { $0.name.lowercased() == lowered || $0.others.contains(lowered) }?.key
    }

    private static let named: [(name: String, others: [String], key: KeyEvent.Key)] = [
        ("Enter", ["return", "⏎"], .enter), ("Tab", [], .tab), ("Backtab", [], .backtab), ("Esc", ["escape"], .escape),
        ("Backspace", [], .backspace), ("Delete", ["del"], .delete), ("Insert", ["ins"], .insert),
        ("Up", ["↑"], .up), ("Down", ["↓"], .down), ("Left", ["←"], .left), ("Right", ["→"], .right),
        ("Home", [], .home), ("End", [], .end), ("PageUp", ["pgup"], .pageUp), ("PageDown", ["pgdn"], .pageDown),
    ]
}
