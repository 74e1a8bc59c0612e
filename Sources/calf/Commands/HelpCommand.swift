extension Command {
    static let help = Command(
        name: "help", summary: "what can be said, and what one command takes",
        operands: [Operand(name: "COMMAND", count: .optional)], isHidden: true
    ) { invocation in
        guard let name = invocation.arguments.operand(0) else {
            invocation.context.output.print(Help.overview)
            return .done
        }
        guard let command = Command.named(name) else { throw UsageError.noCommand(name) }
        invocation.context.output.print(Help.text(for: command))
        return .done
    }
}
