/// A Dockerfile, parsed as the builder does, except that what the builder rejects is read, too.
/// <https://docs.docker.com/reference/dockerfile/>
package struct Dockerfile: Sendable, Equatable {
    /// One instruction, which may span several lines.
    package struct Instruction: Sendable, Equatable {
        /// In uppercase: `FROM`, `RUN`.
        var keyword: String
        /// The line of the keyword, counted from 1.
        var line: Int
        /// Everything after the keyword, with lines joined and comments removed.
        var arguments: String
    }

    var instructions: [Instruction] = []
    /// Why parsing ended before the end of the file: a heredoc, or another escape character. What follows could be anything.
    var unread: String?

    /// Each instruction on one line with single spaces, for comparing Dockerfiles.
    var plain: String { instructions.map(\.plain).joined(separator: "\n") }
}

extension Dockerfile.Instruction {
    /// Keyword and arguments on one line, separated by single spaces.
    var plain: String { ([keyword[...]] + words).joined(separator: " ") }

    /// Options such as `--from=builder`, which come first.
    var options: ArraySlice<Substring> { words.prefix { $0.hasPrefix("--") } }

    private var words: [Substring] { arguments.split(whereSeparator: \.isWhitespace) }
}
