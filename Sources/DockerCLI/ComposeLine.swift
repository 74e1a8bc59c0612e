/// The words after `docker compose`, parsed as far as needed to identify the project.
package struct ComposeLine: Sendable, Equatable {
    /// The value of `-p`.
    package let project: String?
    /// The values of `-f`, in order.
    package let files: [String]
    /// The value of `--project-directory`.
    package let folder: String?
    /// The values of `--env-file`.
    package let environmentFiles: [String]
    package let subcommand: String
    /// The words before the subcommand.
    package let globals: [String]
    package let asksForHelp: Bool
    /// Whether the words select an engine.
    package let namesEngine: Bool
    /// Whether all global options are known.
    package let isWhole: Bool

    /// Parses the words after `compose`.
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
        // With `--version`, Compose still runs a subcommand that follows.
        let explains = reading.options.contains { $0.name == "help" && $0.isOn }
        asksForHelp = explains || rest.first == "--help" || rest.first == "-h"
        namesEngine = reading.options.contains { ["host", "context"].contains($0.name) }
        globals = Array(words[..<reading.end])
        effects = CommandTable.find(in: ["compose", subcommand])?.entry.effects
    }

    /// The words after `compose` in a docker command, or `nil` for any other command.
    package static func words(in line: DockerLine) -> [String]? {
        line.command == .compose ? Array(line.words[line.start...]) : nil
    }

    /// The words after the subcommand.
    package let rest: [String]
    private let effects: [CommandTable.Effect]?

    /// Whether the command creates a project's objects if they don't exist.
    package var makes: Bool { ["up", "create", "run", "start", "watch", "scale", "build"].contains(subcommand) }

    /// Whether the subcommand is in the table, or there is none.
    package var isKnown: Bool { effects != nil || subcommand.isEmpty }

    /// Whether the command changes or removes anything on the engine.
    package var changes: Bool { effects?.contains { $0.action != .reads && $0.object != .registry } ?? !subcommand.isEmpty }

    /// Whether the command would change or remove objects of this kind. Assumed for an unknown command.
    func touches(_ object: CommandTable.Effect.Object) -> Bool {
        effects?.contains { $0.object == object && $0.action != .reads } ?? true
    }

    package var touchesProject: Bool { touches(.project) }
    package var touchesVolumes: Bool { touches(.volume) }
    package var touchesNetworks: Bool { touches(.network) }

    /// Whether an option appears anywhere after the subcommand, even as the value of another option.
    private func has(_ options: String...) -> Bool {
        rest.contains { word in options.contains { word == $0 || word.hasPrefix($0 + "=") } }
    }

    /// Whether images are built, so that their names move to other images. By default, Compose builds only missing images.
    package var builds: Bool { ["build", "watch"].contains(subcommand) || has("--build", "--watch", "-w") }

    /// Whether images are pulled, so that their names move to other images.
    package var pulls: Bool {
        if subcommand == "pull" { return true }
        // `build --pull` fetches only the images to build from.
        if subcommand == "build" { return false }
        return rest.indices.contains { index in
            guard rest[index].hasPrefix("--pull"), let value = value(of: "--pull", at: index) else { return false }
            return !["missing", "never", "if_not_present"].contains(value)
        }
    }

    /// The value of an option at an index, in the same word or in the next one.
    private func value(of option: String, at index: Int) -> String? {
        if rest[index] == option { return index + 1 < rest.count ? rest[index + 1] : "" }
        return rest[index].hasPrefix(option + "=") ? String(rest[index].dropFirst(option.count + 1)) : nil
    }

    package var removesImages: Bool { effects == nil || subcommand == "down" && has("--rmi") }

    /// Whether images that are only pulled stay.
    package var keepsPulledImages: Bool { rest.indices.contains { value(of: "--rmi", at: $0) == "local" } }

    /// The paths on this machine that the options of `run` give to a container.
    package var mountedPaths: [String] {
        guard subcommand == "run" else { return [] }
        let reading = OptionReader(.composeRun).read(rest, from: 0)
        let values = reading.isWhole ? reading.options.filter { $0.name == "volume" }.compactMap(\.value) : rest
        return values.compactMap(EnginePath.source)
    }

    /// Words of `run` that may name volumes, in any syntax.
    package var mentioned: [String] { subcommand == "run" ? rest.flatMap(AffectedObjects.names(in:)) : [] }
}

/// Reads the project's name from files that learners write.
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
