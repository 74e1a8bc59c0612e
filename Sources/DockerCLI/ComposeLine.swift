/// What was typed after `docker compose`, as far as it tells which project is meant.
package struct ComposeLine: Sendable, Equatable {
    /// `-p`.
    package let project: String?
    /// `-f`, in their order.
    package let files: [String]
    /// `--project-directory`.
    package let folder: String?
    /// `--env-file`.
    package let environmentFiles: [String]
    package let subcommand: String
    /// Whether all of it is known.
    package let isWhole: Bool

    /// Takes the words after `compose` apart.
    package init(_ words: [String]) {
        let reading = OptionReader(.compose).read(words, from: 0)
        func values(_ name: String) -> [String] { reading.options.filter { $0.name == name }.compactMap(\.value) }
        project = values("project-name").last
        files = values("file")
        folder = values("project-directory").last ?? values("workdir").last
        environmentFiles = values("env-file")
        subcommand = reading.end < words.count ? words[reading.end] : ""
        isWhole = reading.isWhole
    }

    /// The words after `compose` in a line of docker's; `nil` for another command.
    package static func words(in line: DockerLine) -> [String]? {
        line.command == .compose ? Array(line.words[line.start...]) : nil
    }

    /// Whether it makes a project's things where there are none.
    package var makes: Bool { ["up", "create", "run", "start", "watch"].contains(subcommand) }

    /// Whether it changes what a project has.
    package var changes: Bool {
        makes || ["down", "rm", "stop", "kill", "restart", "pause", "scale"].contains(subcommand)
    }
}

/// Reading the name of a project where learners write it.
package enum ComposeName {
    /// `name:` at the top of a Compose file.
    package static func inFile(_ text: String) -> String? {
        text.split(whereSeparator: \.isNewline).lazy.compactMap { line -> String? in
            guard line.hasPrefix("name:") else { return nil }
            let value = line.dropFirst("name:".count).split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)[0]
            return unquoted(value)
        }.first
    }

    /// `COMPOSE_PROJECT_NAME=` in an environment file.
    package static func inEnvironment(_ text: String) -> String? {
        text.split(whereSeparator: \.isNewline).lazy.compactMap { line -> String? in
            let parts = line.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, unquoted(parts[0]) == "COMPOSE_PROJECT_NAME" else { return nil }
            return unquoted(parts[1])
        }.first
    }

    private static func unquoted(_ text: Substring) -> String? {
        let text = text.drop { $0 == " " || $0 == "\t" }
        let trimmed = text.prefix { $0 != " " && $0 != "\t" && $0 != "\r" }
        let inner = trimmed.count > 1 && (trimmed.first == "\"" || trimmed.first == "'") ? trimmed.dropFirst().dropLast() : trimmed
        return inner.isEmpty ? nil : String(inner)
    }
}
