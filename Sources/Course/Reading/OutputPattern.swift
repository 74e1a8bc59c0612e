/// `match="…"`: a regular expression that the whole output must match. `.` stops at line ends.
package struct OutputPattern {
    /// Why an expression can't be used.
    package struct Failure: Error, Equatable {
        /// In the words of the regular expression parser.
        package var message: String
    }

    private let expression: Regex<AnyRegexOutput>

    /// Compiles an expression in Swift's syntax.
    package init(_ source: String) throws(Failure) {
        do { expression = try Regex(source) } catch { throw Failure(message: "\(error)") }
    }

    /// Whether all of `output` matches, its last line ends left aside.
    package func matches(_ output: String) -> Bool {
        var text = output[...]
        while let last = text.last, last.isNewline { text.removeLast() }
        // A pattern that gives up while matching does not match.
        return (try? expression.wholeMatch(in: text)) != nil
    }
}
