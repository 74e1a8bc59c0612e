import Facts
import Primitives

/// Finds the counterpart of a part of one text in another: what a program prints for other data in place of that part.
///
/// The counterpart of the whole text is the whole other text. That of a line, or of a part of one, is in the most similar line: `12` in
/// `Total: 12` for `9` in `Total: 9`, wherever the line is.
struct TextCounterpart: Sendable {
    private let given: [String]
    private let other: [String]

    init(of given: String, in other: String) {
        self.given = Self.lines(given)
        self.other = Self.lines(other)
    }

    /// The counterpart of a part, which may be one piece, several, or none; `nil` if the first text doesn't contain the part.
    func pieces(for part: String) -> [String]? {
        let wanted = Self.lines(part.trimmed)
        let (all, text) = (given.joined(separator: "\n").trimmed, wanted.joined(separator: "\n"))
        guard !wanted.isEmpty, all.contains(text) else { return nil }
        if text != all { return wanted.filter { !$0.isBlank }.compactMap(piece(for:)) }
        // One line that has become several is a list of lines, not a block.
        return wanted.count == 1 ? other.filter { !$0.isBlank } : [other.joined(separator: "\n").trimmed].filter { !$0.isEmpty }
    }

    /// The line of the text most similar to this one; `nil` if the text has no lines.
    static func line(of text: String, like line: String) -> String? { closest(to: line, among: lines(text))?.line.trimmed }

    private static func lines(_ text: String) -> [String] {
        var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(String.init)[...]
        while lines.first?.isBlank == true { lines.removeFirst() }
        while lines.last?.isBlank == true { lines.removeLast() }
        return Array(lines)
    }

    // MARK: - A line

    /// Prefers a place where the part is a whole line, then one at word boundaries, then the first.
    private func piece(for part: String) -> String? {
        let places = given.indices.flatMap { line in
            given[line].ranges(of: part).map { (line: line, before: given[line][..<$0.lowerBound], after: given[line][$0.upperBound...]) }
        }
        let place =
            places.first { $0.before.isBlank && $0.after.isBlank }
            ?? places.first { $0.before.last?.isPartOfWord != true && $0.after.first?.isPartOfWord != true } ?? places.first
        guard let place, let line = counterpart(ofLine: place.line) else { return nil }
        let piece = Self.cut(line, after: place.before, before: place.after)
        return piece.isEmpty ? nil : piece
    }

    /// The most similar line, or the one at the same place if none is similar and none is missing or new.
    private func counterpart(ofLine line: Int) -> String? {
        if let found = Self.closest(to: given[line], among: other), found.likeness >= 0.5 { return found.line }
        return given.count == other.count ? other[line] : nil
    }

    /// A line without what surrounds the part: the same text, or the same number of words.
    private static func cut(_ line: String, after before: Substring, before after: Substring) -> String {
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

    // MARK: - Similar lines

    private static func closest(to line: String, among lines: [String]) -> (line: String, likeness: Double)? {
        lines.filter { !$0.isBlank }.map { (line: $0, likeness: likeness($0, line)) }.max { $0.likeness < $1.likeness }
    }

    /// Higher if more words at the same positions are equal or of the same kind.
    private static func likeness(_ one: String, _ two: String) -> Double {
        let first = one.split(whereSeparator: \.isWhitespace)
        let second = two.split(whereSeparator: \.isWhitespace)
        let sum = zip(first, second).reduce(0) { $0 + likeness(ofWords: $1.0, $1.1) }
        return sum / Double(max(first.count, second.count, 1))
    }

    private static func likeness(ofWords one: Substring, _ two: Substring) -> Double {
        if one == two { return 1 }
        switch (one.contains(where: \.isNumber), two.contains(where: \.isNumber)) {
        case (true, true): return 0.7
        case (false, false): return one.prefix(3) == two.prefix(3) ? 0.5 : 0.2
        default: return 0
        }
    }
}

extension StringProtocol {
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

extension Character {
    fileprivate var isPartOfWord: Bool { isLetter || isNumber }
}
