/// A change of a text: what takes the place of some of its bytes.
struct Edit: Sendable, Equatable {
    /// Offsets in UTF-8.
    var range: Range<Int>
    var text: String
}

extension [Edit] {
    /// The text with these edits; `nil` where they overlap.
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

/// Edits that make a mutant, and how likely it is that a learner makes that mistake.
struct Attempt: Sendable {
    var edits: [Edit]
    var misconception: Misconception
    /// The higher the likelier; 100 is what almost everybody does once.
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
