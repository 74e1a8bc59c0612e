/// The syntactic category of a piece of code.
package enum Syntax: Sendable, Hashable {
    case keyword, function, string, number, comment
    /// A shell variable, YAML key, command option, or decorator.
    case name
}

/// A colored piece of code; text between spans is plain.
package struct SyntaxSpan: Sendable, Hashable {
    /// UTF-8 offsets.
    package var range: Range<Int>
    package var syntax: Syntax
}
