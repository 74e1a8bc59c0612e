/// The words after `docker` of a command that creates something, parsed by the rules of docker's own parser (Go's pflag).
package struct DockerLine: Sendable, Equatable {
    /// The commands that say what a lesson needs and creates.
    package enum Command: Sendable { case run, networkCreate, volumeCreate, build, pull, tag }

    package let command: Command
    private let options: [DockerOption]
    /// The words that aren't options: names, or an image and the command to run in it.
    package let operands: [String]

    /// `nil` for any other command.
    package init?(_ words: [String]) {
        let start = OptionReader(.globals).read(words, from: 0).end
        guard let found = Self.names.first(where: { words[start...].starts(with: $0.words) }) else { return nil }
        command = found.command
        let reading = OptionReader(.of(found.command)).read(words, from: start + found.words.count)
        options = reading.options
        operands = reading.operands + words[reading.end...]
    }

    /// The values of an option, given its long name.
    package func values(_ name: String) -> [String] { options.filter { $0.name == name }.compactMap(\.value) }

    private static let names: [(words: [String], command: Command)] = [
        (["run"], .run), (["create"], .run), (["container", "run"], .run), (["container", "create"], .run),
        (["network", "create"], .networkCreate), (["volume", "create"], .volumeCreate),
        (["build"], .build), (["buildx", "build"], .build), (["image", "build"], .build),
        (["pull"], .pull), (["image", "pull"], .pull), (["tag"], .tag), (["image", "tag"], .tag),
    ]
}

/// One option of a command, identified by its long name.
struct DockerOption: Sendable, Equatable {
    var name: String
    /// `nil` for a switch without a value.
    var value: String?
}
