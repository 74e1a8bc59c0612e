/// A row of cells kept small, for there are thousands of them: a byte for each ASCII character, and none for the blanks at a line's end.
package struct CompactLine: Sendable, Hashable {
    /// Whether the row after it goes on where this one ended for want of room.
    package let continues: Bool
    private let bytes: [UInt8]

    private enum Mark {
        /// Before the eight bytes of a style.
        static let style: UInt8 = 1
        /// Before the eight bytes of a glyph that is no ASCII character.
        static let glyph: UInt8 = 2
    }

    /// - Parameter scratch: Room that is used again from line to line.
    package init(_ cells: UnsafeBufferPointer<Cell>, continues: Bool, scratch: inout [UInt8]) {
        self.continues = continues
        var end = cells.count
        while !continues, end > 0, cells[end - 1] == .blank { end -= 1 }
        scratch.removeAll(keepingCapacity: true)
        var style = Style.plain
        for cell in cells[..<end] {
            if cell.style != style {
                style = cell.style
                scratch.append(Mark.style)
                CompactLine.append(style.word, to: &scratch)
            }
            if cell.glyph.isTail { continue }
            if let ascii = cell.glyph.plainASCII {
                scratch.append(ascii)
            } else {
                scratch.append(Mark.glyph)
                CompactLine.append(cell.glyph.word, to: &scratch)
            }
        }
        // A copy of its own size: an array made of an array would share its room, and take all of it along.
        bytes = [UInt8](unsafeUninitializedCapacity: scratch.count) { room, count in
            _ = room.initialize(from: scratch)
            count = scratch.count
        }
    }

    /// Whether there is nothing on it.
    package var isBlank: Bool { bytes.isEmpty }

    /// What it takes in memory, about.
    package var byteCount: Int { bytes.count + 48 }

    /// The cells, without the blanks at the end.
    package var cells: [Cell] {
        var cells: [Cell] = []
        cells.reserveCapacity(bytes.count)
        var style = Style.plain
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case Mark.style:
                style = Style(word: word(at: index))
                index += 8
            case Mark.glyph:
                let glyph = Glyph(word: word(at: index))
                index += 8
                cells.append(Cell(glyph: glyph, style: style))
                if glyph.isWide { cells.append(.tail(style: style)) }
            default: cells.append(Cell(glyph: Glyph(Unicode.Scalar(byte), wide: false), style: style))
            }
        }
        return cells
    }

    /// The text, without the blanks at the end.
    package var text: String {
        var scalars = String.UnicodeScalarView()
        for cell in cells { cell.glyph.append(to: &scalars) }
        return String(scalars)
    }

    private static func append(_ word: UInt64, to bytes: inout [UInt8]) {
        for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift))) }
    }

    private func word(at index: Int) -> UInt64 {
        bytes[index..<index + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
