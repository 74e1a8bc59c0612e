/// An edit of a text: replaces a range of bytes.
struct Edit: Sendable, Equatable, Codable {
    /// Offsets in UTF-8.
    var range: Range<Int>
    var text: String
}

extension [Edit] {
    /// The text with these edits; `nil` if they overlap.
    func applied(to text: String) -> String? {
        let bytes = Array<UInt8>(text.utf8)
        var result: [UInt8] = []
        var place = 0
        for edit in sorted(by: { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }) {
            guard edit.range.lowerBound >= place else { return nil }
            result += bytes[place..<edit.range.lowerBound]
            result += edit.text.utf8
            place = edit.range.upperBound
        }
        return String(decoding: result + bytes[place...], as: UTF8.self)
    }
}

/// Edits that make a mutant, and how likely learners are to make that mistake.
struct Attempt: Sendable {
    var edits: [Edit]
    var misconception: Misconception
    /// Higher is more likely; almost everyone makes a mistake with 100 at some point.
    var likelihood: Int

    init(_ misconception: Misconception, _ likelihood: Int, _ edits: [Edit]) {
        self.edits = edits
        self.misconception = misconception
        self.likelihood = likelihood
    }

    init(_ misconception: Misconception, _ likelihood: Int, _ edits: Edit...) {
        self.init(misconception, likelihood, edits)
    }
}
