// MARK: - Searching

extension EditorState {
    /// Finds the next match of a single-line text from a position, or the previous one before it, wrapping around the ends. Ignores the
    /// case of ASCII letters.
    package func find(_ text: String, from place: Position, backward: Bool = false) -> Range<Position>? {
        let needle = text.utf8.map(\.folded)
        guard !needle.isEmpty, needle.count <= lines.reduce(0, { max($0, $1.utf8.count) }) else { return nil }
        for step in 0...lines.count {
            let number = (place.line + (backward ? -step : step) + lines.count) % lines.count
            // The starting line is searched twice: from the position at first, and up to it at the end.
            let limit = step == 0 ? place.offset : nil
            let found = lines[number].places(of: needle).filter { offset in
                limit.map { backward ? offset < $0 : offset >= $0 } ?? true
            }
            if let offset = backward ? found.last : found.first {
                return Position(line: number, offset: offset)..<Position(line: number, offset: offset + needle.count)
            }
        }
        return nil
    }

    /// Selects a range, with the cursor at its end.
    package mutating func select(_ range: Range<Position>) {
        move(to: range.lowerBound)
        move(to: range.upperBound, selecting: true)
    }
}

extension String {
    /// The UTF-8 offsets of matches for case-folded bytes.
    fileprivate func places(of needle: [UInt8]) -> [Int] {
        var text = self
        return text.withUTF8 { bytes in
            guard bytes.count >= needle.count else { return [] }
            return (0...(bytes.count - needle.count)).filter { start in
                bytes[start].folded == needle[0] && needle.indices.allSatisfy { bytes[start + $0].folded == needle[$0] }
            }
        }
    }
}

extension UInt8 {
    /// Uppercase ASCII letters become lowercase.
    fileprivate var folded: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}
