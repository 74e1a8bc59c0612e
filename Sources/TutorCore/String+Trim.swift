extension String {
    /// Without leading and trailing blanks and line breaks.
    package var trimmed: String {
        var part = self[...]
        while let first = part.first, first.isWhitespace { part.removeFirst() }
        while let last = part.last, last.isWhitespace { part.removeLast() }
        return String(part)
    }

    /// Whether it has only blanks and line breaks.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }

    /// Without trailing line breaks.
    package var trimmingTrailingNewlines: String {
        var part = self[...]
        while let last = part.last, last.isNewline { part.removeLast() }
        return String(part)
    }
}

extension String {
    /// With its first letter capitalized.
    package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// With a period at its end, unless it ends with a mark of its own.
    package var sentence: String { last?.isPunctuation == false ? self + "." : self }
}
