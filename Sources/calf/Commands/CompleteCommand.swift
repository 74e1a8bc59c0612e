extension Command {
    /// Called by the completion scripts: `calf complete -- WORD…`.
    static let complete = Command(
        name: "complete", summary: "list what can follow on a command line", operands: [Operand(name: "WORD", count: .many)]
    ) { invocation in
        let output = invocation.context.output
        // Pressing Tab is not worth a line in the log.
        invocation.context.log.stop()
        for line in try Candidates(invocation.arguments.operands, output: output).lines() { output.write(line + "\n") }
        return .done
    }
}
