extension Command {
    static let completions = Command(
        name: "completions", summary: "print the completion script of a shell", group: .setup,
        operands: [Operand(name: "SHELL", choices: ["bash", "zsh", "fish"])],
        notes: [
            "bash:  calf completions bash > ~/.local/share/bash-completion/completions/calf",
            "zsh:   calf completions zsh > a folder of your $fpath, as _calf",
            "fish:  calf completions fish > ~/.config/fish/completions/calf.fish",
        ]
    ) { invocation in
        invocation.context.output.write(CompletionScript.text(for: invocation.arguments.operands[0]))
        return .done
    }
}
