import Course

extension Command {
    static let help = Command(
        name: "help", summary: "list the commands, or explain one", group: .setup,
        operands: [Operand(name: "COMMAND", count: .optional, completion: .commands)]
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
        output.print(Help.text(for: command))
        return .done
    }
}
