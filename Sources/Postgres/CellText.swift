import CPostgres

/// A cell's text as psql prints it in a table: one or more lines, with tabs expanded and control characters made visible.
enum CellText {
    struct Line {
        var bytes: [UInt8] = []
        var columns = 0
    }

    /// The width in columns of single-line text that can be printed unchanged; `nil` for any other text.
    @inline(__always)
    static func plainWidth(_ bytes: UnsafeRawBufferPointer) -> Int? {
        var place = 0
        while place + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            // The top bit of each byte is set if the byte is above 0x7E or below 0x20.
            let high = word | (word &+ 0x0101_0101_0101_0101)
            let low = (word &- 0x2020_2020_2020_2020) & ~word
            if (high | low) & 0x8080_8080_8080_8080 != 0 { return plainWidthOfWide(bytes) }
            place += 8
        }
        while place < bytes.count {
            if bytes[place] < 0x20 || bytes[place] > 0x7E { return plainWidthOfWide(bytes) }
            place += 1
        }
        return bytes.count
    }

    /// The same for text that is not pure ASCII.
    private static func plainWidthOfWide(_ bytes: UnsafeRawBufferPointer) -> Int? {
        var columns = 0
        var place = 0
        while place < bytes.count {
            let character = CellCharacter(bytes, place)
            if character.columns < 0 { return nil }
            columns += character.columns
            place += character.length
        }
        return columns
    }

    /// The width of the widest line in columns.
    static func width(_ bytes: UnsafeRawBufferPointer) -> Int {
        plainWidth(bytes) ?? lines(bytes).map(\.columns).max() ?? 0
    }

    /// The lines as printed; at least one.
    static func lines(_ bytes: UnsafeRawBufferPointer) -> [Line] {
        var lines: [Line] = []
        var line = Line()
        var place = 0
        while place < bytes.count {
            let character = CellCharacter(bytes, place)
            let next = place + character.length
            switch bytes[place] {
            case UInt8(ascii: "\n"):
                lines.append(line)
                line = Line()
            case UInt8(ascii: "\r"): line.append("\\r")
            case UInt8(ascii: "\t"): line.append(String(repeating: " ", count: 8 - line.columns % 8))
            case let byte where character.columns < 0 && character.length == 1: line.append("\\x" + hexadecimal(UInt32(byte), digits: 2))
            case _ where character.columns < 0: line.append("\\u" + hexadecimal(character.scalar(in: bytes, at: place), digits: 4))
            default:
                line.bytes.append(contentsOf: bytes[place..<next])
                line.columns += character.columns
            }
            place = next
        }
        lines.append(line)
        return lines
    }

    private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
        let text = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}

extension CellText.Line {
    fileprivate mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        columns += text.utf8.count
    }
}

/// One character in a cell's bytes.
private struct CellCharacter {
    let length: Int
    let columns: Int

    init(_ bytes: UnsafeRawBufferPointer, _ place: Int) {
        let first = bytes[place]
        let wanted = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard place + wanted <= bytes.count, first >= 0x20, let base = bytes.baseAddress else {
            // A UTF-8 database never returns a truncated sequence; if there is one, each byte counts as one column.
            length = 1
            columns = first < 0x20 ? -1 : 1
            return
        }
        length = wanted
        columns = wanted == 1 ? (first == 0x7F ? -1 : 1) : Self.columns(at: base + place)
    }

    /// The width in terminal columns, from the same table that psql uses: -1 for a control character, 0 for a combining one.
    private static func columns(at pointer: UnsafeRawPointer) -> Int {
        let utf8 = Int32(6)
        return Int(calf_PQdsplen(pointer.assumingMemoryBound(to: CChar.self), utf8))
    }

    func scalar(in bytes: UnsafeRawBufferPointer, at place: Int) -> UInt32 {
        String(decoding: bytes[place..<place + length], as: UTF8.self).unicodeScalars.first?.value ?? 0xFFFD
    }
}
