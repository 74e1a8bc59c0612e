import CVTerm
package import Terminal

// MARK: - Input

extension TerminalEmulator {
    /// The bytes sent to the program for a key.
    package func bytes(for key: KeyEvent) -> [UInt8] {
        if case .character(let character) = key.key { return TerminalEmulator.bytes(for: character, key) }
        guard let code = TerminalEmulator.code(of: key.key) else { return [] }
        var modifiers = VTERM_MOD_NONE.rawValue
        if key.alt { modifiers |= VTERM_MOD_ALT.rawValue }
        switch key.key {
        // The library would use a notation that hardly any program understands.
        case .enter, .tab, .backspace, .escape: break
        case .backtab: modifiers |= VTERM_MOD_SHIFT.rawValue
        default:
            if key.control { modifiers |= VTERM_MOD_CTRL.rawValue }
            if key.shift { modifiers |= VTERM_MOD_SHIFT.rawValue }
        }
        return output { handle.key(code, VTermModifier(rawValue: modifiers)) }
    }

    /// A character as terminals send it. For some letters with Control, shells don't understand the library's encoding.
    private static func bytes(for character: Character, _ key: KeyEvent) -> [UInt8] {
        var bytes = Array(String(character).utf8)
        if key.control, let ascii = character.asciiValue {
            bytes = ascii == UInt8(ascii: "?") ? [0x7F] : [ascii & 0x1F]
        }
        return key.alt ? [0x1B] + bytes : bytes
    }

    private static func code(of key: KeyEvent.Key) -> VTermKey? {
        switch key {
        case .enter: VTERM_KEY_ENTER
        case .tab, .backtab: VTERM_KEY_TAB
        case .escape: VTERM_KEY_ESCAPE
        case .backspace: VTERM_KEY_BACKSPACE
        case .delete: VTERM_KEY_DEL
        case .insert: VTERM_KEY_INS
        case .up: VTERM_KEY_UP
        case .down: VTERM_KEY_DOWN
        case .left: VTERM_KEY_LEFT
        case .right: VTERM_KEY_RIGHT
        case .home: VTERM_KEY_HOME
        case .end: VTERM_KEY_END
        case .pageUp: VTERM_KEY_PAGEUP
        case .pageDown: VTERM_KEY_PAGEDOWN
        case .function(let number) where (1...12).contains(number): VTermKey(rawValue: VTERM_KEY_FUNCTION_0.rawValue + UInt32(number))
        case .function, .character: nil
        }
    }

    /// The bytes sent to the program for a paste. The text can't end the paste early or press keys.
    package func bytes(forPaste text: String) -> [UInt8] {
        var clean: [UInt8] = []
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A: clean.append(0x0D)
            case 0x09: clean.append(0x09)
            case 0..<0x20, 0x7F..<0xA0: continue
            default: clean.append(contentsOf: Array(String(scalar).utf8))
            }
        }
        return output { handle.beginPaste() } + clean + output { handle.endPaste() }
    }

    /// The bytes sent to the program for a mouse event; none if the program didn't request it. The position is relative to the pane.
    package func bytes(for mouse: MouseEvent) -> [UInt8] {
        let wanted = buffer.pointee.mouse
        guard wanted != .none, mouse.at.x >= 0, mouse.at.y >= 0, mouse.at.x < size.width, mouse.at.y < size.height else { return [] }
        if mouse.action == .drag, wanted == .clicks { return [] }
        return output {
            handle.moveMouse(column: mouse.at.x, row: mouse.at.y)
            switch mouse.action {
            case .press, .doubleClick: handle.button(1, isPressed: true)
            case .release: handle.button(1, isPressed: false)
            case .drag: break
            case .wheelUp: handle.button(4, isPressed: true)
            case .wheelDown: handle.button(5, isPressed: true)
            }
        }
    }

    /// The bytes for the wheel in a full-screen program without mouse support: arrow keys, as in other terminals.
    package func bytes(forWheelUp isUp: Bool) -> [UInt8] {
        let key = bytes(for: KeyEvent(isUp ? .up : .down))
        return key + key + key
    }
}
