import Primitives

/// A Dockerfile taken apart as the builder does: instructions with their options, words and heredocs, and the stages they stand in.
///
/// Reading never fails: what the builder would refuse stands in `problems`, and the rest is read all the same.
/// <https://docs.docker.com/reference/dockerfile/>
package struct Dockerfile: Sendable, Equatable {
    /// One instruction, however many lines it takes.
    package struct Instruction: Sendable, Equatable {
        /// In capitals: `FROM`, `RUN`.
        package var keyword: String
        /// The line of the keyword, counted from 1.
        package var line: Int
        /// The last line that belongs to it.
        package var lastLine: Int
        /// `--from=builder` and the like, which stand before the rest.
        package var options: [Option] = []
        /// What follows keyword and options, lines joined and comments between them left out.
        package var arguments: String
        /// The texts that follow it, for RUN, COPY and ADD.
        package var heredocs: [Heredoc] = []

        package init(keyword: String, line: Int, lastLine: Int, arguments: String) {
            self.keyword = keyword
            self.line = line
            self.lastLine = lastLine
            self.arguments = arguments
        }
    }

    package struct Option: Sendable, Equatable {
        /// Without the hyphens.
        package var name: String
        /// Empty where none is given.
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package struct Heredoc: Sendable, Equatable {
        package var name: String
        package var text: String

        package init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    /// A FROM with what follows up to the next.
    package struct Stage: Sendable, Equatable {
        /// What it is built on: an image, or an earlier stage's name.
        package var image: String
        /// What `AS` calls it.
        package var name: String?
        package var instructions: [Instruction]
    }

    /// What the builder would refuse.
    package struct Problem: Sendable, Equatable {
        package enum Kind: Sendable, Equatable {
            case unknownInstruction(String)
            case missingArguments(String)
            /// Something else than ARG stands before the first FROM.
            case beforeFrom(String)
            case noFrom
            case unterminatedHeredoc(String)
        }

        package var kind: Kind
        package var line: Int

        package init(kind: Kind, line: Int) {
            self.kind = kind
            self.line = line
        }
    }

    package var instructions: [Instruction]
    package var problems: [Problem]

    /// The stages in order; what stands before the first FROM belongs to none.
    package var stages: [Stage] {
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

    /// Each instruction on one line, single blanks between its words: what two Dockerfiles that mean the same have in common.
    package var plain: String { instructions.map(\.plain).joined(separator: "\n") }

    static let keywords: Set<String> = [
        "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD", "RUN", "SHELL",
        "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
    ]
}

extension Dockerfile.Instruction {
    /// The words of a command in exec form, `["python3", "app.py"]`; `nil` in shell form.
    package var execForm: [String]? {
        do throws(JSONError) {
            let root = try JSONTree(arguments).root
            let words = root.children.compactMap(\.string)
            return root.kind == .array && words.count == root.children.count ? words : nil
        } catch {
            return nil
        }
    }

    /// The arguments as words, quotes taken off; those of the exec form where it is one.
    package var words: [String] { execForm ?? ShellWords.split(arguments) }

    /// Keyword, options and arguments on one line, single blanks between.
    package var plain: String {
        let options = options.map { "--\($0.name)" + ($0.value.isEmpty ? "" : "=\($0.value)") }
        let arguments = arguments.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return ([keyword] + options + [arguments]).filter { !$0.isEmpty }.joined(separator: " ")
    }
}
