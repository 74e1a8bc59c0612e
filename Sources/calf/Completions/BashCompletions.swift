/// Completions for bash, made from the declarations.
enum BashCompletions {
    static var script: String {
        """
        # bash completion for calf
        _calf() {
            local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command= word
            for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
                case $word in
                    \(Command.shown.map(\.name).joined(separator: "|"))) command=$word; break ;;
                esac
            done
            COMPREPLY=()
            case $previous in
        \(values)
            esac
            if [[ $current == -* ]]; then
                local options="\(spellings(Option.everywhere))"
                case $command in
        \(cases { command in command.options.isEmpty ? nil : "options+=\" \(spellings(command.options))\"" })
                esac
                COMPREPLY=($(compgen -W "$options" -- "$current"))
                return
            fi
            case $command in
                "") COMPREPLY=($(compgen -W "\(Command.shown.map(\.name).joined(separator: " "))" -- "$current")) ;;
        \(cases(operand))
            esac
        }
        complete -o filenames -F _calf calf

        """
    }

    private static func spellings(_ options: [Option]) -> String { options.map { "--\($0.name)" }.joined(separator: " ") }

    private static func cases(_ body: (Command) -> String?) -> String {
        Command.shown.compactMap { command in body(command).map { "        \(command.name)) \($0) ;;" } }.joined(separator: "\n")
    }

    private static func operand(_ command: Command) -> String? {
        guard let operand = command.operands.first else { return nil }
        if !operand.choices.isEmpty { return "COMPREPLY=($(compgen -W \"\(operand.choices.joined(separator: " "))\" -- \"$current\"))" }
        return switch operand.kind {
        case .lesson: "COMPREPLY=($(compgen -W \"$(calf lessons --ids 2>/dev/null)\" -- \"$current\"))"
        case .file: "COMPREPLY=($(compgen -f -- \"$current\"))"
        case .folder: "COMPREPLY=($(compgen -d -- \"$current\"))"
        case .exercise, .other: nil
        }
    }

    /// What stands after an option that takes a value.
    private static var values: String {
        var seen: Set<String> = []
        let options = (Command.shown.flatMap(\.options) + Option.everywhere).filter { $0.value != nil && seen.insert($0.name).inserted }
        return options.map { option in
            let letter = option.letter.map { "|-\($0)" } ?? ""
            let reply =
                if !option.choices.isEmpty {
                    "COMPREPLY=($(compgen -W \"\(option.choices.joined(separator: " "))\" -- \"$current\")); return"
                } else {
                    switch option.completes {
                    case .files: "COMPREPLY=($(compgen -f -- \"$current\")); return"
                    case .folders: "COMPREPLY=($(compgen -d -- \"$current\")); return"
                    case .lessons: "COMPREPLY=($(compgen -W \"$(calf lessons --ids 2>/dev/null)\" -- \"$current\")); return"
                    case .nothing: "return"
                    }
                }
            return "        --\(option.name)\(letter)) \(reply) ;;"
        }.joined(separator: "\n")
    }
}
