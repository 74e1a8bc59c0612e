extension String {
    /// Whether it has only blanks and line breaks.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }

    /// Without trailing line breaks.
    package var trimmingTrailingNewlines: String {
        var part = self[...]
        while let last = part.last, last.isNewline { part.removeLast() }
        return String(part)
    }

    /// With a period at its end, unless it ends with a mark of its own.
    package var sentence: String { last?.isPunctuation == false ? self + "." : self }
}
