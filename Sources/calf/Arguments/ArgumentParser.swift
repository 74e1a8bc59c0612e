import CGetopt
import Course
import Glibc

/// Parses by declaration, over `getopt_long(3)`: options anywhere, `--option=value`, `--option value`, `-ovalue`, clustered letters, `--`,
/// and long names shortened as far as they stay clear.
enum ArgumentParser {
    /// - Parameter words: without the program's name.
    static func parse(_ words: [String]) throws(UsageError) -> Arguments {
        // What stands before the command's name are options for all commands; "+" stops at the name.
        let before = try getopt(words, options: Option.everywhere, stopAtOperand: true, command: "")
        guard let name = before.operands.first else { return before }
        guard let command = Command.named(name) else { throw UsageError.noCommand(name) }
        var after = try getopt(
            Array(before.operands.dropFirst()), options: command.options + Option.everywhere, stopAtOperand: false, command: name)
        after.options.merge(before.options) { late, _ in late }
        if !after.has("help"), !after.has("version") { try validate(after, against: command) }
        return after
    }

    private static func validate(_ arguments: Arguments, against command: Command) throws(UsageError) {
        for option in command.options where !option.choices.isEmpty {
            guard let value = arguments[option.name], !option.choices.contains(value) else { continue }
            throw UsageError(
                "--\(option.name) is one of \(option.choices.joined(separator: ", ")), not '\(value)'",
                nearest: Nearest.match(value, among: option.choices), command: command.name)
        }
        for (index, operand) in command.operands.enumerated() {
            guard let word = arguments.operand(index) else {
                if case .one = operand.count { throw UsageError("\(operand.usage) is missing", command: command.name) }
                break
            }
            if !operand.choices.isEmpty, !operand.choices.contains(word) {
                throw UsageError(
                    "there is no '\(command.name) \(word)'", nearest: Nearest.match(word, among: operand.choices), command: command.name)
            }
            if case .many = operand.count { return }
        }
        if let extra = arguments.operand(command.operands.count) {
            throw UsageError("'\(extra)' is one thing too many", command: command.name)
        }
    }
}

// MARK: - getopt_long

extension ArgumentParser {
    private static let firstLong: Int32 = 256

    private static func getopt(
        _ words: [String], options: [Option], stopAtOperand: Bool, command: String
    ) throws(UsageError) -> Arguments {
        var vector: [UnsafeMutablePointer<CChar>?] = (["calf"] + words).map { strdup($0) } + [nil]
        // getopt moves the words about, and keeps every one of them.
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
        calf_getopt_restart()
        while true {
            let found = getopt_long(Int32(words.count + 1), &vector, (stopAtOperand ? "+:" : ":") + letters, long, nil)
            if found == -1 { break }
            let word = text(vector[Int(calf_optind()) - 1])
            if found == Int32(UInt8(ascii: ":")) {
                throw UsageError("\(spelling(calf_optopt(), options)) wants a value", command: command)
            }
            guard let option = declared(found, in: options) else {
                throw unknown(word, optopt: calf_optopt(), options: options, command: command)
            }
            arguments.options[option.name, default: []].append(option.value == nil ? "" : text(calf_optarg()))
        }
        arguments.operands = vector[Int(calf_optind())...].compactMap { $0 }.map { text($0) }
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
        if code != 0 { return UsageError("there is no option \(spelling(code, options))", command: command) }
        let name = String(word.dropFirst(2).prefix { $0 != "=" })
        let begins = options.map(\.name).filter { $0.hasPrefix(name) }
        if begins.count > 1 {
            return UsageError(
                "--\(name) could be \(begins.map { "--" + $0 }.joined(separator: " or "))", command: command)
        }
        let nearest = Nearest.match(name, among: options.map(\.name)).map { "--" + $0 }
        return UsageError("there is no option --\(name)", nearest: nearest, command: command)
    }

    private static func text(_ pointer: UnsafeMutablePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
}

extension UsageError {
    static func noCommand(_ name: String) -> UsageError {
        UsageError("there is no command '\(name)'", nearest: Nearest.match(name, among: Command.shown.map(\.name)), command: "")
    }
}
