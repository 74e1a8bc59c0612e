extension Command {
    static let completions = Command(
        name: "completions", summary: "what a shell needs to complete calf's commands",
        operands: [Operand(name: "SHELL", choices: ["bash", "zsh", "fish"])],
        notes: [
            "bash:  calf completions bash > ~/.local/share/bash-completion/completions/calf",
            "zsh:   calf completions zsh > a folder of your $fpath, as _calf",
            "fish:  calf completions fish > ~/.config/fish/completions/calf.fish",
        ]
    ) { invocation in
        let script =
            switch invocation.arguments.operands[0] {
            case "bash": BashCompletions.script
            case "zsh": ZshCompletions.script
            default: FishCompletions.script
            }
        invocation.context.output.write(script)
        return .done
    }
}
