/// Filters a program's output before libvterm, which trusts its input more than a container's log deserves.
///
/// Text passes unchanged. Control sequences are parsed completely and passed on as values, so that the library never sees a sequence with
/// more parameters than it has room for, an unterminated string, or anything incomplete.
struct ControlSieve {
    /// The next part of the output.
    enum Item {
        /// Text and single control characters, unchanged. Contains only complete characters.
        case plain(Range<Int>)
        /// One character that arrived in pieces, U+FFFD for an invalid one, or a sequence that is harmless unchanged.
        case whole([UInt8])
        /// `ESC`, followed by the intermediate bytes and the last one.
        case escape([UInt8])
        case sequence(ControlSequence)
        /// The contents of an OSC string, up to a limit.
        case command([UInt8])
    }

    private enum State {
        case text
        /// Inside an incomplete character.
        case character
        case escape
        case sequence
        case string(isCommand: Bool)
        case stringEscape(isCommand: Bool)
    }

    private var state = State.text
    private var gathered: [UInt8] = []

    /// Longer than any sequence in use.
    private static let maxGathered = 96
    /// Longer than any title.
    private static let maxString = 2048

    /// The next item of `bytes` from `index` on, which is advanced past it; `nil` after the last one.
    mutating func next(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Item? {
        while index < bytes.count {
            if let item = step(bytes, &index) { return item }
        }
        return nil
    }

    private mutating func step(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Item? {
        switch state {
        case .text: return text(bytes, &index)
        case .character: return restOfCharacter(bytes, &index)
        case .escape, .sequence: return inSequence(bytes, &index)
        case .string(let isCommand): return inString(bytes, &index, isCommand)
        case .stringEscape(let isCommand):
            let isEnd = bytes[index] == 0x5C
            if isEnd { index += 1 }
            state = isEnd ? .text : .escape
            defer { gathered.removeAll(keepingCapacity: true) }
            return isEnd && isCommand ? .command(gathered) : nil
        }
    }

    private mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Item? {
        let start = index
        scan: while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                if byte == 0x1B { break }
                index += 1
                continue
            }
            switch UTF8Reading(bytes[index...]) {
            case .whole(let length): index += length
            default: break scan
            }
        }
        if index > start { return .plain(start..<index) }
        gathered.removeAll(keepingCapacity: true)
        if bytes[index] == 0x1B {
            state = .escape
            index += 1
            return nil
        }
        switch UTF8Reading(bytes[index...]) {
        case .cut:
            gathered = Array(bytes[index...])
            index = bytes.count
            state = .character
            return nil
        case .control:
            index += 2
            return nil
        case .whole, .wrong:
            index += 1
            return .whole(ControlSieve.replacement)
        }
    }

    /// U+FFFD.
    private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    private mutating func restOfCharacter(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Item? {
        switch UTF8Reading((gathered + [bytes[index]])[...]) {
        case .cut:
            gathered.append(bytes[index])
            index += 1
            return nil
        case .whole:
            state = .text
            index += 1
            return .whole(gathered + [bytes[index - 1]])
        case .control:
            state = .text
            index += 1
            return nil
        case .wrong:
            state = .text
            return .whole(ControlSieve.replacement)
        }
    }

    private mutating func inSequence(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Item? {
        let byte = bytes[index]
        switch byte {
        case 0x1B:
            index += 1
            gathered.removeAll(keepingCapacity: true)
            state = .escape
            return nil
        case 0x18, 0x1A, 0x80...:
            // Canceled, or followed by text.
            state = .text
            return nil
        case 0x00, 0x7F:
            index += 1
            return nil
        case ..<0x20:
            // A control character inside a sequence takes effect, and the sequence continues.
            index += 1
            return .plain(index - 1..<index)
        default: break
        }
        index += 1
        if case .escape = state { return escape(byte) }
        if byte < 0x40 {
            if gathered.count < ControlSieve.maxGathered { gathered.append(byte) }
            return nil
        }
        state = .text
        if isSimple(last: byte) { return .whole([0x1B, 0x5B] + gathered + [byte]) }
        return ControlSequence(gathered, last: byte).map { .sequence($0) }
    }

    /// Whether it is one of the very frequent sequences (colors, movements), with few and small numbers.
    private func isSimple(last: UInt8) -> Bool {
        switch Unicode.Scalar(last) {
        case "m", "H", "A", "B", "C", "D", "d", "G", "K", "X", "P", "@": break
        default: return false
        }
        var numbers = 1
        var digits = 0
        for byte in gathered {
            digits += 1
            if byte == UInt8(ascii: ";") { (numbers, digits) = (numbers + 1, 0) } else if byte > UInt8(ascii: "9") { return false }
            if byte < UInt8(ascii: "0") || digits > 8 { return false }
        }
        return numbers <= ControlSequence.maxNumbers
    }

    private mutating func escape(_ byte: UInt8) -> Item? {
        if gathered.isEmpty {
            switch byte {
            case UInt8(ascii: "["):
                state = .sequence
                return nil
            case UInt8(ascii: "]"):
                state = .string(isCommand: true)
                return nil
            // DCS, SOS, PM, APC, and screen's sequence for setting a title.
            case UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "k"):
                state = .string(isCommand: false)
                return nil
            default: break
            }
        }
        if byte < 0x30 {
            if gathered.count < ControlSieve.maxGathered { gathered.append(byte) }
            return nil
        }
        state = .text
        return .escape(gathered + [byte])
    }

    private mutating func inString(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ isCommand: Bool) -> Item? {
        let byte = bytes[index]
        index += 1
        switch byte {
        case 0x1B: state = .stringEscape(isCommand: isCommand)
        case 0x18, 0x1A: state = .text
        case 0x07 where isCommand:
            state = .text
            defer { gathered.removeAll(keepingCapacity: true) }
            return .command(gathered)
        default: if isCommand, gathered.count < ControlSieve.maxString { gathered.append(byte) }
        }
        return nil
    }
}
