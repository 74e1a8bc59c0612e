/// The words after `docker`, parsed as far as they are known: global options, command, its options, and its operands.
///
/// Follows the rules of docker's own parser (Go's pflag). Nothing here changes or judges a command; unknown parts are left alone.
package struct DockerLine: Sendable, Equatable {
    /// All words after the program's name.
    package let words: [String]
    package let command: DockerCommand
    /// The index of the first word after the command's name. Options can be inserted there.
    package let start: Int
    /// The command's own options, in order.
    package let options: [DockerOption]
    /// The words that aren't options: names, or an image and the command to run in it.
    package let operands: [String]
    /// Whether every option is known, so that options and operands are reliably distinguished.
    package let isWhole: Bool
    /// The command's entry in the table, or `nil` if there is none.
    let entry: CommandTable.Entry?
    /// The name of a command that is not in the table.
    package let unknownName: String?
    /// Whether the words select an engine, which may not be the lesson's.
    package let namesEngine: Bool

    /// Parses the words after the program's name.
    package init(_ words: [String]) {
        self.words = words
        let head = Head(words)
        (command, start, entry, unknownName, namesEngine) = (head.command, head.start, head.entry, head.unknownName, head.namesEngine)
        guard let entry = head.entry else {
            (options, operands, isWhole) = ([], [], head.command == .compose)
            return
        }
        let reading = OptionReader(CommandShape(of: entry)).read(words, from: head.start)
        options = reading.options
        operands = reading.operands + words[reading.end...]
        isWhole = reading.isWhole
    }

    /// The global options as typed.
    package var globals: [String] {
        let end = OptionReader(.globals).read(words, from: 0).end
        return Array(words[..<end])
    }

    /// The values of an option, given its long name.
    package func values(_ name: String) -> [String] { options.filter { $0.name == name }.compactMap(\.value) }

    /// Whether a switch is on, given its long name.
    package func has(_ name: String) -> Bool { options.last { $0.name == name }?.isOn ?? false }

    /// Whether the command only asks for help. If the command's options aren't known, only a leading `--help` counts, because later it
    /// could be an option's value.
    package var asksForHelp: Bool {
        guard let entry else { return false }
        if CommandShape(of: entry).isLenient { return start < words.count && ["--help", "-h"].contains(words[start]) }
        return has("help")
    }
}

/// One option of a command, identified by its long name.
package struct DockerOption: Sendable, Equatable {
    package var name: String
    /// `nil` for a switch without a value.
    package var value: String?
    /// The index of the word that ends with the value, and the part of that word before the value.
    package var word: Int
    package var prefix: String

    init(_ name: String, value: String? = nil, word: Int, prefix: String = "") {
        self.name = name
        self.value = value
        self.word = word
        self.prefix = prefix
    }

    /// Whether Go would parse the value as true.
    var isOn: Bool { !["0", "f", "F", "false", "False", "FALSE"].contains(value) }
}

/// The words up to and including the command's name.
private struct Head {
    var command = DockerCommand.other
    var start: Int
    var entry: CommandTable.Entry?
    var unknownName: String?
    var namesEngine: Bool

    init(_ words: [String]) {
        let globals = OptionReader(.globals).read(words, from: 0)
        namesEngine = globals.options.contains { ["config", "context", "host"].contains($0.name) }
        start = globals.end
        guard start < words.count else { return }
        guard globals.isWhole else {
            unknownName = words[start]
            return
        }
        // With `--version`, docker still runs a command that follows.
        if globals.options.contains(where: { $0.name == "help" && $0.isOn }) { return }
        if words[start] == "compose" {
            (command, start) = (.compose, start + 1)
            return
        }
        let places = Self.namePlaces(words, from: start)
        let name = places.map { words[$0] }
        if let found = CommandTable.find(in: name[...]) {
            (command, entry, start) = (DockerCommand(found.entry), found.entry, places[found.end - 1] + 1)
        } else if !Self.isExplained(name) {
            unknownName = name.joined(separator: " ")
        }
    }

    /// The indices of the words that may form a command's name, skipping the options between `buildx` and its command.
    private static func namePlaces(_ words: [String], from start: Int) -> [Int] {
        var next = start + 1
        if words[start] == "buildx" || words[start] == "builder" {
            let reading = OptionReader(.buildx).read(words, from: next)
            if reading.isWhole { next = reading.end }
        }
        return [start] + Array(next..<max(next, min(next + 2, words.count)))
    }

    /// Whether the words name only a command group, for which docker prints help.
    private static func isExplained(_ name: [String]) -> Bool {
        let group = name.prefix { !$0.hasPrefix("-") }
        return CommandTable.isGroup(group) && (group.count == name.count || ["--help", "-h"].contains(name[group.count]))
    }
}
