/// What was typed after `docker`, taken apart as far as it is known: global options, command, its options, and the words that are none.
///
/// It follows the rules of docker's own parser (Go's pflag). Nothing here changes or judges a line; what it does not know it leaves alone.
package struct DockerLine: Sendable, Equatable {
    /// Everything after the program's name.
    package let words: [String]
    package let command: DockerCommand
    /// The index of the first word after the command's name; options can be put in there.
    package let start: Int
    /// The command's own options, in their order.
    package let options: [DockerOption]
    /// The words that are no options: names, or an image and what is run in it.
    package let operands: [String]
    /// Whether every option is known, so that options and operands are told apart for certain.
    package let isWhole: Bool
    /// What the table says of the command; `nil` for one that is not in it.
    let entry: CommandTable.Entry?
    /// A command that is not in the table.
    package let unknownName: String?
    /// Whether the line says where the engine is: it may be another one than the lesson's.
    package let namesEngine: Bool

    /// Takes the words after the program's name apart.
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

    /// The global options as they were typed: where the engine is.
    package var globals: [String] {
        let end = OptionReader(.globals).read(words, from: 0).end
        return Array(words[..<end])
    }

    /// The values of an option, by its long name.
    package func values(_ name: String) -> [String] { options.filter { $0.name == name }.compactMap(\.value) }

    /// Whether a switch is on.
    package func has(_ name: String) -> Bool { options.last { $0.name == name }?.isOn ?? false }

    /// Whether the line only asks for help, and so does nothing. Where options are not told apart, `--help` could be the value of one.
    package var asksForHelp: Bool {
        guard let entry else { return false }
        if CommandShape(of: entry).isLenient { return start < words.count && ["--help", "-h"].contains(words[start]) }
        return has("help")
    }
}

/// One option of a command, by its long name.
package struct DockerOption: Sendable, Equatable {
    package var name: String
    /// `nil` for a switch that is just there.
    package var value: String?
    /// The word in which the value ends; what stands in it before the value.
    package var word: Int
    package var prefix: String

    init(_ name: String, value: String? = nil, word: Int, prefix: String = "") {
        self.name = name
        self.value = value
        self.word = word
        self.prefix = prefix
    }

    /// As Go reads a truth value.
    var isOn: Bool { !["0", "f", "F", "false", "False", "FALSE"].contains(value) }
}

/// Everything up to the command's name.
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
        if globals.options.contains(where: { ["help", "version"].contains($0.name) && $0.isOn }) { return }
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

    /// Where the words are that may be a command's name, without the options that buildx takes before its commands.
    private static func namePlaces(_ words: [String], from start: Int) -> [Int] {
        var next = start + 1
        if words[start] == "buildx" || words[start] == "builder" {
            let reading = OptionReader(.buildx).read(words, from: next)
            if reading.isWhole { next = reading.end }
        }
        return [start] + Array(next..<max(next, min(next + 2, words.count)))
    }

    /// Whether the words name only a group of commands, which docker explains.
    private static func isExplained(_ name: [String]) -> Bool {
        let group = name.prefix { !$0.hasPrefix("-") }
        return CommandTable.isGroup(group) && (group.count == name.count || ["--help", "-h"].contains(name[group.count]))
    }
}
