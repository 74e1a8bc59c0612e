/// A single input event at the terminal.
package enum InputEvent: Sendable, Hashable {
    case key(KeyEvent)
    /// Text that arrived as one paste, without control characters except line feeds and tabs.
    case paste(String)
    case mouse(MouseEvent)
    case resize(Size)
    /// The terminal has reported its background.
    case background(Background)
    /// The terminal was closed. No more input will arrive.
    case hangUp
}

/// A key with its modifiers.
package struct KeyEvent: Sendable, Hashable {
    package enum Key: Sendable, Hashable {
        /// A character as typed. Shift is part of the character.
        case character(Character)
        case enter, tab, backtab, escape, backspace, delete, insert
        case up, down, left, right, home, end, pageUp, pageDown
        /// F1 is 1.
        case function(Int)
    }

    package var key: Key
    package var control: Bool
    package var alt: Bool
    package var shift: Bool

    package init(_ key: Key, control: Bool = false, alt: Bool = false, shift: Bool = false) {
        self.key = key
        self.control = control
        self.alt = alt
        self.shift = shift
    }

    package static func character(_ character: Character) -> KeyEvent { KeyEvent(.character(character)) }
    /// Control with a letter, in lowercase.
    package static func control(_ character: Character) -> KeyEvent { KeyEvent(.character(character), control: true) }
    package static func alt(_ character: Character) -> KeyEvent { KeyEvent(.character(character), alt: true) }
}

extension KeyEvent {
    /// Whether it is a letter with Ctrl or Alt, which isn't that letter.
    package var isChord: Bool { if case .character = key { control || alt } else { false } }

    /// How many of `count` lines the key moves down; `nil` if it doesn't move. A page keeps one of the `height` lines in view.
    package func step(of count: Int, height: Int) -> Int? {
        if control || alt { return nil }
        return switch key {
        case .up, .character("k"): -1
        case .down, .character("j"): 1
        case .pageUp, .backspace: -max(1, height - 1)
        case .pageDown, .character(" "): max(1, height - 1)
        case .home, .character("g"): -count
        case .end, .character("G"): count
        default: nil
        }
    }
}

/// A button press or a turn of the wheel on a cell.
package struct MouseEvent: Sendable, Hashable {
    package enum Action: Sendable, Hashable { case press, release, doubleClick, drag, wheelUp, wheelDown }

    package var action: Action
    package var at: Point

    package init(_ action: Action, at: Point) {
        self.action = action
        self.at = at
    }
}
