import Primitives

/// A Dockerfile, parsed as the builder does: instructions with their options and words, grouped into stages.
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
        /// The last line of the instruction.
        var lastLine: Int
        /// Options such as `--from=builder`, which come before the arguments.
        var options: [Option] = []
        /// Everything after the keyword and options, with lines joined and comments removed.
        var arguments: String
    }

    struct Option: Sendable, Equatable {
        /// Without the hyphens.
        var name: String
        /// Empty if the option has no value.
        var value: String
    }

    /// A FROM and the instructions up to the next FROM.
    struct Stage: Sendable, Equatable {
        /// The base: an image, or the name of an earlier stage.
        var image: String
        /// The name after `AS`.
        var name: String?
        var instructions: [Instruction]
    }

    /// An error that the builder would report.
    struct Problem: Sendable, Equatable {
        enum Kind: Sendable, Equatable {
            case unknownInstruction(String)
            case missingArguments(String)
            /// An instruction other than ARG before the first FROM.
            case beforeFrom(String)
            case noFrom
        }

        var kind: Kind
        var line: Int
    }

    var instructions: [Instruction]
    var problems: [Problem]
    /// Why parsing ended before the end of the file: a heredoc, or another escape character. What follows could be anything.
    var unread: String?

    /// The stages in order. Instructions before the first FROM belong to none.
    var stages: [Stage] {
        var stages: [Stage] = []
        for instruction in instructions {
            if instruction.keyword == "FROM" {
                let words = instruction.words
                let named = words.count >= 3 && words[1].uppercased() == "AS"
                stages.append(Stage(image: words.first ?? "", name: named ? words[2] : nil, instructions: [instruction]))
            } else if !stages.isEmpty {
                stages[stages.count - 1].instructions.append(instruction)
            }
        }
        return stages
    }

    /// Each instruction on one line with single spaces, for comparing Dockerfiles.
    var plain: String { instructions.map(\.plain).joined(separator: "\n") }

    static let keywords: Set<String> = [
        "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD", "RUN", "SHELL",
        "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
    ]
}

extension Dockerfile.Instruction {
    /// The words of a command in exec form, `["python3", "app.py"]`; `nil` in shell form.
    var execForm: [String]? {
        do throws(JSONError) {
            let root = try JSONTree(arguments).root
            let words = root.children.compactMap(\.string)
            return root.kind == .array && words.count == root.children.count ? words : nil
        } catch {
            return nil
        }
    }

    /// The arguments as words, without quotes; in exec form, the words of the array.
    var words: [String] { execForm ?? ShellWords.split(arguments) }

    /// Keyword, options, and arguments on one line, separated by single spaces.
    var plain: String {
        let options = options.map { "--\($0.name)" + ($0.value.isEmpty ? "" : "=\($0.value)") }
        let arguments = arguments.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return ([keyword] + options + [arguments]).filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension Dockerfile.Problem {
    /// A sentence that says what is wrong, and on which line.
    var sentence: String {
        switch kind {
        case .unknownInstruction(let word): "Line \(line) of the Dockerfile: `\(word)` is not a Dockerfile instruction. Is it misspelled?"
        case .missingArguments(let keyword): "Line \(line) of the Dockerfile: \(keyword) has nothing after it."
        case .beforeFrom(let keyword): "Line \(line) of the Dockerfile: \(keyword) comes before FROM. What must a Dockerfile start with?"
        case .noFrom: "The Dockerfile has no FROM. Which image should yours build on?"
        }
    }
}
