/// What bytes from 0x80 on begin with.
///
/// libvterm's own decoder writes past its array when a character is cut, so it gets whole ones only.
enum UTF8Reading {
    /// A character, and its length.
    case whole(Int)
    /// A C1 control character in two bytes: no character, and of no width that the library could bear.
    case control
    /// A character of which more is to come.
    case cut
    case wrong

    init(_ bytes: some Collection<UInt8>) {
        var rest = bytes.makeIterator()
        guard let first = rest.next() else {
            self = .cut
            return
        }
        let length: Int
        // The second byte decides whether it is written longer than need be, half of a pair, or beyond Unicode.
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
