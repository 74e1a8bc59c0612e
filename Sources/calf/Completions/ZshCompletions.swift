/// Completions for zsh, made from the declarations.
enum ZshCompletions {
    static var script: String {
        """
        #compdef calf
        _calf_lessons() { local -a ids; ids=(${(f)"$(calf lessons --ids 2>/dev/null)"}); compadd -a ids }
        _calf() {
            local context state state_descr line
            typeset -A opt_args
            _arguments -C \(Option.everywhere.map(argument).joined(separator: " ")) '1: :->command' '*:: :->operands'
            case $state in
                command)
                    local -a commands
                    commands=(\(Command.shown.map { quoted("\($0.name):\(escaped($0.summary))") }.joined(separator: " ")))
                    _describe command commands ;;
                operands)
                    case $line[1] in
        \(Command.shown.map(branch).joined(separator: "\n"))
                    esac ;;
            esac
        }
        _calf "$@"

        """
    }

    private static func branch(_ command: Command) -> String {
        let operands = command.operands.enumerated().map { index, operand in
            let place = if case .many = operand.count { "*" } else { String(index + 1) }
            return quoted("\(place):\(operand.name.lowercased()):\(action(operand))")
        }
        let arguments = (command.options + Option.everywhere).map(argument) + operands
        return "                \(command.name)) _arguments \(arguments.joined(separator: " ")) ;;"
    }

    private static func argument(_ option: Option) -> String {
        let value = option.value == nil ? "" : ":\(option.name):\(action(option))"
        return quoted("--\(option.name)\(option.value == nil ? "" : "=")[\(escaped(option.help))]\(value)")
    }

    private static func action(_ option: Option) -> String {
        if !option.choices.isEmpty { return "(\(option.choices.joined(separator: " ")))" }
        return switch option.completes {
        case .files: "_files"
        case .folders: "_files -/"
        case .lessons: "_calf_lessons"
        case .nothing: ""
        }
    }

    private static func action(_ operand: Operand) -> String {
        if !operand.choices.isEmpty { return "(\(operand.choices.joined(separator: " ")))" }
        return switch operand.kind {
        case .lesson: "_calf_lessons"
        case .file: "_files"
        case .folder: "_files -/"
        case .exercise, .other: ""
        }
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { $0 += [":", "[", "]", "\\"].contains($1) ? "\\\($1)" : String($1) }
    }

    private static func quoted(_ text: String) -> String { "'" + text.reduce(into: "") { $0 += $1 == "'" ? "'\\''" : String($1) } + "'" }
}
