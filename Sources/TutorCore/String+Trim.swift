extension String {
    /// Without blanks and line ends at both ends.
    package var trimmed: String {
        var part = self[...]
        while let first = part.first, first.isWhitespace { part.removeFirst() }
        while let last = part.last, last.isWhitespace { part.removeLast() }
        return String(part)
    }

    /// Without line ends at its end.
    package var trimmingTrailingNewlines: String {
        var part = self[...]
        while let last = part.last, last.isNewline { part.removeLast() }
        return String(part)
    }
}

extension String {
    /// With a capital at its beginning.
    package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
