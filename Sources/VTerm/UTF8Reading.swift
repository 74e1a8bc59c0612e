/// Classifies the start of a byte sequence that starts at 0x80 or above.
///
/// libvterm's own decoder writes past the end of its array if a character is incomplete, so it gets only complete ones.
enum UTF8Reading {
    /// A character of this length in bytes.
    case whole(Int)
    /// A two-byte C1 control character, whose width the library can't handle.
    case control
    /// An incomplete character.
    case cut
    case wrong

    init(_ bytes: some Collection<UInt8>) {
        var rest = bytes.makeIterator()
        guard let first = rest.next() else {
            self = .cut
            return
        }
        let length: Int
        // The second byte shows whether it is an overlong encoding, a surrogate, or beyond Unicode.
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: length = 4
        default:
            self = .wrong
            return
        }
        for place in 1..<length {
            guard let byte = rest.next() else {
                self = .cut
                return
            }
            guard (place == 1 ? second : 0x80...0xBF).contains(byte) else {
                self = .wrong
                return
            }
            if first == 0xC2, byte < 0xA0 {
                self = .control
                return
            }
        }
        self = .whole(length)
    }
}
