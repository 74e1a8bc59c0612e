/// `match="…"`: a regular expression that the whole output must match. `.` doesn't match line ends.
package struct OutputPattern {
    /// Why an expression can't be used.
    package struct Failure: Error, Equatable {
        /// The regular expression parser's error message.
        package var message: String
    }

    private let expression: Regex<AnyRegexOutput>

    /// Compiles a regular expression in Swift's syntax.
    package init(_ source: String) throws(Failure) {
        do { expression = try Regex(source) } catch { throw Failure(message: "\(error)") }
    }

    /// Whether all of `output` matches, not counting trailing line ends.
    package func matches(_ output: String) -> Bool {
        var text = output[...]
        while let last = text.last, last.isNewline { text.removeLast() }
        // If the regex engine gives up while matching, the output doesn't match.
        return (try? expression.wholeMatch(in: text)) != nil
    }
}
