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
    /// The words before it.
    package let globals: [String]
    package let asksForHelp: Bool
    /// Whether the words say where the engine is.
    package let namesEngine: Bool
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
        rest = Array(words.dropFirst(reading.end + 1))
        let explains = reading.options.contains { ["help", "version"].contains($0.name) && $0.isOn }
        asksForHelp = explains || rest.first == "--help" || rest.first == "-h"
        namesEngine = reading.options.contains { ["host", "context"].contains($0.name) }
        globals = Array(words[..<reading.end])
        effects = CommandTable.find(in: ["compose", subcommand])?.entry.effects
    }

    /// The words after `compose` in a line of docker's; `nil` for another command.
    package static func words(in line: DockerLine) -> [String]? {
        line.command == .compose ? Array(line.words[line.start...]) : nil
    }

    /// The words after the subcommand.
    package let rest: [String]
    private let effects: [CommandTable.Effect]?

    /// Whether it makes a project's things where there are none.
    package var makes: Bool { ["up", "create", "run", "start", "watch", "scale", "build"].contains(subcommand) }

    /// Whether the subcommand is in the table, or only explains itself.
    package var isKnown: Bool { effects != nil || subcommand.isEmpty }

    /// Whether it changes or removes anything on the engine.
    package var changes: Bool { effects?.contains { $0.action != .reads && $0.object != .registry } ?? !subcommand.isEmpty }

    /// Whether it would change or remove objects of this kind; of an unknown command that is not known.
    func touches(_ object: CommandTable.Effect.Object) -> Bool {
        effects?.contains { $0.object == object && $0.action != .reads } ?? true
    }

    package var touchesProject: Bool { touches(.project) }
    package var touchesVolumes: Bool { touches(.volume) }
    package var touchesNetworks: Bool { touches(.network) }

    /// Whether an option is somewhere in the rest, even as the value of another.
    private func has(_ options: String...) -> Bool {
        rest.contains { word in options.contains { word == $0 || word.hasPrefix($0 + "=") } }
    }

    /// Whether images are built, so that their names go to other images. Without being told to, Compose builds only what is missing.
    package var builds: Bool { ["build", "watch"].contains(subcommand) || has("--build", "--watch", "-w") }

    /// Whether images are pulled, so that their names go to other images.
    package var pulls: Bool { subcommand == "pull" || has("--pull") }

    package var removesImages: Bool { effects == nil || subcommand == "down" && has("--rmi") }

    /// Words of `run` that may be volumes, in any of the ways to write that.
    package var mentioned: [String] { subcommand == "run" ? rest.flatMap(AffectedObjects.names(in:)) : [] }
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
