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

    /// Takes the words after the program's name apart.
    package init(_ words: [String]) {
        self.words = words
        let globals = OptionReader(.globals).read(words, from: 0)
        let place = globals.isWhole ? DockerCommand.find(in: words, from: globals.end) : nil
        guard let place else {
            (command, start, options, operands, isWhole) = (.other, globals.end, [], [], false)
            return
        }
        command = place.command
        start = place.end
        let reading = OptionReader(place.command.shape).read(words, from: place.end)
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
    package func has(_ name: String) -> Bool {
        options.last { $0.name == name }.map { $0.value != "false" && $0.value != "0" } ?? false
    }

    /// Whether the line only asks for help, and so does nothing.
    package var asksForHelp: Bool { has("help") }
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
}
