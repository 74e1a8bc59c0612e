extension InputDecoder {
    /// The smallest meaningful unit of input.
    enum Token {
        case key(KeyEvent)
        case pasteStart
        case mouse(MouseEvent)
        case background(Background)
        /// Useless or unknown input.
        case nothing
    }

    private static let escape: UInt8 = 0x1B

    /// The first token of the bytes and its length; `nil` if it may continue in bytes that have not arrived.
    static func token(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> (Token, Int)? {
        guard let first = bytes.first else { return nil }
        if startsString(bytes) { return string(bytes) }
        if first != escape {
            guard let (letter, length) = introducer(bytes) else { return character(bytes, isFinal: isFinal) }
            guard letter == 0x5B else { return (.nothing, length) }
            if let found = controlSequence(bytes.dropFirst(length)) { return (found.0, found.1 + length) }
            return isFinal ? (.nothing, bytes.count) : nil
        }
        let rest = bytes.dropFirst()
        switch rest.first {
        case nil: return isFinal ? (.key(KeyEvent(.escape)), 1) : nil
        case 0x5B?:
            if let found = controlSequence(rest.dropFirst()) { return (found.0, found.1 + 2) }
        case 0x4F?:
            if let last = rest.dropFirst().first { return (applicationKey(last), 3) }
        default: break
        }
        if !isFinal, rest.first == 0x5B || rest.first == 0x4F { return nil }
        if !isFinal, rest.count == 1, rest.first.map(strings.contains) == true { return nil }
        // The key that follows, with Alt.
        guard let (token, length) = token(rest, isFinal: isFinal) else { return isFinal ? (.key(KeyEvent(.escape)), 1) : nil }
        if case .key(var key) = token, !(key.key == .escape && length == 1) {
            key.alt = true
            return (.key(key), length + 1)
        }
        return (.key(KeyEvent(.escape)), 1)
    }

    // MARK: - Control strings

    /// The letters after ESC with which a terminal's replies begin: DCS, SOS, OSC, PM, and APC.
    private static let strings: Set<UInt8> = [0x50, 0x58, 0x5D, 0x5E, 0x5F]

    /// The letter that, after ESC, means the same as the bytes' beginning, and the beginning's length: a control character of C1 is one of
    /// Unicode's or, from some terminals, a byte.
    private static func introducer(_ bytes: ArraySlice<UInt8>) -> (letter: UInt8, length: Int)? {
        switch (bytes.first, bytes.dropFirst().first) {
        case (escape?, let second?): (second, 2)
        case (0xC2?, let second?) where 0x80..<0xA0 ~= second: (second - 0x40, 2)
        case (let first?, _) where 0x80..<0xA0 ~= first: (first - 0x40, 1)
        default: nil
        }
    }

    /// Whether the bytes start like a control string. With nothing after it, ESC and a letter is a key with Alt.
    static func startsString(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let (letter, _) = introducer(bytes), strings.contains(letter) else { return false }
        return bytes.first != escape || bytes.count > 2
    }

    /// Whether the bytes are a reply whose beginning was taken for a key. What is typed doesn't look like this.
    static func isReply(_ bytes: ArraySlice<UInt8>) -> Bool {
        let text = bytes.dropFirst(2)
        guard bytes.first == escape, let letter = bytes.dropFirst().first, let first = text.first else { return false }
        let starts: [UInt8: String] = [0x50: "0123456789>!=$+|", 0x5B: "0123456789?<>=", 0x5D: "0123456789", 0x5F: "G"]
        let ends: [[UInt8]] = [[0x07], [escape, 0x5C], [0xC2, 0x9C]]
        return starts[letter, default: ""].utf8.contains(first)
            || strings.contains(letter) && ends.contains { text.firstRange(of: $0) != nil }
    }

    /// A control string up to its terminator, ST or BEL; `nil` while that is missing.
    private static func string(_ bytes: ArraySlice<UInt8>) -> (Token, Int)? {
        guard let (letter, length) = introducer(bytes) else { return nil }
        let body = bytes.dropFirst(length)
        var end = body.startIndex
        // A byte that ends a string can be a part of a character.
        while end < body.endIndex, body[end] >= 0x20, body[end] != 0x7F, !body[end...].starts(with: [0xC2, 0x9C]),
            body[end] != 0x9C || length > 1 || bytes[end - 1] >= 0xA0 || bytes[end - 1] == 0x80
        { end += 1 }
        guard end < body.endIndex else { return body.count > longestString ? (.nothing, bytes.count) : nil }
        let found = letter == 0x5D ? Background(answer: body[..<end]).map(Token.background) ?? .nothing : .nothing
        let size = end - bytes.startIndex
        switch body[end] {
        case 0x07, 0x9C: return (found, size + 1)
        case 0xC2: return (found, size + 2)
        case escape:
            guard end + 1 < body.endIndex else { return nil }
            return body[end + 1] == 0x5C ? (found, size + 2) : (.nothing, size)
        default: return (.nothing, size)
        }
    }

    private static let longestString = 1 << 20

    // MARK: - Characters

    private static func character(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> (Token, Int)? {
        guard let first = bytes.first else { return nil }
        switch first {
        case 0x00: return (.key(.control(" ")), 1)
        case 0x09: return (.key(KeyEvent(.tab)), 1)
        case 0x0A, 0x0D: return (.key(KeyEvent(.enter)), 1)
        case 0x08, 0x7F: return (.key(KeyEvent(.backspace)), 1)
        case 0x01...0x1A: return (.key(.control(Character(Unicode.Scalar(first + 0x60)))), 1)
        case 0x1C...0x1F: return (.key(.control(Character(Unicode.Scalar(first + 0x40)))), 1)
        case 0x20..<0x7F: return (.key(.character(Character(Unicode.Scalar(first)))), 1)
        case 0xC2..<0xF5: break
        default: return (.nothing, 1)
        }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        let sequence = bytes.prefix(length)
        guard sequence.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return (.nothing, 1) }
        if sequence.count < length { return isFinal ? (.nothing, sequence.count) : nil }
        let text = String(decoding: sequence, as: UTF8.self)
        guard let character = text.first, text.unicodeScalars.count == 1, !text.unicodeScalars.contains(where: { $0.value < 0xA0 }) else {
            return (.nothing, length)
        }
        return (.key(.character(character)), length)
    }

    /// The key after `ESC O`.
    private static func applicationKey(_ last: UInt8) -> Token {
        switch last {
        case 0x4D: return .key(KeyEvent(.enter))
        case 0x58: return .key(.character("="))
        // The keypad's symbols and digits.
        case 0x6A...0x79: return .key(.character(Character(Unicode.Scalar(last - 0x40))))
        // rxvt's arrow keys with Control.
        case 0x61...0x64: return key(Unicode.Scalar(last - 0x20), modifiers: 4)
        default: return key(Unicode.Scalar(last), modifiers: 0)
        }
    }

    // MARK: - Control sequences

    /// The sequence after `ESC [`, and its length in bytes.
    private static func controlSequence(_ bytes: ArraySlice<UInt8>) -> (Token, Int)? {
        if bytes.first == 0x5B {
            // F1 to F5 on the Linux console.
            guard let last = bytes.dropFirst().first else { return nil }
            return ((0x41...0x45).contains(last) ? .key(KeyEvent(.function(Int(last) - 0x40))) : .nothing, 2)
        }
        if bytes.first == 0x4D {
            let report = bytes.dropFirst().prefix(3).map { Int($0) - 32 }
            return report.count < 3 ? nil : (mouse(report[0], x: report[1], y: report[2], isRelease: report[0] & 3 == 3), 4)
        }
        var length = 0
        for byte in bytes {
            length += 1
            // rxvt ends keys with Shift like this; elsewhere it is part of private replies.
            if byte == 0x24, bytes.first.map({ (0x30...0x39).contains($0) }) == true {
                return (token(bytes.prefix(length - 1), final: "$"), length)
            }
            switch byte {
            case 0x20...0x3F: continue
            case 0x40...0x7E: return (token(bytes.prefix(length - 1), final: Unicode.Scalar(byte)), length)
            // Not part of a sequence: drop what precedes it.
            default: return (.nothing, length - 1)
            }
        }
        // Longer than any known sequence.
        return length > 64 ? (.nothing, length) : nil
    }

    private static func token(_ body: ArraySlice<UInt8>, final: Unicode.Scalar) -> Token {
        let isMouse = body.first == 0x3C
        // A private reply.
        if !isMouse, let first = body.first, (0x3C...0x3F).contains(first) { return .nothing }
        let numbers = body.drop { $0 == 0x3C }.split(separator: 0x3B, omittingEmptySubsequences: false).map { digits in
            digits.prefix(6).reduce(0) { (0x30...0x39).contains($1) ? $0 * 10 + Int($1) - 0x30 : $0 }
        }
        if isMouse {
            guard numbers.count == 3, final == "M" || final == "m" else { return .nothing }
            return mouse(numbers[0], x: numbers[1], y: numbers[2], isRelease: final == "m")
        }
        let first = numbers.first ?? 0
        let modifiers = numbers.count > 1 ? max(0, numbers[1] - 1) : 0
        switch final {
        case "~" where first == 200: return .pasteStart
        case "~" where first == 27: return numbers.count > 2 ? coded(numbers[2], modifiers) : .nothing
        case "~": return numbered(first, modifiers)
        // rxvt: with Control, with Shift, with both.
        case "^": return numbered(first, 4)
        case "$": return numbered(first, 1)
        case "@": return numbered(first, 5)
        case "u": return coded(first, modifiers)
        case "a", "b", "c", "d": return key(Unicode.Scalar(UInt8(final.value) - 0x20), modifiers: 1)
        default: return key(final, modifiers: modifiers)
        }
    }

    private static func key(_ letter: Unicode.Scalar, modifiers: Int) -> Token {
        let keys: [Unicode.Scalar: KeyEvent.Key] = [
            "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "Z": .backtab,
            "P": .function(1), "Q": .function(2), "R": .function(3), "S": .function(4),
        ]
        return keys[letter].map { .key(event($0, modifiers)) } ?? .nothing
    }

    private static func numbered(_ number: Int, _ modifiers: Int) -> Token {
        let key: KeyEvent.Key
        switch number {
        case 1, 7: key = .home
        case 2: key = .insert
        case 3: key = .delete
        case 4, 8: key = .end
        case 5: key = .pageUp
        case 6: key = .pageDown
        case 11...15: key = .function(number - 10)
        case 17...21: key = .function(number - 11)
        case 23...26: key = .function(number - 12)
        case 28, 29: key = .function(number - 13)
        case 31...34: key = .function(number - 14)
        default: return .nothing
        }
        return .key(event(key, modifiers))
    }

    /// A key identified by its character's number.
    private static func coded(_ code: Int, _ modifiers: Int) -> Token {
        switch code {
        case 9: return .key(modifiers & 1 == 1 ? event(.backtab, modifiers & ~1) : event(.tab, modifiers))
        case 13: return .key(event(.enter, modifiers))
        case 27: return .key(event(.escape, modifiers))
        case 8, 127: return .key(event(.backspace, modifiers))
        case 32..<0xD800, 0xF900..<0x110000:
            guard let scalar = Unicode.Scalar(UInt32(code)) else { return .nothing }
            let character = Character(scalar)
            let text = modifiers & 4 != 0 ? character.lowercased() : modifiers & 1 != 0 ? character.uppercased() : String(character)
            return text.count == 1 ? .key(event(.character(Character(text)), modifiers & ~1)) : .nothing
        default: return .nothing
        }
    }

    private static func event(_ key: KeyEvent.Key, _ modifiers: Int) -> KeyEvent {
        KeyEvent(key, control: modifiers & 4 != 0, alt: modifiers & 10 != 0, shift: modifiers & 1 != 0)
    }

    /// The left button and the wheel; other buttons are ignored.
    private static func mouse(_ code: Int, x: Int, y: Int, isRelease: Bool) -> Token {
        let at = Point(x: x - 1, y: y - 1)
        switch (code & 64 != 0, code & 32 != 0, code & 3) {
        case (true, _, 0): return .mouse(MouseEvent(.wheelUp, at: at))
        case (true, _, 1): return .mouse(MouseEvent(.wheelDown, at: at))
        case (false, false, _) where isRelease: return .mouse(MouseEvent(.release, at: at))
        case (false, false, 0): return .mouse(MouseEvent(.press, at: at))
        case (false, true, 0): return .mouse(MouseEvent(.drag, at: at))
        default: return .nothing
        }
    }
}
