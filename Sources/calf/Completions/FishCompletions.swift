/// Completions for fish, made from the declarations.
enum FishCompletions {
    static var script: String {
        var lines = ["# fish completion for calf", "complete -c calf -f"]
        lines += Option.everywhere.map { line($0, condition: nil) }
        for command in Command.shown {
            lines.append("complete -c calf -n __fish_use_subcommand -a \(command.name) -d \(quoted(command.summary))")
            let condition = "__fish_seen_subcommand_from \(command.name)"
            lines += command.options.map { line($0, condition: condition) }
            if let operand = command.operands.first, let words = words(operand) {
                lines.append("complete -c calf -n \(quoted(condition)) \(words)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func line(_ option: Option, condition: String?) -> String {
        var parts = ["complete -c calf"]
        if let condition { parts.append("-n \(quoted(condition))") }
        parts.append("-l \(option.name)")
        if let letter = option.letter { parts.append("-s \(letter)") }
        if option.value != nil { parts.append("-r") }
        if !option.choices.isEmpty {
            parts.append("-a \(quoted(option.choices.joined(separator: " ")))")
        } else {
            switch option.completes {
            case .files, .folders: parts.append("-F")
            case .lessons: parts.append("-a '(calf lessons --ids 2>/dev/null)'")
            case .nothing: break
            }
        }
        parts.append("-d \(quoted(option.help))")
        return parts.joined(separator: " ")
    }

    private static func words(_ operand: Operand) -> String? {
        if !operand.choices.isEmpty { return "-a \(quoted(operand.choices.joined(separator: " ")))" }
        return switch operand.kind {
        case .lesson: "-a '(calf lessons --ids 2>/dev/null)'"
        case .file, .folder: "-F"
        case .exercise, .other: nil
        }
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.reduce(into: "") { $0 += $1 == "'" || $1 == "\\" ? "\\\($1)" : String($1) } + "'"
    }
}
