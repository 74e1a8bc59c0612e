import Course

extension Command {
    static let help = Command(
        name: "help", summary: "list the commands, or explain one", group: .setup,
        operands: [Operand(name: "COMMAND", count: .optional, completion: .commands), Operand(name: "ACTION", count: .optional)]
    ) { invocation in
        let output = invocation.context.output
        guard let name = invocation.arguments.operand(0) else {
            output.print(Help.overview)
            return .done
        }
        guard let command = Command.named(name) else {
            throw UsageError(
                "no command named '\(name)'", nearest: Nearest.match(name, among: Command.shown.map(\.name)), command: "help")
        }
        let actions = command.operands.first?.choices ?? []
        if let action = invocation.arguments.operand(1), !actions.contains(action) {
            throw UsageError("calf \(name) has no action '\(action)'", nearest: Nearest.match(action, among: actions), command: name)
        }
        output.print(Help.text(for: command))
        return .done
    }
}
