import Course
import Terminal

/// What can follow on a partly typed command line.
struct Candidates {
    private let context: Context
    private let command: Command?
    private let operands: [String]
    /// The option whose value is being typed.
    private let pending: Option?
    /// The option that takes all words once the operands are complete.
    private let repeating: Option?
    private let current: String

    /// - Parameters:
    ///   - words: The words without the program's name. The last one is being completed and may be empty.
    ///   - output: Where messages would be printed.
    init(_ words: [String], output: Output) {
        var current = words.last ?? ""
        var typed = Array(words.dropLast())
        // bash splits --course=DIR into three words.
        if current == "=" { current = "" }
        if typed.last == "=" { typed.removeLast() }
        var command: Command?
        var arguments = Arguments(command: "")
        var pending: Option?
        for word in typed where word != "=" {
            if let option = pending {
                arguments.options[option.name, default: []].append(word)
                pending = nil
            } else if word.hasPrefix("-"), word != "-" {
                let name = word.drop { $0 == "-" }.prefix { $0 != "=" }
                let declared = (command?.options ?? []) + Option.everywhere
                let option = declared.first { $0.name == name || name.count == 1 && $0.letter == name.first }
                guard let option else { continue }
                if let equals = word.firstIndex(of: "=") {
                    arguments.options[option.name, default: []].append(String(word[word.index(after: equals)...]))
                } else if option.value != nil {
                    pending = option
                }
            } else if command == nil {
                command = Command.named(word)
            } else {
                arguments.operands.append(word)
            }
        }
        self.command = command
        self.pending = pending
        repeating = command?.options.first { $0.isRepeating && arguments.has($0.name) }
        self.current = current
        operands = arguments.operands
        context = Context(arguments: arguments, output: output)
    }

    /// One line each: the word, a tab and its description; or `:files` or `:folders`, which the shell lists itself.
    func lines() throws -> [String] {
        if let pending { return try words(pending.choices, pending.completion) }
        if current.hasPrefix("-"), current != "-" { return try options() }
        guard let command else {
            return matching(Command.shown.map { ($0.name, $0.summary) })
        }
        let required = command.operands.count { $0.count == .one }
        if let repeating, operands.count >= required { return try words(repeating.choices, repeating.completion) }
        if let operand = operand(of: command) { return try words(operand.choices, operand.completion) }
        guard let option = command.options.first(where: \.isRepeating) else { return [] }
        return try words(option.choices, option.completion)
    }

    private func operand(of command: Command) -> Operand? {
        if command.operands.indices.contains(operands.count) { return command.operands[operands.count] }
        guard let last = command.operands.last, last.count == .many else { return nil }
        return last
    }

    private func options() throws -> [String] {
        let declared = (command?.options ?? []) + Option.everywhere
        guard let equals = current.firstIndex(of: "=") else { return matching(declared.map { ("--" + $0.name, $0.help) }) }
        let name = current[..<equals]
        guard let option = declared.first(where: { "--" + $0.name == name }) else { return [] }
        return matching(try values(option.choices, option.completion).map { ("\(name)=\($0.0)", $0.1) })
    }

    private func words(_ choices: [String], _ completion: Completion) throws -> [String] {
        switch completion {
        case .files: [":files"]
        case .folders: [":folders"]
        default: matching(try values(choices, completion))
        }
    }

    private func values(_ choices: [String], _ completion: Completion) throws -> [(String, String)] {
        if !choices.isEmpty { return choices.map { ($0, "") } }
        switch completion {
        case .none, .files, .folders: return []
        case .commands: return Command.shown.map { ($0.name, $0.summary) }
        case .lessons:
            let catalog = try context.catalog()
            let lessons = catalog.courses().flatMap { CourseListing($0, from: catalog).lessons }
            return lessons.map { (current.contains("/") ? "\($0.course)/\($0.id)" : $0.id, $0.title) }
        case .exercises:
            guard let name = operands.first else { return [] }
            return try LessonOnDisk.find(name, in: try context.catalog()).exercises.map { ($0, "") }
        }
    }

    private func matching(_ candidates: [(String, String)]) -> [String] {
        candidates.filter { $0.0.hasPrefix(current) }.map { word, description in
            [word, description].filter { !$0.isEmpty }.map { SafeText($0).string }.joined(separator: "\t")
        }
    }
}
