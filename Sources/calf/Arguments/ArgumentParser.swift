import Course

/// Parses the command line according to its declarations, as `getopt_long(3)` does: options anywhere, `--option=value`, `--option value`,
/// `-ovalue`, clustered letters, `--`, and long names abbreviated to any unambiguous prefix.
enum ArgumentParser {
    /// A word that names no command is returned as the command, unparsed: only the caller knows which lesson it might mean.
    ///
    /// - Parameter words: The arguments without the program's name.
    static func parse(_ words: [String]) throws(UsageError) -> Arguments {
        // Options before the command's name belong to every command.
        var reader = WordReader(arguments: Arguments(command: ""), rest: words[...], options: Option.everywhere)
        try reader.read(required: nil)
        let before = reader.arguments
        try validate(before, against: Option.everywhere)
        guard let name = before.operands.first else { return before }
        let rest = Array(before.operands.dropFirst())
        guard let command = Command.named(name) else { return Arguments(command: name, options: before.options, operands: rest) }
        reader = WordReader(arguments: Arguments(command: name), rest: rest[...], options: command.options + Option.everywhere)
        try reader.read(required: command.operands.count { $0.count == .one })
        var after = reader.arguments
        after.options.merge(before.options) { late, _ in late }
        if !after.has("help"), !after.has("version") { try validate(after, against: command) }
        return after
    }

    private static func validate(_ arguments: Arguments, against options: [Option]) throws(UsageError) {
        for option in options {
            if option.isRequired, !arguments.has(option.name) {
                throw UsageError("missing \(option.spelling(separator: "|"))", command: arguments.command)
            }
            guard !option.choices.isEmpty, let value = arguments[option.name], !option.choices.contains(value) else { continue }
            throw invalid("--\(option.name) can't be '\(value)'", value, among: option.choices, arguments.command)
        }
    }

    private static func validate(_ arguments: Arguments, against command: Command) throws(UsageError) {
        try validate(arguments, against: command.options + Option.everywhere)
        for (index, operand) in command.operands.enumerated() {
            guard let word = arguments.operand(index) else {
                if operand.count == .one { throw UsageError("missing \(operand.usage)", command: command.name) }
                break
            }
            if !operand.choices.isEmpty, !operand.choices.contains(word) {
                throw invalid("unknown \(operand.name.lowercased()) '\(word)'", word, among: operand.choices, command.name)
            }
            if operand.count == .many { return }
        }
        if let extra = arguments.operand(command.operands.count) {
            throw UsageError("unexpected argument '\(extra)'", command: command.name)
        }
    }

    private static func invalid(_ message: String, _ word: String, among choices: [String], _ command: String) -> UsageError {
        if let nearest = Nearest.match(word, among: choices) { return UsageError(message, nearest: nearest, command: command) }
        return UsageError("\(message). Use one of: \(choices.joined(separator: ", "))", command: command)
    }
}

/// Reads words from left to right.
private struct WordReader {
    var arguments: Arguments
    var rest: ArraySlice<String>
    let options: [Option]
    /// The option that also takes the words after its value.
    var repeating: Option?

    /// - Parameter required: How many operands come before the words of a repeating option; `nil` if the first operand ends the options.
    mutating func read(required: Int?) throws(UsageError) {
        while let word = rest.popFirst(), word != "--" {
            if word.hasPrefix("--") {
                try readName(word.dropFirst(2))
            } else if word.hasPrefix("-"), word != "-" {
                try readLetters(word.dropFirst())
            } else if let repeating, let required, arguments.operands.count >= required {
                arguments.options[repeating.name, default: []].append(word)
            } else {
                arguments.operands.append(word)
                if required == nil { break }
            }
        }
        arguments.operands += rest
    }

    private mutating func readName(_ word: Substring) throws(UsageError) {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let option = try option(named: parts[0])
        if option.value == nil, parts.count > 1 { throw UsageError("--\(option.name) takes no value", command: arguments.command) }
        try add(option, parts.dropFirst().first, spelling: "--\(option.name)")
    }

    private mutating func readLetters(_ word: Substring) throws(UsageError) {
        var letters = word
        while let letter = letters.popFirst() {
            guard let option = options.first(where: { $0.letter == letter }) else {
                throw UsageError("unknown option -\(letter)", command: arguments.command)
            }
            let attached = option.value == nil || letters.isEmpty ? nil : String(letters)
            try add(option, attached, spelling: "-\(letter)")
            if attached != nil { return }
        }
    }

    private mutating func add(_ option: Option, _ attached: String?, spelling: String) throws(UsageError) {
        guard let value = option.value == nil ? "" : attached ?? rest.popFirst() else {
            throw UsageError("\(spelling) needs a value", command: arguments.command)
        }
        arguments.options[option.name, default: []].append(value)
        arguments.given.append((option.name, value))
        repeating = option.isRepeating ? option : nil
    }

    private func option(named name: String) throws(UsageError) -> Option {
        let matches = options.filter { $0.name.hasPrefix(name) }
        if let found = matches.first(where: { $0.name == name || matches.count == 1 }) { return found }
        if matches.isEmpty {
            let nearest = Nearest.match(name, among: options.map(\.name)).map { "--" + $0 }
            throw UsageError("unknown option --\(name)", nearest: nearest, command: arguments.command)
        }
        throw UsageError("--\(name) could mean \(matches.map { "--" + $0.name }.joined(separator: " or "))", command: arguments.command)
    }
}
