/// A compact row of cells, since thousands are kept: one byte per ASCII character, and none for trailing blanks.
package struct CompactLine: Sendable, Hashable {
    /// Whether the next row continues this one, which was wrapped.
    package let continues: Bool
    private let bytes: [UInt8]

    private enum Mark {
        /// Precedes the eight bytes of a style.
        static let style: UInt8 = 1
        /// Precedes the eight bytes of a non-ASCII glyph.
        static let glyph: UInt8 = 2
    }

    /// - Parameter scratch: A buffer that is reused from line to line.
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
        // Copy to an array of exactly this size: an array made from `scratch` would share its storage, including the unused capacity.
        bytes = [UInt8](unsafeUninitializedCapacity: scratch.count) { room, count in
            _ = room.initialize(from: scratch)
            count = scratch.count
        }
    }

    /// Whether the line is empty.
    package var isBlank: Bool { bytes.isEmpty }

    /// The approximate memory usage.
    package var byteCount: Int { bytes.count + 48 }

    /// The cells, without trailing blanks.
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

    private static func append(_ word: UInt64, to bytes: inout [UInt8]) {
        for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift))) }
    }

    private func word(at index: Int) -> UInt64 {
        bytes[index..<index + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
