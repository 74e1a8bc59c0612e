/// A Dockerfile, parsed as the builder does.
///
/// Parsing never fails: `problems` lists what the builder would reject, and the rest is parsed anyway.
/// <https://docs.docker.com/reference/dockerfile/>
struct Dockerfile: Sendable, Equatable {
    /// One instruction, which may span several lines.
    struct Instruction: Sendable, Equatable {
        /// In uppercase: `FROM`, `RUN`.
        var keyword: String
        /// The line of the keyword, counted from 1.
        var line: Int
        /// Options such as `--from=builder`, which come before the arguments.
        var options: [String] = []
        /// Everything after the keyword and options, with lines joined and comments removed.
        var arguments: String
    }

    /// An error that the builder would report.
    struct Problem: Sendable, Equatable {
        var line: Int
        /// What is wrong, and on which line.
        var sentence: String
    }

    var instructions: [Instruction] = []
    var problems: [Problem] = []
    /// Why parsing ended before the end of the file: a heredoc, or another escape character. What follows could be anything.
    var unread: String?

    /// Each instruction on one line with single spaces, for comparing Dockerfiles.
    var plain: String { instructions.map(\.plain).joined(separator: "\n") }

    static let keywords: Set<String> = [
        "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD", "RUN", "SHELL",
        "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
    ]
}

extension Dockerfile.Instruction {
    /// Keyword, options, and arguments on one line, separated by single spaces.
    var plain: String {
        let arguments = arguments.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return ([keyword] + options + [arguments]).filter { !$0.isEmpty }.joined(separator: " ")
    }
}
