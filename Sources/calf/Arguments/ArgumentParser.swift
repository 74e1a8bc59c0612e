import CGetopt
import Course
import Glibc

/// Parses the command line according to its declarations, using `getopt_long(3)`: options anywhere, `--option=value`, `--option value`,
/// `-ovalue`, clustered letters, `--`, and long names abbreviated to any unambiguous prefix.
enum ArgumentParser {
    /// A word that names no command is returned as the command, unparsed: only the caller knows which lesson it might mean.
    ///
    /// - Parameter words: The arguments without the program's name.
    static func parse(_ words: [String]) throws(UsageError) -> Arguments {
        // "+" stops at the command's name: options before it belong to every command.
        let before = try getopt(words, options: Option.everywhere, order: "+", command: "")
        try validate(before, against: Option.everywhere)
        guard let name = before.operands.first else { return before }
        let rest = Array(before.operands.dropFirst())
        guard let command = Command.named(name) else { return Arguments(command: name, options: before.options, operands: rest) }
        // "-" reports operands in place, so that a repeating option can take them.
        let required = command.operands.count { if case .one = $0.count { true } else { false } }
        var after = try getopt(rest, options: command.options + Option.everywhere, order: "-", command: name, required: required)
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
                if case .one = operand.count { throw UsageError("missing \(operand.usage)", command: command.name) }
                break
            }
            if !operand.choices.isEmpty, !operand.choices.contains(word) {
                throw invalid("unknown \(operand.name.lowercased()) '\(word)'", word, among: operand.choices, command.name)
            }
            if case .many = operand.count { return }
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

// MARK: - getopt_long

extension ArgumentParser {
    private static let firstLong: Int32 = 256
    private static let operandInPlace: Int32 = 1

    private static func getopt(
        _ words: [String], options: [Option], order: String, command: String, required: Int = 0
    ) throws(UsageError) -> Arguments {
        var vector: [UnsafeMutablePointer<CChar>?] = (["calf"] + words).map { strdup($0) } + [nil]
        // getopt reorders the words but keeps all of them.
        defer { for word in vector { free(word) } }
        let names = options.map { strdup($0.name) }
        defer { for name in names { free(name) } }
        var long: [option] = []
        for (index, declared) in options.enumerated() {
            long.append(option(name: names[index], has_arg: declared.value == nil ? 0 : 1, flag: nil, val: firstLong + Int32(index)))
        }
        long.append(option())
        let letters = options.compactMap { option in option.letter.map { "\($0)\(option.value == nil ? "" : ":")" } }.joined()

        var arguments = Arguments(command: command)
        var repeating: Option?
        calf_getopt_restart()
        while true {
            let found = getopt_long(Int32(words.count + 1), &vector, order + ":" + letters, long, nil)
            if found == -1 { break }
            if found == operandInPlace {
                let word = text(calf_optarg())
                if let repeating, arguments.operands.count >= required {
                    arguments.options[repeating.name, default: []].append(word)
                } else {
                    arguments.operands.append(word)
                }
                continue
            }
            let word = text(vector[Int(calf_optind()) - 1])
            if found == Int32(UInt8(ascii: ":")) {
                throw UsageError("\(spelling(calf_optopt(), options)) needs a value", command: command)
            }
            guard let option = declared(found, in: options) else {
                throw unknown(word, optopt: calf_optopt(), options: options, command: command)
            }
            let value = option.value == nil ? "" : text(calf_optarg())
            arguments.options[option.name, default: []].append(value)
            arguments.given.append((option.name, value))
            repeating = option.isRepeating ? option : nil
        }
        arguments.operands += vector[Int(calf_optind())...].compactMap { $0 }.map { text($0) }
        return arguments
    }

    private static func declared(_ code: Int32, in options: [Option]) -> Option? {
        if code >= firstLong { return options[Int(code - firstLong)] }
        return options.first { $0.letter?.asciiValue.map(Int32.init) == code }
    }

    private static func spelling(_ code: Int32, _ options: [Option]) -> String {
        if code >= firstLong { return "--" + options[Int(code - firstLong)].name }
        return "-" + String(decoding: [UInt8(truncatingIfNeeded: code)], as: UTF8.self)
    }

    private static func unknown(_ word: String, optopt code: Int32, options: [Option], command: String) -> UsageError {
        if code >= firstLong { return UsageError("\(spelling(code, options)) takes no value", command: command) }
        if code != 0 { return UsageError("unknown option \(spelling(code, options))", command: command) }
        let name = String(word.dropFirst(2).prefix { $0 != "=" })
        let matches = options.map(\.name).filter { $0.hasPrefix(name) }
        if matches.count > 1 {
            return UsageError("--\(name) could mean \(matches.map { "--" + $0 }.joined(separator: " or "))", command: command)
        }
        let nearest = Nearest.match(name, among: options.map(\.name)).map { "--" + $0 }
        return UsageError("unknown option --\(name)", nearest: nearest, command: command)
    }

    private static func text(_ pointer: UnsafeMutablePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
}
