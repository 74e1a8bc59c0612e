import Markdown

/// A comment by which an author changes how a section is presented. Learners never see it.
package struct StageMark: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        /// `<!-- step -->`: what follows is a step of its own.
        case step
        /// `<!-- skip -->`: what follows is left out, up to the next mark or heading.
        case skip
    }

    package var kind: Kind
    /// The index of the first element after it.
    package var element: Int
}

extension StageMark.Kind {
    /// The kind of mark that a paragraph is; `nil` if it is no mark.
    init?(_ inlines: [Inline]) {
        guard inlines.count == 1, case .html(let comment)? = inlines.first else { return nil }
        let words = comment.split(whereSeparator: \.isWhitespace)
        guard words.count == 3, words[0] == "<!--", words[2] == "-->" else { return nil }
        self.init(rawValue: String(words[1]))
    }
}
