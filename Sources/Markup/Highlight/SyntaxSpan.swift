/// What a piece of code is.
package enum Syntax: Sendable, Hashable {
    case keyword, function, string, number, comment
    /// A variable of the shell, a key of YAML, an option of a command, a decorator.
    case name
}

/// A piece of code that is colored; what lies between spans is plain.
package struct SyntaxSpan: Sendable, Hashable {
    /// UTF-8 offsets.
    package var range: Range<Int>
    package var syntax: Syntax

    package init(_ range: Range<Int>, _ syntax: Syntax) {
        self.range = range
        self.syntax = syntax
    }
}
