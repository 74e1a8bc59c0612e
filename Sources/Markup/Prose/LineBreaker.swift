/// Finds the line breaks of a paragraph.
///
/// Lines break at spaces, which are then dropped; next to wide characters; after a hyphen inside a word; and, as a last resort, anywhere.
struct LineBreaker {
    let room: Int
    private var start = 0
    private var width = 0
    /// The last possible end of the line, and where the next line would start after it.
    private var end = -1
    private var next = 0
    private var widthAtNext = 0
    /// Where the current word starts.
    private var wordStart = 0

    init(room: Int) { self.room = room }

    /// Calls `emit` with the range of each line, in order.
    mutating func walk(_ bytes: UnsafeBufferPointer<UInt8>, widths: UnsafeBufferPointer<UInt8>, _ emit: (Range<Int>) -> Void) {
        var index = 0
        var previousWidth = 1
        while index < bytes.count {
            let byte = bytes[index]
            if byte == Paragraph.Mark.lineFeed {
                emit(start..<trimmed(bytes, to: index))
                begin(at: index + 1, width: 0)
                wordStart = index + 1
                index += 1
                continue
            }
            if byte == Paragraph.Mark.blank {
                wordStart = index + 1
                if index == start {
                    // Lines don't start with a space.
                    start = index + 1
                } else {
                    if index == 0 || bytes[index - 1] != Paragraph.Mark.blank { end = index }
                    width += 1
                    next = index + 1
                    widthAtNext = width
                }
                index += 1
                continue
            }
            let cells = Int(widths[index])
            if cells > 0 {
                if index > start, mayBreak(bytes, at: index, isWide: cells == 2, afterWide: previousWidth == 2) {
                    end = index
                    next = index
                    widthAtNext = width
                }
                if width + cells > room, index > start { breakLine(before: index, emit) }
                if width + cells > room, index > start {
                    emit(start..<index)
                    begin(at: index, width: 0)
                }
                width += cells
                previousWidth = cells
            }
            index += 1
        }
        if start < bytes.count || bytes.isEmpty || bytes.last == Paragraph.Mark.lineFeed { emit(start..<trimmed(bytes, to: bytes.count)) }
    }

    private mutating func breakLine(before index: Int, _ emit: (Range<Int>) -> Void) {
        if end > start {
            emit(start..<end)
            begin(at: next, width: width - widthAtNext)
        } else {
            emit(start..<index)
            begin(at: index, width: 0)
        }
    }

    private mutating func begin(at place: Int, width: Int) {
        start = place
        self.width = width
        end = -1
    }

    private func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, to limit: Int) -> Int {
        var limit = limit
        while limit > start, bytes[limit - 1] == Paragraph.Mark.blank { limit -= 1 }
        return limit
    }

    private func mayBreak(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, isWide: Bool, afterWide: Bool) -> Bool {
        if isWide || afterWide { return bytes[index - 1] != Paragraph.Mark.blank }
        // An option such as --read-only isn't broken.
        guard bytes[index - 1] == 0x2D, index >= wordStart + 2, bytes[wordStart] != 0x2D else { return false }
        return isLetter(bytes[index]) && isLetter(bytes[index - 2])
    }

    private func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
}
