import Primitives

/// Finds the counterpart of a part of one text in another: what a program prints for other data in place of that part.
///
/// Lines are matched by their surroundings and by similarity: `Total: 12` matches `Total: 9`, even if it has moved.
struct TextCounterpart: Sendable {
    private let given: [String]
    private let other: [String]
    /// For each line of the first text, the matching line of the other, in order; `nil` if there is none.
    private let pairs: [Int?]

    init(of given: String, in other: String) {
        self.given = Self.lines(given)
        self.other = Self.lines(other)
        pairs = Self.pairs(self.given, self.other)
    }

    /// The counterpart of a part, which may be one piece, several, or none; `nil` if the first text doesn't contain the part.
    ///
    /// If the part is the whole text, its counterpart is the whole other text; if it is lines, it is lines; within a line, the words before
    /// and after the part are cut off.
    func pieces(for part: String) -> [String]? {
        let wanted = Self.lines(part.trimmed)
        guard !wanted.isEmpty, let place = place(of: wanted) else { return nil }
        let last = place.line + wanted.count - 1
        let isWhole = place.before.isBlank && place.after.isBlank && place.line == 0 && last == given.count - 1
        if wanted.count == 1, !isWhole {
            guard let line = pairs[place.line] else { return [] }
            return [Self.cut(other[line], after: place.before, before: place.after)].filter { !$0.isBlank }
        }
        let start = pairs[..<place.line].last { $0 != nil }.flatMap { $0 }.map { $0 + 1 } ?? 0
        let end = pairs[(last + 1)...].first { $0 != nil }.flatMap { $0 } ?? other.count
        guard start < end else { return [] }
        var lines = Array(other[start..<end])
        // One line that has become several is a list of lines, not a block.
        if wanted.count == 1 { return lines.filter { !$0.isBlank } }
        lines[0] = Self.cut(lines[0], after: place.before, before: "")
        lines[lines.count - 1] = Self.cut(lines[lines.count - 1], after: "", before: place.after)
        return [lines.joined(separator: "\n").trimmed].filter { !$0.isEmpty }
    }

    /// The line of the text most similar to this one; `nil` if the text has no lines.
    static func line(of text: String, like line: String) -> String? {
        var best: (line: String, likeness: Double)?
        for candidate in lines(text) where !candidate.isBlank {
            let likeness = likeness(candidate, line)
            if likeness > best?.likeness ?? -1 { best = (candidate.trimmed, likeness) }
        }
        return best?.line
    }

    // MARK: - Finding the part

    private struct Place {
        var line: Int
        /// What comes before it in its first line, and after it in its last line.
        var before: String
        var after: String
    }

    /// Prefers a place where it is a whole line, then one at word boundaries, then the first.
    private func place(of wanted: [String]) -> Place? {
        guard given.count >= wanted.count else { return nil }
        let places = (0...(given.count - wanted.count)).compactMap { place(of: wanted, at: $0) }
        return places.first { $0.before.isBlank && $0.after.isBlank }
            ?? places.first { $0.before.last?.isPartOfWord != true && $0.after.first?.isPartOfWord != true } ?? places.first
    }

    private func place(of wanted: [String], at line: Int) -> Place? {
        if wanted.count == 1 {
            let places = given[line].ranges(of: wanted[0]).map { range in
                Place(line: line, before: String(given[line][..<range.lowerBound]), after: String(given[line][range.upperBound...]))
            }
            return places.first { $0.before.last?.isPartOfWord != true && $0.after.first?.isPartOfWord != true } ?? places.first
        }
        let last = line + wanted.count - 1
        guard given[line].hasSuffix(wanted[0]), given[last].hasPrefix(wanted[wanted.count - 1]),
            given[(line + 1)..<last].elementsEqual(wanted[1..<(wanted.count - 1)])
        else { return nil }
        return Place(
            line: line, before: String(given[line].dropLast(wanted[0].count)),
            after: String(given[last].dropFirst(wanted[wanted.count - 1].count)))
    }

    /// A line without what surrounds the part: the same text, or the same number of words.
    private static func cut(_ line: String, after before: String, before after: String) -> String {
        var rest = line[...]
        if rest.hasPrefix(before) {
            rest = rest.dropFirst(before.count)
        } else if before.last?.isWhitespace == true {
            for _ in before.split(whereSeparator: \.isWhitespace) {
                rest = rest.drop(while: \.isWhitespace).drop { !$0.isWhitespace }
            }
        }
        if rest.hasSuffix(after) {
            rest = rest.dropLast(after.count)
        } else if after.first?.isWhitespace == true {
            for _ in after.split(whereSeparator: \.isWhitespace) {
                while rest.last?.isWhitespace == true { rest.removeLast() }
                while let last = rest.last, !last.isWhitespace { rest.removeLast() }
            }
        }
        return String(rest).trimmed
    }

    // MARK: - Matching lines

    private static let maxComparisons = 250_000

    private static func lines(_ text: String) -> [String] {
        var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(String.init)[...]
        while lines.first?.isBlank == true { lines.removeFirst() }
        while lines.last?.isBlank == true { lines.removeLast() }
        return Array(lines)
    }

    /// The in-order alignment with the highest total similarity; texts too long for that are aligned by line number.
    private static func pairs(_ given: [String], _ other: [String]) -> [Int?] {
        guard given.count * other.count <= maxComparisons else {
            return given.indices.map { $0 < other.count ? $0 : nil }
        }
        // The best score for the lines from these on.
        var best = [[Double]](repeating: Array(repeating: 0, count: other.count + 1), count: given.count + 1)
        var gains = best
        for one in given.indices.reversed() {
            for two in other.indices.reversed() {
                gains[one][two] = likeness(given[one], other[two])
                best[one][two] = max(gains[one][two] + best[one + 1][two + 1], best[one + 1][two], best[one][two + 1])
            }
        }
        var pairs = [Int?](repeating: nil, count: given.count)
        var (one, two) = (0, 0)
        while one < given.count, two < other.count {
            if best[one][two] == gains[one][two] + best[one + 1][two + 1] {
                pairs[one] = two
                (one, two) = (one + 1, two + 1)
            } else if best[one][two] == best[one + 1][two] {
                one += 1
            } else {
                two += 1
            }
        }
        return pairs
    }

    /// Higher if more words at the same positions are equal or of the same kind; never zero, since a changed line can be the same line.
    private static func likeness(_ one: String, _ two: String) -> Double {
        if one == two { return one.isBlank ? 0.5 : 1.5 }
        let first = one.split(whereSeparator: \.isWhitespace)
        let second = two.split(whereSeparator: \.isWhitespace)
        let sum = zip(first, second).reduce(0) { $0 + likeness(ofWords: $1.0, $1.1) }
        return 0.1 + sum / Double(max(first.count, second.count, 1))
    }

    private static func likeness(ofWords one: Substring, _ two: Substring) -> Double {
        if one == two { return 1 }
        switch (one.contains(where: \.isNumber), two.contains(where: \.isNumber)) {
        case (true, true): return 0.7
        case (false, false): return one.commonPrefix(with: two).count >= 3 ? 0.5 : 0.2
        default: return 0
        }
    }
}

extension String {
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

extension Substring {
    fileprivate func commonPrefix(with other: Substring) -> Substring {
        prefix(zip(self, other).prefix { $0 == $1 }.count)
    }
}

extension Character {
    fileprivate var isPartOfWord: Bool { isLetter || isNumber }
}
