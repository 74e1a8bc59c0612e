import Postgres
import SQLText

/// A statement split up for editing: its words, how brackets nest, and the queries in it.
struct Outline: Sendable {
    let text: String
    /// The columns of each table; empty if unknown.
    let columns: [String: [String]]
    /// All tokens except comments.
    let words: [Word]
    /// The names defined by WITH.
    let commonTables: Set<String>
    /// SELECT, UPDATE, DELETE, and INSERT at any depth, in the order of their first words.
    private(set) var queries: [Query] = []

    private let bytes: [UInt8]
    /// The offset at which each comment ends; whitespace after it must be kept.
    private let commentEnds: Set<Int>

    init(_ text: String, columns: [String: [String]]) {
        self.text = text
        self.columns = columns
        bytes = Array(text.utf8)
        var words: [Word] = []
        var commentEnds: Set<Int> = []
        for token in SQLScanner.tokens(in: text) {
            if token.kind == .comment {
                commentEnds.insert(token.range.upperBound)
            } else {
                words.append(Word(text: String(decoding: bytes[token.range], as: UTF8.self), kind: token.kind, range: token.range))
            }
        }
        Self.findNames(&words)
        Self.findBrackets(&words)
        self.words = words
        self.commentEnds = commentEnds
        commonTables = Self.commonTables(words)
        queries = QueryFinder(outline: self).queries()
    }

    // MARK: Places

    /// The words of a range at its top level, not inside any nested brackets.
    func level(_ range: Range<Int>) -> [Int] {
        guard let first = range.first else { return [] }
        let depth = words[first].depth
        return range.filter { words[$0].depth == depth }
    }

    /// The first occurrence of a word at the top level of the range.
    func first(_ word: String, in range: Range<Int>) -> Int? { level(range).first { words[$0].is(word) } }

    /// The parts of a list.
    func parts(_ range: Range<Int>, by separator: String = ",") -> [Range<Int>] {
        if range.isEmpty { return [] }
        return split(range, at: level(range).filter { words[$0].is(separator) })
    }

    func split(_ range: Range<Int>, at separators: [Int]) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        for separator in separators {
            parts.append(start..<separator)
            start = separator + 1
        }
        return parts + [start..<range.upperBound]
    }

    /// The words between a bracket and its counterpart.
    func inside(_ bracket: Int) -> Range<Int>? {
        guard bracket < words.count, let partner = words[bracket].partner, partner > bracket else { return nil }
        return bracket + 1..<partner
    }

    /// Whether the word at this index is this one.
    func has(_ word: String, at index: Int) -> Bool { index >= 0 && index < words.count && words[index].is(word) }

    // MARK: Text and edits

    func text(of range: Range<Int>) -> String { String(decoding: bytes[bytes(of: range)], as: UTF8.self) }

    /// The text of these bytes, without surrounding whitespace.
    func text(at place: Range<Int>) -> String {
        let isBlank = { (byte: UInt8) in byte.isBlank }
        let slice = bytes[place].drop(while: isBlank)
        return String(
            decoding: slice.prefix((slice.lastIndex { !$0.isBlank } ?? slice.startIndex - 1) + 1 - slice.startIndex), as: UTF8.self)
    }

    /// The range of these words, as offsets in UTF-8.
    func bytes(of range: Range<Int>) -> Range<Int> {
        guard let first = range.first, let last = range.last else { return 0..<0 }
        return words[first].range.lowerBound..<words[last].range.upperBound
    }

    func put(_ text: String, for range: Range<Int>) -> Edit { Edit(range: bytes(of: range), text: text) }
    func put(_ text: String, for index: Int) -> Edit { put(text, for: index..<index + 1) }
    func insert(_ text: String, before index: Int) -> Edit {
        let place = words[index].range.lowerBound
        return Edit(range: place..<place, text: text)
    }
    func insert(_ text: String, after index: Int) -> Edit {
        let place = words[index].range.upperBound
        return Edit(range: place..<place, text: text)
    }

    /// Deletes words, along with the extra whitespace. Whitespace after a comment ends the comment and is kept.
    func drop(_ range: Range<Int>) -> Edit {
        var (start, end) = (bytes(of: range).lowerBound, bytes(of: range).upperBound)
        while start > 0, bytes[start - 1].isBlank { start -= 1 }
        let isBehindComment = commentEnds.contains(start)
        let hasBlankBefore = start < bytes(of: range).lowerBound
        if hasBlankBefore, !isBehindComment, end == bytes.count || bytes[end].isBlank || bytes[end].mayFollowAtOnce {
            return Edit(range: start..<end, text: "")
        }
        if hasBlankBefore || start == 0 || bytes[start - 1].isOpening {
            while end < bytes.count, bytes[end].isBlank { end += 1 }
        }
        return Edit(range: bytes(of: range).lowerBound..<end, text: "")
    }

    func drop(_ index: Int) -> Edit { drop(index..<index + 1) }

    /// Deletes one part of a list, along with the extra separator.
    func drop(part: Int, of parts: [Range<Int>]) -> Edit {
        if part > 0 { return drop(parts[part - 1].upperBound..<parts[part].upperBound) }
        return drop(parts[0].lowerBound..<parts[1].lowerBound)
    }

    func swap(_ one: Range<Int>, _ other: Range<Int>) -> [Edit] { [put(text(of: other), for: one), put(text(of: one), for: other)] }

    // MARK: Reading

    private static let afterAs: Set<String> = [
        "select", "with", "values", "table", "insert", "update", "delete", "not", "materialized", "(", "execute",
    ]

    private static func findNames(_ words: inout [Word]) {
        for index in words.indices.dropFirst() {
            let before = words[index - 1]
            if before.is(".") || (before.is("as") && !afterAs.contains(words[index].folded)) { words[index].isNamed = true }
        }
    }

    private static func findBrackets(_ words: inout [Word]) {
        var open: [Int] = []
        for index in words.indices {
            let isClosing = words[index].isOne(of: [")", "]", "end"])
            if isClosing, let last = open.last, partners[words[last].folded] == words[index].folded {
                open.removeLast()
                words[last].partner = index
                words[index].partner = last
            }
            words[index].depth = open.count
            if words[index].isOne(of: ["(", "[", "case"]) { open.append(index) }
        }
    }

    private static let partners = ["(": ")", "[": "]", "case": "end"]

    /// `name [(columns)] AS [[NOT] MATERIALIZED] (` only occurs in WITH, and before windows.
    private static func commonTables(_ words: [Word]) -> Set<String> {
        var names: Set<String> = []
        for index in words.indices where words[index].is("as") {
            guard words[index...].dropFirst().first(where: { !$0.isOne(of: ["not", "materialized"]) })?.is("(") == true else { continue }
            var before = index - 1
            if before >= 0, words[before].is(")") { before = (words[before].partner ?? 0) - 1 }
            if before >= 0, words[before].mayBeName { names.insert(words[before].folded) }
        }
        return names
    }
}

extension UInt8 {
    fileprivate var isBlank: Bool { self == 0x20 || 0x09...0x0D ~= self }
    fileprivate var isOpening: Bool { self == UInt8(ascii: "(") || self == UInt8(ascii: "[") }
    fileprivate var mayFollowAtOnce: Bool { ")],;".utf8.contains(self) }
}
